"""Texts that are one text: near duplicates by shared shingles.

A text is the set of its shingles (stretches of five words). The sketch of a text is the shingles whose
hash is 0 modulo 4 (Broder, "On the resemblance and containment of documents", 1997): it is the same
sample in every text, so that texts that share sketch shingles are the only ones to compare in full.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

_WORD = re.compile(r"\w+")
SHINGLE = 5  # words
SAMPLE = 4  # one shingle in so many is in the sketch
FREQUENT = 50  # a shingle of more texts is furniture, and does not make candidates
CONTAINED = 0.5  # share of the shorter text's shingles that stand in the longer one
MIN_SHARED = 20  # shingles
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
    named = sorted(texts.items() if isinstance(texts, Mapping) else texts)
    hashes = [shingles(text) for _, text in named]
    pairs = _candidates(hashes)
    found = []
    for (i, j), sampled in pairs.items():
        smaller = min(len(set(hashes[i])), len(set(hashes[j])))
        if sampled * SAMPLE * 3 >= smaller * PASSAGE_CONTAINED and (copy := _compared(hashes[i], hashes[j])):
            found.append(Copy(named[i][0], named[j][0], *copy))
    return sorted(found)


def shingles(text: str) -> "array[int]":
    """The hash of every five words in a row, in the order of the text."""
    words = _WORD.findall(text.casefold())
    last = max(1, len(words) - SHINGLE + 1) if words else 0
    joined = (" ".join(words[i : i + SHINGLE]).encode("utf-8", "surrogatepass") for i in range(last))
    return array("Q", (int.from_bytes(blake2b(one, digest_size=8).digest(), "big") for one in joined))


def _candidates(hashes: list["array[int]"]) -> Counter[tuple[int, int]]:
    """Pairs of texts with the number of sketch shingles that they share."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(hashes):
        for value in sorted({h for h in one if h % SAMPLE == 0}):
            holders[value].append(index)
    pairs: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        if 1 < len(indices) <= FREQUENT:
            pairs.update((i, j) for n, i in enumerate(indices) for j in indices[n + 1 :])
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
