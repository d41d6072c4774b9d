"""What the names of two groups must have in common for a comparison to find anything: most pairs of a block do not.

For every rule of kg.resolve.compare and candidates by which two groups can be one, or are nearly the same and known
to differ, one asks for a key that the other offers. Other pairs need not be compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from .cluster import Cluster, Key
from .compare import LONG_WORD, SLIP_WORD, is_clip, without_numbers
from .names import acronym, core_words, fold, has_nickname, is_acronym, person_tokens, transliterated, turned

CLIPS = (3, 4, 5)  # letters of clipped names: Met, Fed
_END = 3  # letters at one end of a word that a slip leaves as they are


class MatchKeys(NamedTuple):
    """What a group asks of another, and what it offers to one that asks; most keys are both."""

    asked: frozenset[int]  # hashes of keys; where two keys have one hash, a pair is compared in vain
    offered: frozenset[int]


def match_keys(group: Cluster) -> MatchKeys:
    """The keys of a group, from its labels and, for shared names, all name forms."""
    if group.family == "person":
        return _joined(map(_person_keys, group.labels()))
    names = {name for profile in group.profiles for name in (profile.label, *profile.names)}
    same = _hashed({("name", fold(name)) for name in names}, set(), set())
    return _joined([same, *(_body_keys(label, group.family) for label in group.labels())])


def fitting(groups: Mapping[Key, MatchKeys]) -> Iterator[tuple[Key, Key]]:
    """The pairs of groups, in order, of which one asks for what the other offers; some more than once."""
    offering: dict[int, list[Key]] = defaultdict(list)
    for group, keys in groups.items():
        for key in keys.offered:
            offering[key].append(group)
    for group, keys in groups.items():
        for key in keys.asked:
            yield from ((group, o) if group < o else (o, group) for o in offering.get(key, ()) if o != group)


def _joined(keys: Iterable[MatchKeys]) -> MatchKeys:
    found = list(keys)
    if len(found) == 1:
        return found[0]
    return MatchKeys(frozenset().union(*(k.asked for k in found)), frozenset().union(*(k.offered for k in found)))


def _hashed(both: set[Key], asked: set[Key], offered: set[Key]) -> MatchKeys:
    shared = frozenset(map(hash, both))
    return MatchKeys(shared.union(map(hash, asked)), shared.union(map(hash, offered)))


@lru_cache(maxsize=10_000)
def _person_keys(label: str) -> MatchKeys:
    tokens = person_tokens(label)
    if len(tokens) < 2:
        return _hashed(set(), set(), set())
    surname = transliterated(tokens[-1])
    both = set(_slip_keys(tokens))
    asked, offered = set[Key](), set[Key]()
    for given in tokens[:-1]:
        both.add(("given", surname, transliterated(given)))
        (asked if len(given) == 1 else offered).add(("initial", surname, given[0]))
        if has_nickname(given):
            both.add(("nickname", surname))
    return _hashed(both, asked, offered)


@lru_cache(maxsize=10_000)
def _body_keys(label: str, family: str) -> MatchKeys:
    folded, core = fold(label), core_words(label)
    words = tuple(folded.split())
    both = {("core", *map(transliterated, core)), ("numbered", without_numbers(label)), *_slip_keys(words)}
    if other_order := turned(label):
        both.add(("name", other_order))
    asked, offered = set[Key](), set[Key]()
    if is_acronym(label):
        asked.add(("acronym", folded.replace(" ", "")))
    if initials := acronym(label):
        offered.add(("acronym", initials))
    if family == "organization" and is_clip(label):
        asked.add(("clip", folded))
    if family == "organization" and len(words) > 1:
        offered |= {("clip", words[0][:length]) for length in CLIPS}
    return _hashed(both, asked, offered)


def _slip_keys(words: tuple[str, ...]) -> Iterator[Key]:
    """All words but a long one, of which the first letter and one end stay."""
    for place, word in enumerate(words):
        if len(word) >= (SLIP_WORD if len(words) > 1 else LONG_WORD):
            rest = (str(place), *words[:place], "", *words[place + 1 :])
            yield ("slip", word[:_END], *rest)
            yield ("slip", word[0], word[-_END:], *rest)
