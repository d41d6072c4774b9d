"""Comparators: "at least 243" is [243, inf), "up to 50" (-inf, 50], "about 100" [90, 110]."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.model import Quantifier, Token
from kg.resources import lexicon_rows

ABOUT = 0.1  # how far the true value may lie from a figure told with "about", as a share of it
_LONGEST = 4
_QUANTIFIERS = {
    "at_least": Quantifier.AT_LEAST, "more_than": Quantifier.MORE_THAN, "about": Quantifier.ABOUT,
    "nearly": Quantifier.ABOUT, "at_most": Quantifier.AT_MOST, "less_than": Quantifier.AT_MOST,
}


class Bounds(NamedTuple):
    """Lower and upper bound (None: open) and the quantifier that says so."""

    lower: float | None
    upper: float | None
    quantifier: Quantifier | None


@cache
def _comparators() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    """Phrases before and after a figure -> kind of bound, and the words that end or begin such a phrase."""
    rows = lexicon_rows("comparators.tsv")
    before = {phrase: kind for phrase, kind in rows if not phrase.startswith("> ")}
    after = {phrase[2:]: kind for phrase, kind in rows if phrase.startswith("> ")}
    return before, after, frozenset(p.split()[-1] for p in before), frozenset(p.split()[0] for p in after)


def bounds_of(kind: str, value: float) -> Bounds:
    """The bounds that a kind of comparator puts on a figure."""
    slack = abs(value) * ABOUT
    lower, upper = {
        "at_least": (value, None), "more_than": (value, None), "about": (value - slack, value + slack),
        "nearly": (value - slack, value), "at_most": (None, value), "less_than": (None, value),
    }[kind]
    return Bounds(lower, upper, _QUANTIFIERS[kind])


def comparator_before(tokens: Sequence[Token], first: int) -> tuple[int, str] | None:
    """(index of its first token, kind) of the longest comparator that ends right before tokens[first]."""
    before, _, last_words, _ = _comparators()
    floor = tokens[first].sent.first
    if first <= floor or tokens[first - 1].lower not in last_words:
        return None
    for size in range(min(_LONGEST, first - floor), 0, -1):
        phrase = " ".join(tokens[i].lower for i in range(first - size, first))
        if phrase in before:
            return first - size, before[phrase]
    return None


def comparator_after(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """(index of its last token, kind) of a comparator right after tokens[last]: "100 or more"."""
    _, after, _, first_words = _comparators()
    ceiling = tokens[last].sent.last
    if last + 2 >= ceiling or tokens[last + 1].lower not in first_words:
        return None
    phrase = f"{tokens[last + 1].lower} {tokens[last + 2].lower}"
    return (last + 2, after[phrase]) if phrase in after else None
