"""Whether two names mean one thing: a score between 0 and 1, and the reason for it."""

from typing import NamedTuple

from .names import acronym, compatible_given, core_words, fold, is_acronym, person_tokens, transliterated

SAME = 0.7  # the operating point: merges happen at this score and above
UNSURE = 0.5


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


def digits(name: str) -> tuple[str, ...]:
    """The runs of digits in a name; names whose digits differ never mean one thing."""
    return tuple("".join(c if c.isdigit() else " " for c in name).split())
