"""What the identity of events is judged on: one profile an event of an article."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

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


Node = tuple[str, int, str]  # article, offset, local identifier: an event of an article


@dataclass(frozen=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved. What follows from that is worked out once."""

    article: str
    local: str
    type: str
    published: str | None
    dates: Set[str] = frozenset()  # stated by the text
    likely: Set[str] = frozenset()  # inferred from the narrative
    slots: Set[tuple[str, str]] = frozenset()  # (role, named entity)
    nouns: Set[tuple[str, str]] = frozenset()  # (role, head noun of an unnamed participant)
    places: Set[str] = frozenset()
    names: Set[str] = frozenset()
    figures: Mapping[str, Set[float]] = field(default_factory=dict)  # exact ones, by property
    stems: Set[str] = frozenset()  # of the triggers
    labels: Mapping[str, int] = field(default_factory=dict)
    triggers: tuple[tuple[int, int], ...] = ((0, 0),)
    words: str = ""  # of the first trigger
    rank: int = 0  # among the article's events of the family, in text order
    alone: bool = False  # the only event of its family in the article

    def __getstate__(self) -> dict[str, object]:
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}

    @cached_property
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

    @cached_property
    def key(self) -> Node:
        """Orders profiles in a way that the order of the articles does not change."""
        return (self.article, self.anchor, self.local)

    @cached_property
    def is_predication(self) -> bool:
        """True for what is told but is no thing of the graph."""
        return self.type == PREDICATION and not self.names

    @cached_property
    def family(self) -> str:
        """The class under which it is compared; of a predication, which has none, its word."""
        return min(self._words) if self.is_predication else FAMILY.get(self.type, self.type)

    @cached_property
    def kin(self) -> set[str]:
        """The families that it is compared with: its own, and what is told in the same word without a class."""
        return {self.family, *self._words}

    @property
    def _words(self) -> list[str]:
        return [f"word {stem}" for stem in self.stems or ("",)]

    @cached_property
    def participants(self) -> set[str]:
        """The named entities that take part, whatever their role."""
        return {entity for _, entity in self.slots}

    @cached_property
    def days(self) -> Set[str]:
        """The dates, stated or inferred."""
        return self.dates | self.likely

    @cached_property
    def day_of_print(self) -> set[str]:
        """The day of publication, which an event without a date is not far from."""
        return {self.published[:10]} if self.published else set()

    def in_role(self, role: str) -> Set[str]:
        """The named entities in one role."""
        return self._roles.get(role, frozenset())

    @cached_property
    def _roles(self) -> Mapping[str, Set[str]]:
        return {role: {entity for one, entity in self.slots if one == role} for role, _ in self.slots}


def best_event_label(labels: Mapping[str, int]) -> str:
    """Of the labels that say more than the deed the one met most, of equally frequent ones the longest; "" of none."""
    return max(labels.items(), key=lambda item: (" " in item[0], item[1], len(item[0]), item[0]), default=("", 0))[0]


def make_event_profiles(told: ArticleProfile, entities: Mapping[str, Entity]) -> tuple[EventProfile, ...]:
    """The profiles of an article's events in text order; `entities` are the resolved ones by local identifier."""
    profiles = [_event_profile(told, event, entities) for event in told.events]
    counts = Counter(profile.family for profile in profiles)
    before: Counter[str] = Counter()
    ranked = []
    for event, profile in zip(told.events, profiles, strict=True):
        place = (before[profile.family], counts[profile.family] == 1)
        ranked.append(profile if place == (0, False) else _event_profile(told, event, entities, place))
        before[profile.family] += 1
    return tuple(ranked)


def _event_profile(
    told: ArticleProfile, event: ToldEvent, entities: Mapping[str, Entity], place: tuple[int, bool] = (0, False)
) -> EventProfile:
    known = [(role, entities[local]) for role, local in event.arguments if local in entities]
    taking_part = [(role, entity) for role, entity in known if role != PLACE]
    return EventProfile(
        told.article, event.local, event.type, told.published, event.dates, event.likely,
        frozenset((role, entity.id) for role, entity in taking_part if entity.named),
        frozenset((role, entity.label.split()[-1].casefold()) for role, entity in taking_part if not entity.named),
        frozenset(entity.id for role, entity in known if role == PLACE and entity.named),
        event.names, dict(event.figures), event.stems, dict(event.labels), event.triggers, event.words, *place,
    )  # fmt: skip
