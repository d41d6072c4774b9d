"""Which clusters are worth comparing (blocks), and how alike two clusters are."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from .cluster import Cluster, Key, kinds_clash
from .compare import DIFFERENT, SAME, UNSURE, Comparison, compare_bodies, compare_persons, compare_slips, is_clip
from .names import acronym, core_words, fold, is_acronym, person_tokens, transliterated

MAX_BLOCK = 200  # a larger block says nothing about identity
COMPANY = 3  # names that two articles of one story share at least
_BODIES = frozenset({"organization", "place", "product", "work"})
_ARTICLES = 5  # of a cluster, that are looked at for company
_CLIPS = (3, 4, 5)  # letters of clipped names: Met, Fed


class Candidate(NamedTuple):
    """Two groups that may be one."""

    score: float
    left: Key
    right: Key
    reason: str


def candidates(groups: list[Cluster]) -> Iterator[Candidate]:
    """Pairs of groups that are at least unsure, each once."""
    blocks: dict[Key, list[Cluster]] = defaultdict(list)
    clips = {fold(label) for g in groups if g.family == "organization" for label in g.labels() if is_clip(label)}
    for group in groups:
        for key in sorted(set(_block_keys(group, clips))):
            blocks[key].append(group)
    seen = set()
    for _, block in sorted(blocks.items()):
        if len(block) > MAX_BLOCK:
            continue
        for one, other in combinations(block, 2):
            pair = (one.key, other.key)
            if pair in seen:
                continue
            seen.add(pair)
            score, reason = compare_clusters(one, other)
            if score >= UNSURE:
                yield Candidate(score, *pair, reason)


def _block_keys(group: Cluster, clips: set[str]) -> Iterator[Key]:
    if group.family == "person":
        tokens = person_tokens(group.profiles[0].label)
        if len(tokens) > 1 and group.key[0] == "person":
            yield ("person", transliterated(tokens[-1]))
            yield ("person", tokens[0], tokens[-1][:3])
    elif group.key[0] in _BODIES:
        for label in sorted({name for p in group.profiles for name in (p.label, *p.names)}):
            yield from _body_keys(group.family, label, clips)


def _body_keys(family: str, label: str, clips: set[str]) -> Iterator[Key]:
    folded, core = fold(label), core_words(label)
    yield (family, folded)
    if core:
        yield (family, "word", transliterated(core[0]))
    words = folded.split()
    if family == "organization" and words:
        yield from ((family, "clip", words[0][:n]) for n in _CLIPS if words[0][:n] in clips)
    if words:
        longest = max(words, key=lambda w: (len(w), w))
        yield (family, "slip", *(w if w is not longest else w[:4] for w in words))
    if initials := acronym(label):
        yield (family, "acronym", initials)
    if is_acronym(label):
        yield (family, "acronym", folded.replace(" ", ""))


def compare_clusters(one: Cluster, other: Cluster) -> Comparison:
    """The best score that any two of their names reach."""
    if one.family != other.family:
        return DIFFERENT
    compare = compare_persons if one.family == "person" else compare_bodies
    if one.family != "person" and kinds_clash(one, other):
        return DIFFERENT
    pairs = [(a, b) for a in one.labels() for b in other.labels()]
    best = max((compare(a, b) for a, b in pairs), default=DIFFERENT)
    if best.score < SAME and one.family != "person" and (shared := _shared_name(one, other)):
        return Comparison(0.78, f"both are called {shared}")
    if best.score >= SAME:
        return best
    slip = max((compare_slips(a, b, one.family) for a, b in pairs), default=DIFFERENT)
    if slip.score >= SAME and keep_company(one, other):
        return Comparison(slip.score, f"{slip.reason}, in articles of one story")
    return best


def keep_company(one: Cluster, other: Cluster) -> int:
    """The most names that an article of the one shares with an article of the other; 0 for fewer than COMPANY."""
    own = {fold(label) for c in (one, other) for label in c.labels()}
    companies = [[p.company for p in c.profiles[:_ARTICLES]] for c in (one, other)]
    shared = max((len((a & b) - own) for a in companies[0] for b in companies[1]), default=0)
    return shared if shared >= COMPANY else 0


def _shared_name(one: Cluster, other: Cluster) -> str | None:
    """A distinctive name form under which the one is met and which is the other's label."""
    forms_one, forms_other = ({fold(n): n for n in c.names} for c in (one, other))
    labels = {fold(label) for c in (one, other) for label in c.labels()}
    shared = sorted(f for f in forms_one.keys() & forms_other.keys() & labels if len(f) > 2)
    return forms_one[shared[0]] if shared else None
