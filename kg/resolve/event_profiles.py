"""What the identity of events is judged on: one profile an event of an article."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.model import Entity, Passage

from .article_profiles import NOTHING, PLACE, ArticleProfile, ToldEvent
from .event_families import PREDICATION, RECURRING, family_of, is_everyday, kin_of

Node = tuple[str, int, str]  # article, offset, local identifier: an event of an article


@dataclass(slots=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved, and what follows from that. Never changed: it is
    not frozen because hundreds of thousands are made, and that would take twice as long."""

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

    key: Node = field(init=False, compare=False)  # orders profiles in a way that the order of articles does not change
    is_predication: bool = field(init=False, compare=False)  # told, but no thing of the graph
    is_everyday: bool = field(init=False, compare=False)  # a predication of which a story holds many
    recurs: bool = field(init=False, compare=False)  # of a kind of which a story holds many
    family: str = field(init=False, compare=False)  # the class under which it is compared; of a predication its word
    kin: frozenset[str] = field(init=False, compare=False)  # the families that it is compared with
    participants: frozenset[str] = field(init=False, compare=False)  # named entities, whatever their role
    agents: frozenset[str] = field(init=False, compare=False)
    patients: frozenset[str] = field(init=False, compare=False)
    days: frozenset[str] = field(init=False, compare=False)  # stated or inferred
    around: frozenset[str] = field(init=False, compare=False)  # the days, or the day of print, from which it is not far

    def __post_init__(self) -> None:
        kind, named = self.type, bool(self.names)
        predication = kind == PREDICATION and not named
        family = family_of(kind, named, self.stems)
        everyday = predication and is_everyday(self.stems)
        days = self.dates | self.likely if self.dates and self.likely else self.dates or self.likely
        participants, agents, patients = _taking_part(self.slots) if self.slots else (NOTHING, NOTHING, NOTHING)
        self.key = (self.article, self.triggers[0][0], self.local)
        self.is_predication = predication
        self.is_everyday = everyday
        self.recurs = everyday or family in RECURRING
        self.family = family
        self.kin = kin_of(kind, named, self.stems)
        self.participants = participants
        self.agents = agents
        self.patients = patients
        self.days = days
        self.around = days or _day_of(self.published)

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


@lru_cache(maxsize=2_000)
def _taking_part(slots: frozenset[tuple[str, str]]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Named entities in any role, as agents, as patients."""
    agents, patients = (frozenset(e for role, e in slots if role == one) for one in ("kgo:agent", "kgo:patient"))
    return frozenset(entity for _, entity in slots), agents, patients


@lru_cache(maxsize=2_000)
def _day_of(published: str | None) -> frozenset[str]:
    return frozenset((published[:10],)) if published else frozenset()


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
    slots, nouns, places = set(), set(), set()
    for role, local in event.arguments:
        entity = entities.get(local)
        if entity is None or (role == PLACE and not entity.named):
            continue
        if role == PLACE:
            places.add(entity.id)
        elif entity.named:
            slots.add((role, entity.id))
        else:
            nouns.add((role, entity.label.split()[-1].casefold()))
    return EventProfile(
        told.article, event.local, event.type, told.published, event.dates, event.likely,
        frozenset(slots) or NOTHING, frozenset(nouns) or NOTHING, frozenset(places) or NOTHING, event.names,
        dict(event.figures), event.stems,
        dict(event.labels), event.triggers, event.words, *place,
    )  # fmt: skip
