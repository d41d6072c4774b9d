"""What the identity of events is judged on: one profile an event of an article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Argument, Entity, Event, Findings

PARTICIPANTS = frozenset({"kgo:agent", "kgo:patient", "kgo:recipient", "kgo:mediator", "kgo:topic"})
PLACE = "schema:location"
FAMILY = {  # classes under which two articles may tell one event
    "kgo:Bombing": "kgo:Attack",
    "kgo:ArmedConflict": "kgo:Attack",
    "kgo:Death": "kgo:Killing",
    "kgo:Contract": "kgo:Agreement",
    "kgo:Negotiation": "kgo:Meeting",
    "kgo:PhoneCall": "kgo:Correspondence",
}
_STEM = 4  # letters that the forms of one verb share


@dataclass(slots=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved."""

    article: str
    local: str
    type: str
    published: str | None
    dates: set[str] = field(default_factory=set)  # stated by the text
    likely: set[str] = field(default_factory=set)  # inferred from the narrative
    slots: set[tuple[str, str]] = field(default_factory=set)  # (role, named entity)
    nouns: set[tuple[str, str]] = field(default_factory=set)  # (role, head noun of an unnamed participant)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    figures: dict[str, set[float]] = field(default_factory=lambda: defaultdict(set))  # exact ones, by property
    stems: set[str] = field(default_factory=set)  # of the triggers
    labels: Counter[str] = field(default_factory=Counter)
    anchor: int = 0  # offset of the first trigger
    rank: int = 0  # among the article's events of the family, in text order
    alone: bool = False  # the only event of its family in the article

    @property
    def key(self) -> tuple[str, int, str]:
        """Orders profiles in a way that the order of the articles does not change."""
        return (self.article, self.anchor, self.local)

    @property
    def family(self) -> str:
        """The class under which it is compared."""
        return FAMILY.get(self.type, self.type)

    @property
    def participants(self) -> set[str]:
        """The named entities that take part, whatever their role."""
        return {entity for _, entity in self.slots}

    @property
    def day_of_print(self) -> set[str]:
        """The day of publication, which an event without a date is not far from."""
        return {self.published[:10]} if self.published else set()

    def in_role(self, role: str) -> set[str]:
        """The named entities in one role."""
        return {entity for one, entity in self.slots if one == role}


def make_event_profiles(
    findings: Findings, ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> list[EventProfile]:
    """The profiles of an article's events in text order; `ids` maps (article, local id) to resolved entities."""
    article = findings.article
    profiles: dict[str, EventProfile] = {}
    for event in sorted(findings.events, key=lambda e: (e.trigger, e.event)):
        profile = profiles.get(event.event)
        if profile is None:
            profile = EventProfile(article.id, event.event, event.type, article.date, anchor=event.trigger.start)
            profiles[event.event] = profile
        _add(profile, event, article.text)
        for argument in event.arguments:
            entity = entities.get(ids.get((article.id, argument.entity or ""), ""))
            if entity is not None:
                _add_argument(profile, argument, entity)
    _rank(profiles.values())
    return list(profiles.values())


def _add(profile: EventProfile, event: Event, text: str) -> None:
    if event.date:
        (profile.likely if event.date_inferred else profile.dates).add(event.date[:10])
    if event.name:
        profile.names.add(event.name.casefold())
    if event.label:
        profile.labels[event.label] += 1
    profile.stems.add(text[slice(*event.trigger)].casefold()[:_STEM])
    for figure in event.figures:
        if not figure.part and figure.quantifier is None:
            profile.figures[figure.property].add(figure.value)


def _add_argument(profile: EventProfile, argument: Argument, entity: Entity) -> None:
    if argument.role == PLACE:
        if entity.named:
            profile.places.add(entity.id)
    elif argument.role in PARTICIPANTS:
        if entity.named:
            profile.slots.add((argument.role, entity.id))
        else:
            profile.nouns.add((argument.role, entity.label.split()[-1].casefold()))


def _rank(profiles: Iterable[EventProfile]) -> None:
    families: dict[str, list[EventProfile]] = defaultdict(list)
    for profile in profiles:
        families[profile.family].append(profile)
    for alike in families.values():
        for rank, profile in enumerate(alike):
            profile.rank = rank
            profile.alone = len(alike) == 1
