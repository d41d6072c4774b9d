"""One event told by several articles: pairs of alike events, merged best first.

Two clusters merge where their events agree on average (average linkage) and no pair of them is ruled out;
ties are settled by article and offset, so the order of the articles changes nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from kg.model import Decision

from .event_pairs import VETO, compare_events, could_reach
from .event_profiles import EventProfile, Node, best_event_label
from .event_reasons import event_features, event_reason
from .ruled_events import RuledEvents
from .rulings import BY_A_PERSON

SAME = 0.5  # the operating point; see event_pairs
UNSURE = 0.4
ON_AVERAGE = 0.4
_SAMPLE = 6  # events of a large cluster that stand for it
Alike = Callable[[str, str], float]  # similarity of two articles
_Compare = Callable[[EventProfile, EventProfile], tuple[float, str]]
Link = tuple[Node, Node, float]  # two events that are at least unsure: the score


class EventJudgement(NamedTuple):
    """A decision on two mentions of events."""

    verdict: str
    one: EventProfile
    other: EventProfile
    score: float
    ruled: bool = False  # by a person
    hindrance: str = ""  # what rules out two events of the clusters


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


def link_events(pairs: Iterable[tuple[EventProfile, EventProfile, float]]) -> tuple[Link, ...]:
    """Of the pairs, each with the similarity of its articles, those that are at least unsure, sorted; of predications,
    on which no decision is told, those that are one."""
    found = []
    for one, other, story in pairs:
        least = SAME if one.is_predication else UNSURE
        if could_reach(least, one, other, story):
            score, _ = compare_events(one, other, story)
            if score >= least:
                found.append((one.key, other.key, score))
    return tuple(sorted(found))


def cluster_events(
    profiles: Iterable[EventProfile], links: Iterable[Link], alike: Alike, ruled: RuledEvents
) -> list[EventCluster]:
    """Which of the events are one, in the order of their first mentions. Rulings win."""
    known = {profile.key: profile for profile in profiles}
    ranked = sorted(set(links), key=lambda link: (-link[2], link[0], link[1]))
    compare = _remembered(alike, ranked)
    home = {key: EventCluster([profile]) for key, profile in known.items()}
    for one, other, _ in ruled.same:
        left, right = home.get(one.key), home.get(other.key)
        if left and right and left is not right and not ruled.part(left.profiles, right.profiles):
            _judge(EventJudgement("same", one, other, 1.0, ruled=True), home)
    for first, second, score in ranked:
        left, right = home[first], home[second]
        if left is not right and not ruled.part(left.profiles, right.profiles):
            found = EventJudgement("unsure", known[first], known[second], score)
            _judge(_verdict(found, left, right, compare), home)
    clusters = sorted({id(c): c for c in home.values()}.values(), key=lambda c: c.profiles[0].key)
    _drop_settled(clusters, home)
    return clusters


def _remembered(alike: Alike, links: Iterable[Link]) -> _Compare:
    """The comparison of two events, in the order of their keys, made once; that of linked events has been made."""
    made = {(first, second): (score, "") for first, second, score in links}

    def compare(one: EventProfile, other: EventProfile) -> tuple[float, str]:
        first, second = (one, other) if one.key < other.key else (other, one)
        pair = (first.key, second.key)
        if (found := made.get(pair)) is None:
            found = made[pair] = compare_events(first, second, alike(first.article, second.article))
        return found

    return compare


def _verdict(found: EventJudgement, left: EventCluster, right: EventCluster, compare: _Compare) -> EventJudgement:
    """The judgement with its verdict: unsure below the operating point, different where a pair is ruled out."""
    if found.score < SAME:
        return found
    if len(left.profiles) == len(right.profiles) == 1:
        return found._replace(verdict="same")  # nothing beside the pair itself
    pairs = product(left.profiles[:_SAMPLE], right.profiles[:_SAMPLE])
    compared = [compare(one, other) for one, other in pairs]
    hindrance = next((reason for score, reason in compared if score == VETO), "")
    if hindrance:
        return found._replace(verdict="different", hindrance=hindrance)
    agree = sum(score for score, _ in compared) >= ON_AVERAGE * len(compared)
    return found._replace(verdict="same" if agree else "unsure")


def _judge(found: EventJudgement, home: dict[Node, EventCluster]) -> None:
    """Records a judgement with the larger cluster, which takes over the smaller one where they are the same."""
    left, right = home[found.one.key], home[found.other.key]
    big, small = (left, right) if len(left.profiles) >= len(right.profiles) else (right, left)
    big.decisions.append(found)
    if found.verdict == "same":
        big.profiles = sorted([*big.profiles, *small.profiles], key=lambda p: p.key)
        big.decisions += small.decisions
        for profile in small.profiles:
            home[profile.key] = big


def _drop_settled(clusters: list[EventCluster], home: Mapping[Node, EventCluster]) -> None:
    """Of the unsure decisions keeps the best one between each two clusters, and none within one."""
    seen = set()
    for cluster in clusters:
        kept = []
        for decision in sorted(cluster.decisions, key=lambda d: (-d[3], d[1].key, d[2].key)):
            verdict, one, other, *_ = decision
            left, right = home[one.key], home[other.key]
            pair = frozenset((left.profiles[0].key, right.profiles[0].key))
            if verdict == "same" or (left is not right and pair not in seen):
                kept.append(decision)
            if verdict != "same":
                seen.add(pair)
        cluster.decisions = kept


def decisions_of(clusters: Iterable[EventCluster], alike: Alike) -> Iterator[tuple[str, Decision]]:
    """The decisions that made the clusters, each with the later of the two articles, which it is recorded with."""
    clusters = list(clusters)
    ids = {profile.key: cluster.identifier for cluster in clusters for profile in cluster.profiles}
    for judgement in (j for cluster in clusters for j in cluster.decisions):
        verdict, one, other, score, *_ = judgement
        if one.is_predication or other.is_predication:
            continue  # the graph has nothing that the decision could be about
        left, right = ids[one.key], ids[other.key]
        story = alike(one.article, other.article)
        decision = Decision(
            one.label, other.label, verdict, round(score, 2), _reason(judgement, story), left, (),
            event_features(one, other, story), one.at, other.at, None if left == right else right,
        )  # fmt: skip
        yield max(one.article, other.article), decision


def _reason(found: EventJudgement, story: float) -> str:
    reason = BY_A_PERSON if found.ruled else event_reason(found.one, found.other, story)
    return f"{reason}; but {found.hindrance} elsewhere" if found.hindrance else reason
