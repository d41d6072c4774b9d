"""One event told by several articles: pairs of alike events in articles of one story, merged best first.

Two clusters merge where their events agree on average (average linkage) and no pair of them is ruled out;
ties are settled by article and offset, so the order of the articles changes nothing.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.model import Decision, Entity

from .article_profiles import ArticleProfile
from .event_pairs import VETO, compare_events
from .event_profiles import EventProfile, make_event_profiles
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


@dataclass(slots=True, eq=False)
class EventCluster:
    """Profiles that tell one event, in the order of their keys."""

    profiles: list[EventProfile]
    decisions: list[tuple[str, EventProfile, EventProfile, float, str]] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """event/HASH of its first mention in the first article."""
        first = self.profiles[0]
        key = f"{first.article}\n{first.anchor}\n{first.type}\n{first.local}"
        return "event/" + hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def label(self) -> str:
        """Of the labels that say more than the deed the one met most, of equally frequent ones the longest."""
        labels: Counter[str] = Counter()
        for profile in self.profiles:
            labels.update(profile.labels)
        if not labels:
            return self.profiles[0].type.split(":")[1]
        return max(labels.items(), key=lambda item: (" " in item[0], item[1], len(item[0]), item[0]))[0]


def resolve_events(
    profiles: Iterable[ArticleProfile], ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> EventResolution:
    """Which events of the articles are one; `ids` and `entities` are those of the resolved entities."""
    profiles = sorted(profiles, key=lambda p: p.article)
    told = {p.article: make_event_profiles(p, ids, entities) for p in profiles}
    stories = Stories(profiles, ids, entities)
    clusters = _merge(told, stories)
    event_ids = {(p.article, p.local): cluster.identifier for cluster in clusters for p in cluster.profiles}
    labels = {cluster.identifier: cluster.label for cluster in clusters}
    return EventResolution(event_ids, labels, _decisions(clusters))


def _merge(told: Mapping[str, list[EventProfile]], stories: Stories) -> list[EventCluster]:
    home = {profile.key: EventCluster([profile]) for article in sorted(told) for profile in told[article]}
    scored = []
    for one, other in _candidates(told, stories):
        score, reason = compare_events(one, other, stories.alike(one.article, other.article))
        if score >= UNSURE:
            scored.append((-score, one.key, other.key, one, other, reason))
    for negative, _, _, one, other, reason in sorted(scored, key=lambda item: item[:3]):
        left, right = home[one.key], home[other.key]
        if left is right:
            continue
        same = -negative >= SAME and _agree_on_average(left, right, stories)
        big, small = (left, right) if len(left.profiles) >= len(right.profiles) else (right, left)
        big.decisions.append(("same" if same else "unsure", one, other, -negative, reason))
        if same:
            big.profiles = sorted([*big.profiles, *small.profiles], key=lambda p: p.key)
            big.decisions += small.decisions
            for profile in small.profiles:
                home[profile.key] = big
    clusters = sorted({id(c): c for c in home.values()}.values(), key=lambda c: c.profiles[0].key)
    _drop_settled(clusters, home)
    return clusters


def _drop_settled(clusters: list[EventCluster], home: Mapping[tuple[str, int, str], EventCluster]) -> None:
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


def _agree_on_average(left: EventCluster, right: EventCluster, stories: Stories) -> bool:
    scores = [
        compare_events(one, other, stories.alike(one.article, other.article))[0]
        for one, other in product(left.profiles[:_SAMPLE], right.profiles[:_SAMPLE])
    ]
    return VETO not in scores and sum(scores) >= ON_AVERAGE * len(scores)


def _decisions(clusters: list[EventCluster]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for cluster in clusters:
        for verdict, one, other, score, reason in cluster.decisions:
            names = (EventCluster([one]).label, EventCluster([other]).label)
            decision = Decision(*names, verdict, round(score, 2), reason, cluster.identifier)
            found[max(one.article, other.article)].append(decision)
    return found
