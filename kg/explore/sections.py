"""What is told of a thing, sorted under headings that a reader looks for."""

from .terms import Json

_OFFICES = {"kgo:holdsPosition", "kgo:heldPosition", "kgo:headOf", "kgo:positionIn"}
_ROLES = {f"kgo:{role}" for role in ["agent", "patient", "recipient", "mediator", "instrument", "topic", "cause"]}
_WHEN_WHERE = {"schema:startDate", "schema:endDate", "schema:location"}
_FIGURES = {"kgo:deaths", "kgo:injuries", "kgo:amount"}
_TITLES = {
    "participants": "Who took part",
    "when": "When and where",
    "figures": "Figures",
    "offices": "Offices",
    "relations": "Relations",
    "events": "Events",
    "says": "What it says",
}


def sections_of(own: str, facts: list[Json], said: list[Json]) -> list[Json]:
    """[{key, title, facts}]: offices, relations, events …; those that hold nothing are left out."""
    found: dict[str, list[Json]] = {key: [] for key in _TITLES}
    for fact in facts:
        found[_key(fact, own)].append(fact)
    found["says"] = said
    return [
        {"key": key, "title": _TITLES[key], "facts": sorted(held, key=_rank)} for key, held in found.items() if held
    ]


def _rank(fact: Json) -> int:
    """What is told as fact first; else the order of the articles."""
    return ("asserted", "claimed", "denied").index(fact["status"])


def _key(fact: Json, own: str) -> str:
    """The section of a fact about the thing with this id."""
    if fact["subject"]["family"] == "Event" and fact["subject"]["id"] != own:
        return "events"
    name = fact["property"]
    if fact["subject"]["family"] == "Event":
        if name in _ROLES:
            return "participants"
        if name in _WHEN_WHERE:
            return "when"
    if name in _FIGURES:
        return "figures"
    if name in _OFFICES:
        return "offices"
    return "events" if fact.get("object", {}).get("family") == "Event" else "relations"
