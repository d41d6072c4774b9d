"""Profiles of many articles -> clusters, each one thing, with the decisions that made them.

Equal names are grouped first; only groups that share a blocking key are compared. A person's rulings come
first; then pairs merge from the best score down, unless a cluster would then hold two things that are known
to differ. Nothing depends on the order of the articles.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Feature

from .bare_names import attach_misread_names, attach_single_names, attach_spelled_small
from .candidates import Candidate, candidates
from .cluster import APART, Cluster, Key, Partition, obstacle, ruled_apart
from .compare import SAME, UNSURE, compare_bodies
from .context import context_features
from .judgement import Judgement
from .names import fold, generation, person_tokens
from .profiles import Profile
from .public import place_key
from .ruled_names import Rulings
from .rulings import Ruling

_OF = frozenset({"of", "for", "at", "in", "to"})
JOINABLE = frozenset({"person", "organization", "place", "group", "work", "product"})


def cluster_profiles(profiles: Iterable[Profile], rulings: Rulings) -> list[Cluster]:
    """Clusters in the order of their keys."""
    groups = _group((rulings.retyped(p) for p in profiles) if rulings else profiles, rulings)
    partition = Partition(groups)
    _apply(rulings, partition)
    _join_families(partition)
    _merge(groups, partition)
    clusters = partition.clusters()
    attach_single_names(clusters)
    attach_misread_names(clusters)
    attach_spelled_small(clusters)
    return [c for c in clusters if c.profiles]


def _group(profiles: Iterable[Profile], rulings: Rulings) -> list[Cluster]:
    groups: dict[Key, Cluster] = {}
    for profile in profiles:
        group = groups.setdefault(key := group_key(profile, rulings), Cluster(key, profile.family))
        group.profiles.append(profile)
        group.sides.update(_told_apart(profile, rulings))
    found = [groups[key] for key in sorted(groups)]
    _mark_many_places(found)
    return found


def _mark_many_places(groups: list[Cluster]) -> None:
    """Marks those of which it is not told which place they are, where others of the name are two places."""
    places: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        if group.key[0] == "place":
            places[group.key[1]] |= group.places
    for group in groups:
        group.many_places = group.key[0] == "place" and not group.places and len(places[group.key[1]]) > 1


def group_key(profile: Profile, rulings: Rulings) -> Key:
    """Profiles of one key are one thing; only groups of different keys are compared."""
    told = _told_apart(profile, rulings)
    key = _name_key(profile)
    return (*key, "ruled", *(f"{number}-{side}" for number, side in told)) if told else key


def _told_apart(profile: Profile, rulings: Rulings) -> list[tuple[int, int]]:
    """The rulings "different" that name the profile, each with its side."""
    named = rulings.of(profile) if rulings else []
    return sorted((number, side) for number, side in named if rulings.rulings[number].verdict == "different")


def _name_key(profile: Profile) -> Key:
    if not profile.entity.named:
        return ("unnamed", profile.article, profile.local)
    if profile.family == "person":
        tokens = person_tokens(profile.label)
        if len(tokens) < 2:
            return ("person", " ".join(tokens), profile.article, profile.local)
        return ("person", " ".join((*tokens, generation(profile.label))).rstrip())
    name = fold(profile.label) or profile.label
    if profile.family == "position" and not _tells_where(name, profile.company):
        return ("position", name, profile.article)
    if place := place_key(profile):
        return ("place", name, place)
    return (profile.family, name, profile.entity.type) if profile.entity.type in APART else (profile.family, name)


def _tells_where(office: str, company: frozenset[str]) -> bool:
    """ "director of the fund", "us president": an office of many bodies is one only where its name says of which."""
    words = office.split()
    starts = (" ".join(words[:length]) for length in range(1, len(words)))
    return not _OF.isdisjoint(words) or any(start in company for start in starts)


def _apply(rulings: Rulings, partition: Partition) -> None:
    """Joins what a person has said is the same, across classes too; a "different" wins over a "same"."""
    sides: dict[int, tuple[set[Key], set[Key]]] = defaultdict(lambda: (set(), set()))
    for cluster in partition.clusters() if rulings else ():
        for number, side in {hit for p in cluster.profiles for hit in rulings.of(p)}:
            sides[number][side].add(cluster.key)
    for number, (lefts, rights) in sorted(sides.items()):
        ruling = rulings.rulings[number]
        if ruling.verdict != "same" or not lefts or not rights:
            continue
        first, *others = sorted(lefts | rights)
        for other in others:
            one, two = partition.home[first], partition.home[other]
            if one is not two and not ruled_apart(one, two):
                partition.join(first, other, _ruled(ruling, one, two))


def _join_families(partition: Partition) -> None:
    """One name of two or more words under two classes is one thing, of the class it is met under most."""
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in partition.clusters():
        if cluster.key[0] in JOINABLE and len(cluster.key) == 2 and " " in cluster.key[1]:
            by_name[cluster.key[1]].append(cluster)
    for name, alike in sorted(by_name.items()):
        best = max(alike, key=lambda c: (c.mentions, c.key))
        for other in alike:
            if other is not best and not ruled_apart(best, other):
                decision = _two_families(name, best, other)
                for key in other.keys:
                    partition.home[key] = best
                best.absorb(other, decision)


def _ruled(ruling: Ruling, one: Cluster, other: Cluster) -> Judgement:
    """The record of what a person has decided."""
    left, right = one.bearer(ruling.left), other.bearer(ruling.right)
    return Judgement(left, right, ruling.left, ruling.right, "same", 1.0, ruling.decided_by)


def _two_families(name: str, one: Cluster, other: Cluster) -> Judgement:
    """The record of one name that was read as, say, a place and as an organization."""
    features = (Feature("name", 1.0, name), *context_features(one, other))
    reason = f"same name as {one.family} and as {other.family}"
    left, right = one.labels()[0], other.labels()[0]
    return Judgement(one.bearer(left), other.bearer(right), left, right, "same", 0.75, reason, features)


def _merge(groups: list[Cluster], partition: Partition) -> None:
    live = [group for group in groups if group.profiles]
    for found in sorted(candidates(live), key=lambda c: (-c.score, c.left, c.right)):
        one, other = partition.home[found.left], partition.home[found.right]
        if one is other or ruled_apart(one, other):
            continue
        hindrance = (obstacle(one, other) or _two_full_names(found, one, other)) if found.score >= SAME else None
        verdict = "different" if found.vetoed or hindrance else "same" if found.score >= SAME else "unsure"
        decision = _judged(found, one, other, verdict, hindrance)
        if verdict == "same":
            partition.join(found.left, found.right, decision)
        else:
            one.decisions.append(decision)


def _two_full_names(found: Candidate, one: Cluster, other: Cluster) -> str | None:
    """An acronym of two bodies does not make one of them."""
    if found.features[0].name != "acronym":
        return None
    full = [[label for label in c.labels() if " " in label] for c in (one, other)]
    if full[0] and full[1] and not any(compare_bodies(a, b).score >= UNSURE for a in full[0] for b in full[1]):
        return f"{full[0][0]} is not {full[1][0]}"
    return None


def _judged(found: Candidate, one: Cluster, other: Cluster, verdict: str, hindrance: str | None) -> Judgement:
    names = (found.left_name or one.labels()[0], found.right_name or other.labels()[0])
    reason = f"{found.reason}; but {hindrance}" if hindrance else found.reason
    return Judgement(
        one.bearer(names[0]), other.bearer(names[1]), *names, verdict, found.score, reason, found.features
    )
