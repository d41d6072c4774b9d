"""Two figures that bound one: "between 10 and 15", "10 to 15", "10-15", "two or three"."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Token

from .runs import Run

_HYPHENS = frozenset("-‐‑–—")
_REPEATED = frozenset({"%", "percent", "us$"})  # may stand with both ends: "5% to 6%"


class Range(NamedTuple):
    """One figure, or the two ends of a range, and the token it begins with ("between")."""

    first: Run
    second: Run | None
    start: int

    @property
    def last(self) -> Run:
        """The run that ends it."""
        return self.second or self.first


def join_ranges(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Range]:
    """The figures with the ends of ranges joined; scores and numbers with several hyphens are left out."""
    found: list[Range] = []
    position = 0
    while position < len(runs):
        chain = _hyphen_chain(tokens, runs, position)
        if chain > 2 or (chain == 2 and not _is_span(tokens, runs[position], runs[position + 1])):
            position += chain
            continue
        joined = _joined(tokens, runs, position)
        found.append(joined or Range(runs[position], None, runs[position].first))
        position += 2 if joined else 1
    return found


def _hyphen_chain(tokens: Sequence[Token], runs: Sequence[Run], position: int) -> int:
    """How many figures in a row are tied by hyphens: 2 for "4-1", 3 for a telephone number."""
    count = 1
    while position + count < len(runs):
        left, right = runs[position + count - 1], runs[position + count]
        between = tokens[left.last + 1 : right.first]
        if len(between) != 1 or between[0].text not in _HYPHENS:
            break
        if tokens[left.last].end != between[0].start:
            break
        count += 1
    return count


def _is_span(tokens: Sequence[Token], left: Run, right: Run) -> bool:
    """Whether two figures tied by a hyphen bound one, rather than being a score or a name."""
    return _rises(left, right) and _goes_on(tokens, right)


def _goes_on(tokens: Sequence[Token], run: Run) -> bool:
    """Whether something that can be counted or measured comes after: "10-15 people", "5-6%"."""
    after = tokens[run.last + 1] if run.last + 1 < tokens[run.last].sent.last else None
    if after is None:
        return False
    return run.scaled or after.text in {"%", "percent"} or after.tag in {"NNS", "NN", "JJ", "CD"}


def _rises(left: Run, right: Run) -> bool:
    return _shared(left, right).value < right.value


def _shared(left: Run, right: Run) -> Run:
    """The left end with the scale word of the right one: the 3 of "3 to 4 million"."""
    if not right.scaled or left.scaled or left.value >= 1000:
        return left
    scale = next(s for s in (1e12, 1e9, 1e6, 1e3, 1e2) if right.value >= s)
    return left._replace(value=left.value * scale)


def _joined(tokens: Sequence[Token], runs: Sequence[Run], position: int) -> Range | None:
    if position + 1 >= len(runs):
        return None
    left, right = runs[position], runs[position + 1]
    between = [t for t in tokens[left.last + 1 : right.first] if t.tag != "$" and t.lower not in _REPEATED]
    if len(between) != 1 or right.first - left.last > 4 or not _rises(left, right):
        return None
    word = between[0].lower
    start = left.first
    before = _word_before(tokens, left)
    if word == "and" and before == "between":
        start = _index_before(tokens, left)
    elif before == "from" or not (word in {"to", "or"} or between[0].text in _HYPHENS):
        return None
    return Range(_shared(left, right), right, start)


def _index_before(tokens: Sequence[Token], run: Run) -> int:
    index = run.first - 1
    return index - 1 if tokens[index].tag == "$" else index


def _word_before(tokens: Sequence[Token], run: Run) -> str:
    index = _index_before(tokens, run)
    return tokens[index].lower if index >= tokens[run.first].sent.first else ""
