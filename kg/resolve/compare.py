"""Whether two names mean one thing: a score between 0 and 1, and the reason for it."""

import re
from typing import NamedTuple

from .names import acronym, compatible_given, core_words, fold, is_acronym, person_tokens, transliterated

SAME = 0.7  # the operating point: merges happen at this score and above
UNSURE = 0.5
_WORD, _LONG_WORD = 6, 9  # letters in which one may be a slip, beside other words and alone
_DIGITS = re.compile(r"\d+")
_CLIP_SHAPE = re.compile(r"^[A-Z][a-z]{2,4}$")


class Comparison(NamedTuple):
    """How alike two names are, and why."""

    score: float
    reason: str


DIFFERENT = Comparison(0.0, "nothing in common")


def compare_persons(one: str, other: str) -> Comparison:
    """Two full names of people: the surnames must agree, and so must the given names that both have."""
    a, b = person_tokens(one), person_tokens(other)
    if len(a) < 2 or len(b) < 2:
        return DIFFERENT
    if a == b:
        return Comparison(0.99, "same full name")
    if transliterated(a[-1]) != transliterated(b[-1]):
        return DIFFERENT
    surname = 1.0 if a[-1] == b[-1] else 0.95
    first = compatible_given(a[0], b[0])
    if not first:
        first = max((compatible_given(x, y) for x in a[:-1] for y in b[:-1]), default=0.0) * 0.8
    if not first:
        return Comparison(0.1, f"same surname, different given names: {one} / {other}")
    how = "same surname and given name" if first == 1.0 else "same surname, given names that agree"
    return Comparison(round(surname * first, 2), f"{how}: {one} / {other}")


def compare_bodies(one: str, other: str) -> Comparison:
    """Two names of organizations, places or works."""
    if fold(one) == fold(other):
        return Comparison(0.98, "same name")
    if digits(one) != digits(other):
        return Comparison(0.0, f"different numbers: {one} / {other}")
    for short, full in ((one, other), (other, one)):
        if is_acronym(short) and fold(short).replace(" ", "") == acronym(full):
            return Comparison(0.8, f"{short} is the acronym of {full}")
    a, b = core_words(one), core_words(other)
    if a == b and (len(a) > 1 or len(a[0]) > 3):
        return Comparison(0.85 if len(a) > 1 else 0.72, f"same name but for a generic word: {one} / {other}")
    if len(a) > 1 and [transliterated(x) for x in a] == [transliterated(y) for y in b]:
        return Comparison(0.8, f"spelling variants: {one} / {other}")
    return DIFFERENT


def compare_slips(one: str, other: str, family: str) -> Comparison:
    """Names that a slip of the pen or a clipping would make one: only for names met in articles of one story.

    A slip is one letter more, less or other in a long word, all other words being equal: Shettleston Road /
    Shettlestone Road. A clipping is the beginning of the first word of a body's name: Met / Metropolitan Police.
    """
    a, b = (person_tokens(name) if family == "person" else tuple(fold(name).split()) for name in (one, other))
    if digits(one) != digits(other) or (family == "person" and len(a) == len(b) == 1):
        return DIFFERENT
    if len(a) == len(b):
        differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(differing) == 1 and _slip(*differing[0], alone=len(a) == 1):
            return Comparison(0.76, f"one letter apart: {one} / {other}")
    if family == "organization" and (_clipped(one, other) or _clipped(other, one)):
        return Comparison(0.72, f"the beginning of the other name: {one} / {other}")
    return DIFFERENT


def _slip(one: str, other: str, *, alone: bool) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < (_LONG_WORD if alone else _WORD) or short[0] != long[0] or len(long) - len(short) > 1:
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


def digits(name: str) -> tuple[str, ...]:
    """The runs of digits in a name; names whose digits differ never mean one thing."""
    return tuple(_DIGITS.findall(name))
