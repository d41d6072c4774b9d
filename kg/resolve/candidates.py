"""Which clusters are worth comparing (blocks), and how alike two clusters are."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from kg.model import Feature

from .cluster import Cluster, Key, kinds_clash
from .compare import DIFFERENT, SAME, UNSURE, Comparison, compare_bodies, compare_persons, compare_slips, is_clip
from .context import context_features, keep_company
from .match_keys import CLIPS
from .names import acronym, core_words, fold, is_acronym, person_tokens, transliterated, turned

MAX_BLOCK = 200  # a larger block says nothing about identity
_BODIES = frozenset({"organization", "place", "product", "work"})


class Candidate(NamedTuple):
    """Two groups that may be one, or that agree but for what tells two things apart."""

    score: float
    left: Key
    right: Key
    reason: str
    left_name: str
    right_name: str
    features: tuple[Feature, ...]
    vetoed: bool


def candidates(groups: list[Cluster]) -> Iterator[Candidate]:
    """Pairs of groups that are at least unsure, or nearly the same and known to differ; each once."""
    blocks: dict[Key, list[Cluster]] = defaultdict(list)
    clips = {clip_of(label) for g in groups if g.family == "organization" for label in g.labels()}
    for group in groups:
        for key in sorted(set(block_keys(group))):
            if not is_clip_key(key) or key[2] in clips:
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
            found, names = compare_clusters(one, other)
            if found.score >= UNSURE or found.vetoed:
                features = (*found.features, *context_features(one, other))
                yield Candidate(found.score, *pair, found.reason, *names, features, found.vetoed)


def clip_of(label: str) -> str:
    """What a label may be the beginning of: "met"; "" for a name that is no clipping."""
    return fold(label) if is_clip(label) else ""


def is_clip_key(key: Key) -> bool:
    """True for ("organization", "clip", LETTERS)."""
    return len(key) == 3 and key[:2] == ("organization", "clip")


def block_keys(group: Cluster) -> Iterator[Key]:
    """The keys under which a group meets those that it is compared with; under (family, "clip", LETTERS) only
    where one of them is called so."""
    if group.family == "person":
        tokens = person_tokens(group.profiles[0].label)
        if len(tokens) > 1 and group.key[0] == "person":
            yield ("person", transliterated(tokens[-1]))
            yield ("person", tokens[0], tokens[-1][:3])
    elif group.key[0] in _BODIES:
        for label in sorted({name for p in group.profiles for name in (p.label, *p.names)}):
            yield from _body_keys(group.family, label)


def _body_keys(family: str, label: str) -> Iterator[Key]:
    folded, core = fold(label), core_words(label)
    yield (family, folded)
    if other_order := turned(label):
        yield (family, other_order)
    if core:
        yield (family, "word", transliterated(core[0]))
    words = folded.split()
    if family == "organization" and words:
        yield from ((family, "clip", words[0][:n]) for n in CLIPS)
    if words:
        longest = max(words, key=lambda w: (len(w), w))
        yield (family, "slip", *(w if w is not longest else w[:4] for w in words))
    if initials := acronym(label):
        yield (family, "acronym", initials)
    if is_acronym(label):
        yield (family, "acronym", folded.replace(" ", ""))


def compare_clusters(one: Cluster, other: Cluster) -> tuple[Comparison, tuple[str, str]]:
    """The best score that any two of their names reach, and these names."""
    if one.family != other.family:
        return DIFFERENT, ("", "")
    compare = compare_persons if one.family == "person" else compare_bodies
    pairs = [(a, b) for a in one.labels() for b in other.labels()]
    compared = [(compare(a, b), (a, b)) for a, b in pairs]
    best, names = max(compared, key=lambda item: (item[0][:2], item[1]), default=(DIFFERENT, ("", "")))
    if one.family != "person" and kinds_clash(one, other):
        return _two_kinds(one, other) if best.score >= SAME else DIFFERENT, names
    if best.score < SAME and one.family != "person" and (shared := _shared_name(one, other)):
        return Comparison(0.78, f"both are called {shared}", (Feature("shared name", 0.78, shared),)), names
    if best.score >= SAME or best.vetoed:
        return best, names
    return _in_one_story(one, other, best, names)


def _two_kinds(one: Cluster, other: Cluster) -> Comparison:
    """Georgia the country and Georgia the state."""
    kinds = " / ".join(c.profiles[0].entity.type for c in (one, other))
    reason = f"a country and a state or province: {one.labels()[0]}"
    return Comparison(0.0, reason, (Feature("kind of place", 0.0, kinds),), vetoed=True)


def _in_one_story(
    one: Cluster, other: Cluster, best: Comparison, names: tuple[str, str]
) -> tuple[Comparison, tuple[str, str]]:
    """A slip, or a "Jr." left out, is no difference in articles of one story that never tell the two apart."""
    pairs = [(a, b) for a in one.labels() for b in other.labels()]
    slips = ((compare_slips(a, b, one.family), (a, b)) for a, b in pairs)
    slip, slipped = max(slips, key=lambda item: (item[0][:2], item[1]), default=(DIFFERENT, names))
    if slip.score >= SAME and keep_company(one, other):
        return slip._replace(reason=f"{slip.reason}, in articles of one story"), slipped
    if best.features and best.features[0].name == "generation" and best.score >= UNSURE:
        if {p.article for p in one.profiles} & {p.article for p in other.profiles}:
            return best._replace(score=0.0, reason=f"{best.reason}, both in one article", vetoed=True), names
        if keep_company(one, other):
            return best._replace(score=0.72, reason=f"{best.reason}, in articles of one story"), names
    return best, names


def _shared_name(one: Cluster, other: Cluster) -> str | None:
    """A distinctive name form under which the one is met and which is the other's label."""
    forms_one, forms_other = one.names, other.names
    labels = {fold(label) for c in (one, other) for label in c.labels()}
    shared = sorted(f for f in forms_one.keys() & forms_other.keys() & labels if len(f) > 2)
    return forms_one[shared[0]] if shared else None
