"""What the identity of events is judged on: one profile an event of an article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from kg.model import Entity, Passage

from .article_profiles import PLACE, ArticleProfile, ToldEvent

PREDICATION = "kgo:Event"
FAMILY = {  # classes under which two articles may tell one event
    "kgo:Bombing": "kgo:Attack",
    "kgo:ArmedConflict": "kgo:Attack",
    "kgo:Death": "kgo:Killing",
    "kgo:Contract": "kgo:Agreement",
    "kgo:Negotiation": "kgo:Meeting",
    "kgo:PhoneCall": "kgo:Correspondence",
}


@dataclass(slots=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved."""

    article: str
    local: str
    type: str
    published: str | None
    dates: Set[str] = frozenset()  # stated by the text
    likely: Set[str] = frozenset()  # inferred from the narrative
    slots: set[tuple[str, str]] = field(default_factory=set)  # (role, named entity)
    nouns: set[tuple[str, str]] = field(default_factory=set)  # (role, head noun of an unnamed participant)
    places: set[str] = field(default_factory=set)
    names: Set[str] = frozenset()
    figures: dict[str, Set[float]] = field(default_factory=dict)  # exact ones, by property
    stems: Set[str] = frozenset()  # of the triggers
    labels: Counter[str] = field(default_factory=Counter)
    triggers: tuple[tuple[int, int], ...] = ((0, 0),)
    words: str = ""  # of the first trigger
    rank: int = 0  # among the article's events of the family, in text order
    alone: bool = False  # the only event of its family in the article

    @property
    def anchor(self) -> int:
        """Offset of the first trigger."""
        return self.triggers[0][0]

    @property
    def at(self) -> Passage:
        """The first trigger."""
        return Passage(self.article, *self.triggers[0], self.words)

    @property
    def label(self) -> str:
        """Of the labels that say more than the deed the one met most, of equally frequent ones the longest."""
        return best_event_label(self.labels) or self.type.split(":")[1]

    @property
    def key(self) -> tuple[str, int, str]:
        """Orders profiles in a way that the order of the articles does not change."""
        return (self.article, self.anchor, self.local)

    @property
    def is_predication(self) -> bool:
        """True for what is told but is no thing of the graph."""
        return self.type == PREDICATION and not self.names

    @property
    def family(self) -> str:
        """The class under which it is compared; of a predication, which has none, its word."""
        if self.is_predication:
            return f"{self.type} {min(self.stems, default='')}"
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


def best_event_label(labels: Mapping[str, int]) -> str:
    """Of the labels that say more than the deed the one met most, of equally frequent ones the longest; "" of none."""
    return max(labels.items(), key=lambda item: (" " in item[0], item[1], len(item[0]), item[0]), default=("", 0))[0]


def make_event_profiles(
    told: ArticleProfile, ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> list[EventProfile]:
    """The profiles of an article's events in text order; `ids` maps (article, local id) to resolved entities."""
    profiles = []
    for event in told.events:
        profile = _event_profile(told, event)
        for role, local in event.arguments:
            entity = entities.get(ids.get((told.article, local), ""))
            if entity is not None:
                _add_argument(profile, role, entity)
        profiles.append(profile)
    _rank(profiles)
    return profiles


def _event_profile(told: ArticleProfile, event: ToldEvent) -> EventProfile:
    return EventProfile(
        told.article, event.local, event.type, told.published, event.dates, event.likely, names=event.names,
        figures=dict(event.figures), stems=event.stems, labels=Counter(dict(event.labels)),
        triggers=event.triggers, words=event.words,
    )  # fmt: skip


def _add_argument(profile: EventProfile, role: str, entity: Entity) -> None:
    if role == PLACE:
        if entity.named:
            profile.places.add(entity.id)
    elif entity.named:
        profile.slots.add((role, entity.id))
    else:
        profile.nouns.add((role, entity.label.split()[-1].casefold()))


def _rank(profiles: Iterable[EventProfile]) -> None:
    families: dict[str, list[EventProfile]] = defaultdict(list)
    for profile in profiles:
        families[profile.family].append(profile)
    for alike in families.values():
        for rank, profile in enumerate(alike):
            profile.rank = rank
            profile.alone = len(alike) == 1
