"""Profiles of many articles -> clusters, each one thing, with the decisions that made them.

Equal names are grouped first; only groups that share a blocking key are compared. Pairs merge from the
best score down, unless a cluster would then hold two people whose given names differ.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.model import Decision

from .compare import DIFFERENT, SAME, UNSURE, Comparison, compare_bodies, compare_persons
from .names import acronym, core_words, fold, is_acronym, person_tokens, transliterated
from .profiles import Profile

JOINABLE = frozenset({"person", "organization", "place", "group", "work", "product"})
APART = frozenset({"schema:Country", "schema:AdministrativeArea"})  # Georgia the country, Georgia the state
MAX_BLOCK = 200  # a larger block says nothing about identity


@dataclass(slots=True)
class Cluster:
    """Profiles that stand for one thing."""

    key: tuple[str, ...]
    family: str
    profiles: list[Profile] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def names(self) -> Counter[str]:
        """All name forms with their counts."""
        total: Counter[str] = Counter()
        for profile in self.profiles:
            for name, count in profile.names.items():
                total[name] += count
        return total

    def labels(self) -> list[str]:
        """The distinct labels that the articles chose, sorted."""
        return sorted({p.label for p in self.profiles})


def cluster_profiles(profiles: Iterable[Profile]) -> list[Cluster]:
    """Clusters in the order of their keys."""
    groups = _group(profiles)
    clusters = _merge(groups)
    return sorted(clusters, key=lambda c: c.key)


def _group(profiles: Iterable[Profile]) -> list[Cluster]:
    groups: dict[tuple[str, ...], Cluster] = {}
    for profile in profiles:
        key = _group_key(profile)
        groups.setdefault(key, Cluster(key, profile.family)).profiles.append(profile)
    _join_families(groups)
    return [groups[key] for key in sorted(groups)]


def _group_key(profile: Profile) -> tuple[str, ...]:
    if not profile.entity.named:
        return ("unnamed", profile.article, profile.local)
    if profile.family == "person":
        tokens = person_tokens(profile.label)
        if len(tokens) < 2:
            return ("person", " ".join(tokens), profile.article, profile.local)
        return ("person", " ".join(tokens))
    name = fold(profile.label) or profile.label
    return (profile.family, name, profile.entity.type) if profile.entity.type in APART else (profile.family, name)


def _join_families(groups: dict[tuple[str, ...], Cluster]) -> None:
    """One name of two or more words under two classes is one thing, of the class it is met under most."""
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for key in sorted(groups):
        if key[0] in JOINABLE and len(key) == 2 and " " in key[1]:
            by_name[key[1]].append(groups[key])
    for name, alike in sorted(by_name.items()):
        if len(alike) < 2:
            continue
        best = max(alike, key=lambda c: (sum(p.mentions for p in c.profiles), c.key))
        for other in alike:
            if other is not best:
                reason = f"same name as {best.family} and as {other.family}"
                best.decisions.append(Decision(name, name, "same", 0.75, reason))
                best.profiles.extend(other.profiles)
                del groups[other.key]


def _merge(groups: list[Cluster]) -> list[Cluster]:
    home = {group.key: group for group in groups}
    for score, reason, left, right in sorted(_candidates(groups), key=lambda c: (-c[0], c[2], c[3])):
        one, other = home[left], home[right]
        if one is other:
            continue
        names = (one.labels()[0], other.labels()[0])
        if score >= SAME and _may_join(one, other):
            big, small = sorted((one, other), key=lambda c: (-len(c.profiles), c.key))
            big.decisions += [*small.decisions, Decision(*names, "same", score, reason)]
            big.profiles.extend(small.profiles)
            for key, cluster in home.items():
                if cluster is small:
                    home[key] = big
        elif score >= UNSURE:
            one.decisions.append(Decision(*names, "unsure", score, reason))
    clusters = list({id(c): c for c in home.values()}.values())
    _attach_single_names(clusters)
    return [c for c in clusters if c.profiles]


def _candidates(groups: list[Cluster]) -> Iterator[tuple[float, str, tuple[str, ...], tuple[str, ...]]]:
    blocks: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for group in groups:
        for key in sorted(set(_block_keys(group))):
            blocks[key].append(group)
    seen = set()
    for key in sorted(blocks):
        if len(blocks[key]) > MAX_BLOCK:
            continue
        for one, other in combinations(blocks[key], 2):
            pair = (one.key, other.key)
            if pair in seen:
                continue
            seen.add(pair)
            score, reason = _compare(one, other)
            if score >= UNSURE:
                yield score, reason, *pair


def _block_keys(group: Cluster) -> Iterator[tuple[str, ...]]:
    if group.family == "person":
        tokens = person_tokens(group.profiles[0].label)
        if len(tokens) > 1 and group.key[0] == "person":
            yield ("person", transliterated(tokens[-1]))
    elif group.key[0] in ("organization", "place", "product", "work"):
        for label in {name for p in group.profiles for name in (p.label, *p.names)}:
            yield (group.family, fold(label))
            yield (group.family, "word", transliterated(core_words(label)[0]) if core_words(label) else "")
            if initials := acronym(label):
                yield (group.family, "acronym", initials)
            if is_acronym(label):
                yield (group.family, "acronym", fold(label).replace(" ", ""))


def _compare(one: Cluster, other: Cluster) -> Comparison:
    if one.family != other.family:
        return DIFFERENT
    if one.family == "person":
        return max(
            (compare_persons(a, b) for a in one.labels() for b in other.labels()), default=DIFFERENT
        )
    if _kinds_clash(one, other):
        return DIFFERENT
    best = max((compare_bodies(a, b) for a in one.labels() for b in other.labels()), default=DIFFERENT)
    if best.score < SAME:
        shared = _shared_name(one, other)
        if shared:
            return Comparison(0.78, f"both are called {shared}")
    return best


def _shared_name(one: Cluster, other: Cluster) -> str | None:
    """A distinctive name form under which the one is met and which is the other's label."""
    forms_one, forms_other = ({fold(n): n for n in c.names} for c in (one, other))
    labels = {fold(label) for c in (one, other) for label in c.labels()}
    shared = sorted(f for f in forms_one.keys() & forms_other.keys() & labels if len(f) > 2)
    return forms_one[shared[0]] if shared else None


