"""What the names of two groups must have in common for a comparison to find anything: most pairs of a block do not.

For every rule of kg.resolve.compare and candidates by which two groups can be one, or are nearly the same and known
to differ, one asks for a key that the other offers. Other pairs need not be compared.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .cluster import Cluster, Key
from .compare import LONG_WORD, SLIP_WORD, is_clip, without_numbers
from .names import acronym, core_words, fold, has_nickname, is_acronym, person_tokens, transliterated

CLIPS = (3, 4, 5)  # letters of clipped names: Met, Fed
_END = 3  # letters at one end of a word that a slip leaves as they are


class MatchKeys(NamedTuple):
    """What a group asks of another, and what it offers to one that asks; most keys are both."""

    asked: frozenset[Key]
    offered: frozenset[Key]

    def fit(self, other: "MatchKeys") -> bool:
        """False for groups of which no comparison can find anything."""
        return not (self.asked.isdisjoint(other.offered) and self.offered.isdisjoint(other.asked))


def match_keys(group: Cluster) -> MatchKeys:
    """The keys of a group, from its labels and, for shared names, all name forms."""
    if group.family == "person":
        return _joined(map(_person_keys, group.labels()))
    names = {name for profile in group.profiles for name in (profile.label, *profile.names)}
    same = frozenset(("name", fold(name)) for name in names)
    return _joined([MatchKeys(same, same), *(_body_keys(label, group.family) for label in group.labels())])


def _joined(keys: Iterable[MatchKeys]) -> MatchKeys:
    asked, offered = zip(*keys, strict=True)
    return MatchKeys(frozenset().union(*asked), frozenset().union(*offered))


@lru_cache(maxsize=50_000)
def _person_keys(label: str) -> MatchKeys:
    tokens = person_tokens(label)
    if len(tokens) < 2:
        return MatchKeys(frozenset(), frozenset())
    surname = transliterated(tokens[-1])
    both = set(_slip_keys(tokens))
    asked, offered = set[Key](), set[Key]()
    for given in tokens[:-1]:
        both.add(("given", surname, transliterated(given)))
        (asked if len(given) == 1 else offered).add(("initial", surname, given[0]))
        if has_nickname(given):
            both.add(("nickname", surname))
    return MatchKeys(frozenset(both | asked), frozenset(both | offered))


@lru_cache(maxsize=50_000)
def _body_keys(label: str, family: str) -> MatchKeys:
    folded, core = fold(label), core_words(label)
    words = tuple(folded.split())
    both = {("core", *map(transliterated, core)), ("numbered", without_numbers(label)), *_slip_keys(words)}
    asked, offered = set[Key](), set[Key]()
    if is_acronym(label):
        asked.add(("acronym", folded.replace(" ", "")))
    if initials := acronym(label):
        offered.add(("acronym", initials))
    if family == "organization" and is_clip(label):
        asked.add(("clip", folded))
    if family == "organization" and len(words) > 1:
        offered |= {("clip", words[0][:length]) for length in CLIPS}
    return MatchKeys(frozenset(both | asked), frozenset(both | offered))


def _slip_keys(words: tuple[str, ...]) -> Iterator[Key]:
    """All words but a long one, of which the first letter and one end stay."""
    for place, word in enumerate(words):
        if len(word) >= (SLIP_WORD if len(words) > 1 else LONG_WORD):
            rest = (str(place), *words[:place], "", *words[place + 1 :])
            yield ("slip", word[:_END], *rest)
            yield ("slip", word[0], word[-_END:], *rest)
