"""Dated events in order, each with those who tell of it."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from kg.vocab import EVENT_CLASSES, shorten

from .world import Statement, World, plain, words

_TOLD = frozenset({"schema:startDate", "schema:endDate", "schema:location", "rdf:type"})
_HIDDEN = frozenset({"kgo:Event"})


@dataclass(frozen=True, slots=True)
class Moment:
    """An event with its date."""

    date: str  # at the precision of the text: "2021-05", "2021-05-21T02:00:00"; "--05-10" where no year is known
    end: str  # "" where it is not told
    event: str
    kind: str  # "attack"; "attack, killing" where articles class it differently
    places: tuple[str, ...]
    asserted: bool  # whether some article tells the date as a fact
    sources: tuple[str, ...]  # outlets, each with who says so where it is not the outlet itself
    others: tuple[str, ...]  # other dates that are told of it
    iri: str


def list_moments(world: World, about: Collection[str] | None = None) -> list[Moment]:
    """The dated events, by date; `about` are IRIs of events, or of things that take part; None for all.

    An event stands at the date that most articles tell; of equally told ones at the more precise.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    touched: set[str] = set()
    for one in world.statements:
        if about is not None and one.told and one.object in about:
            touched.add(one.subject)
        if one.predicate in _TOLD and not one.negated:
            told[one.subject].append(one)
    found = []
    for event in sorted(told):
        if about is None or event in touched or event in about:
            moment = _moment(world, event, told[event])
            if moment is not None:
                found.append(moment)
    return sorted(found, key=lambda m: (m.date.startswith("--"), m.date, m.event, m.iri))


def _moment(world: World, event: str, statements: list[Statement]) -> Moment | None:
    starts = [one for one in statements if one.predicate == "schema:startDate"]
    if not starts:
        return None
    votes = Counter(plain(one.object) for one in {(s.article, s.object): s for s in starts}.values())
    ranked = sorted(votes, key=lambda d: (-votes[d], d.startswith("--"), -len(d), d))
    ends = sorted({plain(one.object) for one in statements if one.predicate == "schema:endDate"})
    places = {world.shown(one) for one in statements if one.predicate == "schema:location"}
    kinds = {shorten(one.object) for one in statements if one.predicate == "rdf:type"} & set(EVENT_CLASSES) - _HIDDEN
    return Moment(
        ranked[0], ends[0] if ends else "", world.label(event),
        ", ".join(words(kind) for kind in sorted(filter(None, kinds))),
        tuple(sorted(places)), any(one.asserted for one in starts),
        tuple(sorted({_teller(world, one) for one in starts})), tuple(sorted(ranked[1:])), event,
    )  # fmt: skip


def _teller(world: World, one: Statement) -> str:
    outlet = world.label(one.article)
    return outlet if one.source == one.article else f"{world.source(one)} in {outlet}"