def _kinds_clash(one: Cluster, other: Cluster) -> bool:
    kinds = [{p.entity.type for p in c.profiles} & APART for c in (one, other)]
    return bool(kinds[0] and kinds[1]) and kinds[0] != kinds[1]


def _may_join(one: Cluster, other: Cluster) -> bool:
    if one.family != "person":
        return not _kinds_clash(one, other)
    return all(compare_persons(a, b).score >= UNSURE for a in one.labels() for b in other.labels())


def _attach_single_names(clusters: list[Cluster]) -> None:
    """A bare surname joins the one person of the run who bears it; where several do, it stays apart."""
    surnames: dict[str, list[Cluster]] = defaultdict(list)
    given: dict[str, list[Cluster]] = defaultdict(list)
    bare: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.key[0] != "person":
            continue
        if len(cluster.key) == 4:
            bare[transliterated(cluster.key[1])].append(cluster)
            continue
        labels = [tokens for label in cluster.labels() if (tokens := person_tokens(label))]
        for token in sorted({transliterated(tokens[-1]) for tokens in labels}):
            surnames[token].append(cluster)
        for token in sorted({transliterated(tokens[0]) for tokens in labels}):
            given[token].append(cluster)
    for token, alike in sorted(bare.items()):
        _attach(alike, surnames.get(token) or given.get(token) or [])


def _attach(bare: list[Cluster], bearers: list[Cluster]) -> None:
    """Joins clusters of one bare name to the only full name that bears it, or to each other."""
    if len(bearers) > 1:
        several = " / ".join(c.labels()[0] for c in bearers[:3])
        for cluster in bare:
            reason = "several people of these articles bear this name"
            cluster.decisions.append(Decision(cluster.labels()[0], several, "unsure", 0.5, reason))
        return
    target = (bearers or bare)[0]
    for cluster in bare:
        if cluster is target:
            continue
        names = (cluster.labels()[0], target.labels()[0])
        reason = f"the only {names[0]} of these articles" if bearers else "same name"
        target.decisions += [*cluster.decisions, Decision(*names, "same", 0.75, reason)]
        target.profiles.extend(cluster.profiles)
        cluster.profiles = []
