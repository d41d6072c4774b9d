"""Whether two names mean one thing: a score between 0 and 1, and the reason for it."""

import re
from typing import NamedTuple

from kg.model import Feature

from .names import (
    acronym,
    compare_given,
    core_words,
    fold,
    generation,
    is_acronym,
    person_tokens,
    transliterated,
    turned,
)

SAME = 0.7  # the operating point: merges happen at this score and above
UNSURE = 0.5
SLIP_WORD, LONG_WORD = 6, 9  # letters in which one may be a slip, beside other words and alone
_NUMBER = re.compile(r"\d+|(?<=\w[ -])(?:X{0,3}(?:IX|IV|V?I{1,3})|X{1,3}V?|V)\b")
_CLIP_SHAPE = re.compile(r"^[A-Z][a-z]{2,4}$")


class Comparison(NamedTuple):
    """How alike two names are, why, and by which features."""

    score: float
    reason: str
    features: tuple[Feature, ...] = ()
    vetoed: bool = False  # names that agree but for what tells two things apart: a number, Jr. and Sr.


DIFFERENT = Comparison(0.0, "nothing in common")


def compare_persons(one: str, other: str) -> Comparison:
    """Two full names of people: the surnames must agree, and so must the given names that both have."""
    a, b = person_tokens(one), person_tokens(other)
    if len(a) < 2 or len(b) < 2:
        return DIFFERENT
    if transliterated(a[-1]) != transliterated(b[-1]):
        return DIFFERENT
    generations = (generation(one), generation(other))
    if generations[0] != generations[1]:
        return _of_two_generations(one, other, generations)
    if a == b:
        return Comparison(0.99, "same full name", (Feature("name", 1.0, one),))
    surname = 1.0 if a[-1] == b[-1] else 0.95
    given, how = _compare_given(a[:-1], b[:-1])
    features = (
        Feature("surname", surname, a[-1] if surname == 1.0 else f"{a[-1]} / {b[-1]}: spelling variants"),
        Feature("given name", given, how),
    )
    if not given:
        return Comparison(0.1, f"same surname, different given names: {one} / {other}", features)
    told = "same surname and given name" if given == 1.0 else "same surname, given names that agree"
    return Comparison(round(surname * given, 2), f"{told}: {one} / {other}", features)


def _compare_given(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str]:
    """How well given names agree, and how: by the first ones, else by any two."""
    score, how = compare_given(one[0], other[0])
    if score:
        return score, how
    score, how = max((compare_given(x, y) for x in one for y in other), default=(0.0, ""))
    return (score * 0.8, f"{how}, in another place") if score else (0.0, f"{' '.join(one)} / {' '.join(other)}")


def _of_two_generations(one: str, other: str, generations: tuple[str, str]) -> Comparison:
    """Father and son, two popes of one name: two people where both are told apart, open where only one is."""
    if not _compare_given(person_tokens(one)[:-1], person_tokens(other)[:-1])[0]:
        return Comparison(0.1, f"same surname, different given names: {one} / {other}")
    feature = Feature("generation", 0.0 if all(generations) else 0.4, " / ".join(g or "none" for g in generations))
    if all(generations):
        return Comparison(0.0, f"two generations: {one} / {other}", (feature,), vetoed=True)
    return Comparison(0.6, f"the same name but for the generation: {one} / {other}", (feature,))


def compare_bodies(one: str, other: str) -> Comparison:
    """Two names of organizations, places or works."""
    if fold(one) == fold(other):
        return _alike(0.98, "same name", fold(one))
    if numbers(one) != numbers(other):
        vetoed = without_numbers(one) == without_numbers(other)
        reason = f"different numbers: {one} / {other}"
        return Comparison(0.0, reason, (Feature("numbers", 0.0, f"{one} / {other}"),), vetoed)
    for short, full in ((one, other), (other, one)):
        if is_acronym(short) and fold(short).replace(" ", "") == acronym(full):
            return _alike(0.8, f"{short} is the acronym of {full}", f"{short}: {full}", "acronym")
    if fold(one) == turned(other) or turned(one) == fold(other):
        return _alike(0.85, f"the same words in another order: {one} / {other}", f"{one} / {other}", "order of words")
    a, b = core_words(one), core_words(other)
    if a == b and (len(a) > 1 or len(a[0]) > 3):
        score = 0.85 if len(a) > 1 else 0.72
        return _alike(score, f"same name but for a generic word: {one} / {other}", " ".join(a))
    if len(a) > 1 and [transliterated(x) for x in a] == [transliterated(y) for y in b]:
        return _alike(0.8, f"spelling variants: {one} / {other}", f"{one} / {other}", "spelling")
    return DIFFERENT


def _alike(score: float, reason: str, detail: str, name: str = "name") -> Comparison:
    """A comparison that rests on one feature."""
    return Comparison(score, reason, (Feature(name, score, detail),))


def compare_slips(one: str, other: str, family: str) -> Comparison:
    """Names that a slip of the pen or a clipping would make one: only for names met in articles of one story.

    A slip is one letter more, less or other in a long word, all other words being equal: Shettleston Road /
    Shettlestone Road. A clipping is the beginning of the first word of a body's name: Met / Metropolitan Police.
    """
    a, b = (person_tokens(name) if family == "person" else tuple(fold(name).split()) for name in (one, other))
    if numbers(one) != numbers(other) or (family == "person" and len(a) == len(b) == 1):
        return DIFFERENT
    if len(a) == len(b):
        differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(differing) == 1 and _slip(*differing[0], alone=len(a) == 1):
            return _alike(0.76, f"one letter apart: {one} / {other}", " / ".join(differing[0]), "spelling")
    if family == "organization" and (_clipped(one, other) or _clipped(other, one)):
        return _alike(0.72, f"the beginning of the other name: {one} / {other}", f"{one} / {other}", "clipping")
    return DIFFERENT


def _slip(one: str, other: str, *, alone: bool) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < (LONG_WORD if alone else SLIP_WORD) or short[0] != long[0] or len(long) - len(short) > 1:
        return False
    if long == short + "s":
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    rest = short[same:] if len(long) > len(short) else short[same + 1 :]
    return long[same + 1 :] == rest


def _clipped(short: str, full: str) -> bool:
    """Met / Metropolitan Police: one short capitalised word that begins the first of several words."""
    first, *more = fold(full).split() or [""]
    word = fold(short)
    inner = full.split()[0][1:] if more else ""  # MacBook Air is no longer form of Mac
    return inner.islower() and is_clip(short) and len(first) > len(word) + 2 and first.startswith(word)


def is_clip(name: str) -> bool:
    """True for names of three to five letters that may be the beginning of a longer one: Met, Fed."""
    return _CLIP_SHAPE.match(name) is not None


def numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name, Arabic or Roman; names whose numbers differ never mean one thing."""
    return tuple(found[0] for found in _NUMBER.finditer(name))


def without_numbers(name: str) -> str:
    """The name folded, without its numbers."""
    return fold(_NUMBER.sub("#", name).replace("#", " "))
