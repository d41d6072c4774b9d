"""What the identity of events is judged on: one profile an event of an article."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.model import Entity, Passage

from .article_profiles import PLACE, ArticleProfile, ToldEvent
from .event_families import PREDICATION, RECURRING, family_of, is_everyday, kin_of

Node = tuple[str, int, str]  # article, offset, local identifier: an event of an article


@dataclass(frozen=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved. What follows from that is worked out once."""

    article: str
    local: str
    type: str
    published: str | None
    dates: frozenset[str] = frozenset()  # stated by the text
    likely: frozenset[str] = frozenset()  # inferred from the narrative
    slots: frozenset[tuple[str, str]] = frozenset()  # (role, named entity)
    nouns: frozenset[tuple[str, str]] = frozenset()  # (role, head noun of an unnamed participant)
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    figures: Mapping[str, frozenset[float]] = field(default_factory=dict)  # exact ones, by property
    stems: frozenset[str] = frozenset()  # of the triggers
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
    def is_everyday(self) -> bool:
        """True for a predication of which a story holds many."""
        return self.is_predication and is_everyday(self.stems)

    @cached_property
    def recurs(self) -> bool:
        """True for an event of a kind of which a story holds many."""
        return self.is_everyday or self.family in RECURRING

    @cached_property
    def family(self) -> str:
        """The class under which it is compared; of a predication, which has none, its word."""
        return family_of(self.type, bool(self.names), self.stems)

    @cached_property
    def kin(self) -> frozenset[str]:
        """The families that it is compared with."""
        return kin_of(self.type, bool(self.names), self.stems)

    @cached_property
    def participants(self) -> frozenset[str]:
        """The named entities that take part, whatever their role."""
        return frozenset(entity for _, entity in self.slots)

    @cached_property
    def agents(self) -> frozenset[str]:
        """The named entities that did it."""
        return self._in_role("kgo:agent")

    @cached_property
    def patients(self) -> frozenset[str]:
        """The named entities that it befell."""
        return self._in_role("kgo:patient")

    @cached_property
    def days(self) -> frozenset[str]:
        """The dates, stated or inferred."""
        return self.dates | self.likely

    @cached_property
    def around(self) -> frozenset[str]:
        """The days, or the day of publication, which an event without a date is not far from."""
        return self.days or (frozenset((self.published[:10],)) if self.published else frozenset())

    def _in_role(self, role: str) -> frozenset[str]:
        return frozenset(entity for one, entity in self.slots if one == role)


def best_event_label(labels: Mapping[str, int]) -> str:
    """Of the labels that say more than the deed the one met most, of equally frequent ones the longest; "" of none."""
    return max(labels.items(), key=lambda item: (" " in item[0], item[1], len(item[0]), item[0]), default=("", 0))[0]


def make_event_profiles(told: ArticleProfile, entities: Mapping[str, Entity]) -> tuple[EventProfile, ...]:
    """The profiles of an article's events in text order; `entities` are the resolved ones by local identifier."""
    families = [family_of(event.type, bool(event.names), event.stems) for event in told.events]
    counts, before = Counter(families), Counter[str]()
    profiles = []
    for event, family in zip(told.events, families, strict=True):
        profiles.append(_event_profile(told, event, entities, (before[family], counts[family] == 1)))
        before[family] += 1
    return tuple(profiles)


def _event_profile(
    told: ArticleProfile, event: ToldEvent, entities: Mapping[str, Entity], place: tuple[int, bool]
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
