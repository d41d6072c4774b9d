"""One event told by several articles: pairs of alike events in articles of one story, merged best first.

Two clusters merge where their events agree on average (average linkage) and no pair of them is ruled out;
ties are settled by article and offset, so the order of the articles changes nothing.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import NamedTuple

from kg.model import Decision, Entity

from .article_profiles import ArticleProfile
from .event_pairs import VETO, compare_events
from .event_profiles import EventProfile, best_event_label, make_event_profiles
from .event_reasons import event_features
from .ruled_events import Key, RuledEvents
from .rulings import BY_A_PERSON, Ruling
from .stories import Stories

SAME = 0.5  # the operating point; see event_pairs
UNSURE = 0.4
ON_AVERAGE = 0.4
_SAMPLE = 6  # events of a large cluster that stand for it
_MAX_BLOCK = 60  # events; a block larger than this says nothing about identity


@dataclass(frozen=True, slots=True)
class EventResolution:
    """`ids` maps (article id, local id) to event/HASH; `labels` by identifier; decisions by article id."""

    ids: dict[tuple[str, str], str]
    labels: dict[str, str]
    decisions: dict[str, list[Decision]]


class EventJudgement(NamedTuple):
    """A decision on two mentions of events."""

    verdict: str
    one: EventProfile
    other: EventProfile
    score: float
    reason: str


@dataclass(slots=True, eq=False)
class EventCluster:
    """Profiles that tell one event, in the order of their keys."""

    profiles: list[EventProfile]
    decisions: list[EventJudgement] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """event/HASH of its first mention in the first article."""
        first = self.profiles[0]
        key = f"{first.article}\n{first.anchor}\n{first.type}\n{first.local}"
        return "event/" + hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def label(self) -> str:
        """The best of the labels that its articles gave it, else its class."""
        labels: Counter[str] = Counter()
        for profile in self.profiles:
            labels.update(profile.labels)
        return best_event_label(labels) or self.profiles[0].type.split(":")[1]


def resolve_events(
    profiles: Iterable[ArticleProfile], ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity],
    rulings: Iterable[Ruling] = (),
) -> EventResolution:
    """Which events of the articles are one; `ids` and `entities` are those of the resolved entities. Rulings win."""
    profiles = sorted(profiles, key=lambda p: p.article)
    told = {p.article: make_event_profiles(p, ids, entities) for p in profiles}
    stories = Stories(profiles, ids, entities)
    clusters = _merge(told, stories, RuledEvents(rulings, told))
    event_ids = {(p.article, p.local): cluster.identifier for cluster in clusters for p in cluster.profiles}
    labels = {cluster.identifier: cluster.label for cluster in clusters}
    return EventResolution(event_ids, labels, _decisions(clusters, event_ids, stories))


def _merge(
    told: Mapping[str, list[EventProfile]], stories: Stories, ruled: RuledEvents
) -> list[EventCluster]:
    home = {profile.key: EventCluster([profile]) for article in sorted(told) for profile in told[article]}
    for one, other, _ in ruled.same:
        if home[one.key] is not home[other.key] and not ruled.part(home[one.key].profiles, home[other.key].profiles):
            _judge(EventJudgement("same", one, other, 1.0, BY_A_PERSON), home)
    scored = []
    for one, other in _candidates(told, stories):
        score, reason = compare_events(one, other, stories.alike(one.article, other.article))
        if score >= UNSURE:
            scored.append((-score, one.key, other.key, EventJudgement("unsure", one, other, score, reason)))
    for _, left, right, found in sorted(scored, key=lambda item: item[:3]):
        if home[left] is home[right] or ruled.part(home[left].profiles, home[right].profiles):
            continue
        _judge(_verdict(found, home[left], home[right], stories), home)
    clusters = sorted({id(c): c for c in home.values()}.values(), key=lambda c: c.profiles[0].key)
    _drop_settled(clusters, home)
    return clusters


def _verdict(found: EventJudgement, left: EventCluster, right: EventCluster, stories: Stories) -> EventJudgement:
    """The judgement with its verdict: unsure below the operating point, different where a pair is ruled out."""
    if found.score < SAME:
        return found
    pairs = product(left.profiles[:_SAMPLE], right.profiles[:_SAMPLE])
    compared = [compare_events(one, other, stories.alike(one.article, other.article)) for one, other in pairs]
    hindrance = next((reason for score, reason in compared if score == VETO), None)
    if hindrance:
        return found._replace(verdict="different", reason=f"{found.reason}; but {hindrance} elsewhere")
    agree = sum(score for score, _ in compared) >= ON_AVERAGE * len(compared)
    return found._replace(verdict="same" if agree else "unsure")


def _judge(found: EventJudgement, home: dict[Key, EventCluster]) -> None:
    """Records a judgement with the larger cluster, which takes over the smaller one where they are the same."""
    left, right = home[found.one.key], home[found.other.key]
    big, small = (left, right) if len(left.profiles) >= len(right.profiles) else (right, left)
    big.decisions.append(found)
    if found.verdict == "same":
        big.profiles = sorted([*big.profiles, *small.profiles], key=lambda p: p.key)
        big.decisions += small.decisions
        for profile in small.profiles:
            home[profile.key] = big


def _drop_settled(clusters: list[EventCluster], home: Mapping[Key, EventCluster]) -> None:
    """Of the unsure decisions keeps the best one between each two clusters, and none within one."""
    seen = set()
    for cluster in clusters:
        kept = []
        for decision in sorted(cluster.decisions, key=lambda d: (-d[3], d[1].key, d[2].key)):
            verdict, one, other, _, _ = decision
            left, right = home[one.key], home[other.key]
            pair = frozenset((left.profiles[0].key, right.profiles[0].key))
            if verdict == "same" or (left is not right and pair not in seen):
                kept.append(decision)
            if verdict != "same":
                seen.add(pair)
        cluster.decisions = kept


def _candidates(
    told: Mapping[str, list[EventProfile]], stories: Stories
) -> Iterator[tuple[EventProfile, EventProfile]]:
    """Events of one family in articles of one story, and events anywhere with the same proper name."""
    families: dict[str, dict[str, list[EventProfile]]] = {}
    named: dict[str, list[EventProfile]] = defaultdict(list)
    for article in sorted(told):
        own: dict[str, list[EventProfile]] = defaultdict(list)
        for profile in told[article]:
            own[profile.family].append(profile)
            for name in sorted(profile.names):
                named[name].append(profile)
        families[article] = own
    for one, other in stories.pairs():
        for family in sorted(families[one].keys() & families[other].keys()):
            yield from product(families[one][family], families[other][family])
    for _, alike in sorted(named.items()):
        yield from combinations(alike[:_MAX_BLOCK], 2)


def _decisions(
    clusters: list[EventCluster], ids: Mapping[tuple[str, str], str], stories: Stories
) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for verdict, one, other, score, reason in (j for cluster in clusters for j in cluster.decisions):
        if one.is_predication:
            continue  # the graph has nothing that the decision could be about
        left, right = ids[one.article, one.local], ids[other.article, other.local]
        features = event_features(one, other, stories.alike(one.article, other.article))
        decision = Decision(
            one.label, other.label, verdict, round(score, 2), reason, left, (), features, one.at, other.at,
            None if left == right else right,
        )
        found[max(one.article, other.article)].append(decision)
    return found
