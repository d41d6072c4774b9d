"""Texts that are one text: near duplicates by shared shingles.

A text is the set of its shingles (stretches of five words). The sketch of a text is the shingles whose
hash is 0 modulo 4 (Broder, "On the resemblance and containment of documents", 1997): it is the same
sample in every text, so that texts that share sketch shingles are the only ones to compare in full.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, groupby, pairwise

_WORD = re.compile(r"\w+")
SHINGLE = 5  # words
SAMPLE = 4  # one shingle in so many is in the sketch
FREQUENT = 50  # of a shingle in more texts, only neighbours are compared: a chain links all copies of a text
CONTAINED = 0.5  # share of the shorter text's shingles that stand in the longer one
MIN_SHARED = 20  # shingles
_DOUBT = 3  # a sketch may hold so many times less than its share
_INDEX_BITS = 32  # low bits of an entry: which text a shingle stands in
_INDEX = (1 << _INDEX_BITS) - 1
PASSAGE, PASSAGE_CONTAINED = 100, 0.25  # words of one unbroken passage, and the share that must come with it


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """Two texts that carry one text; `left` < `right`."""

    left: str
    right: str
    containment: float  # share of the shorter text that the longer one has too
    passage: int  # words of the longest unbroken stretch that both have


def find_copies(texts: Mapping[str, str] | Iterable[tuple[str, str]]) -> list[Copy]:
    """The pairs of near duplicates among texts by name, sorted; the order of the texts does not matter."""
    named = texts.items() if isinstance(texts, Mapping) else texts
    return match_shingles((name, shingles(text)) for name, text in named)


def match_shingles(texts: Iterable[tuple[str, "array[int]"]]) -> list[Copy]:
    """The same among texts of which only the shingles are at hand."""
    named = sorted(texts, key=lambda text: text[0])
    hashes = [hashed for _, hashed in named]
    sizes = [len(set(one)) for one in hashes]
    found = []
    for (i, j), sampled in _candidates(hashes).items():
        likely = sampled * SAMPLE * _DOUBT >= min(sizes[i], sizes[j]) * PASSAGE_CONTAINED
        if likely and (copy := _compared(hashes[i], hashes[j])):
            found.append(Copy(named[i][0], named[j][0], *copy))
    return sorted(found)


def shingles(text: str) -> "array[int]":
    """The hash of every five words in a row, in the order of the text."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    joined = (" ".join(words[i : i + SHINGLE]).encode("utf-8", "surrogatepass") for i in range(last))
    return array("I", (int.from_bytes(blake2b(one, digest_size=4).digest(), "big") for one in joined))


def _candidates(hashes: list["array[int]"]) -> Counter[tuple[int, int]]:
    """Pairs of texts with the number of sketch shingles that they share."""
    entries = [h << _INDEX_BITS | n for n, one in enumerate(hashes) for h in set(one) if h % SAMPLE == 0]
    entries.sort()
    pairs: Counter[tuple[int, int]] = Counter()
    for _, group in groupby(entries, key=lambda entry: entry >> _INDEX_BITS):
        indices = [entry & _INDEX for entry in group]
        if len(indices) > FREQUENT:
            pairs.update(pairwise(indices))
        elif len(indices) > 1:
            pairs.update(combinations(indices, 2))
    return pairs


def _compared(one: "array[int]", other: "array[int]") -> tuple[float, int] | None:
    """Containment and longest shared passage of two texts, where they are near duplicates."""
    first, second = set(one), set(other)
    shared = len(first & second)
    containment = shared / max(1, min(len(first), len(second)))
    passage = _longest(one, second) + SHINGLE - 1 if shared else 0
    enough = shared >= min(MIN_SHARED, len(first), len(second))
    copied = containment >= CONTAINED or (containment >= PASSAGE_CONTAINED and passage >= PASSAGE)
    return (round(containment, 2), passage) if enough and copied else None


def _longest(one: "array[int]", other: set[int]) -> int:
    best = run = 0
    for value in one:
        run = run + 1 if value in other else 0
        best = max(best, run)
    return best
