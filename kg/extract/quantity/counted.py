"""What a figure counts: "260 Palestinians", "some 200 of them", "hundreds of people"."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.model import Token

from .runs import Run

_COUNTABLE = ("NOUN", "PROPN", "PRON")
_NUMBER_DEPS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "det", "npadvmod"})
_SKIPPED = frozenset({"more", "other", "additional", "further", "extra", "new"})
_MAX_GAP = 6


class Counted(NamedTuple):
    """The head of what is counted, the token its phrase begins with (both indices) and whether "of" stands between."""

    head: int
    first: int
    partitive: bool = False


def counted_by(tokens: Sequence[Token], run: Run) -> Counted | None:
    """What the figure counts, or None where it stands alone ("killed 260")."""
    sentence = tokens[run.last].sent
    after = run.last + 1
    if after >= sentence.last:
        return None
    if tokens[after].lower == "of":
        return _after_of(tokens, after)
    head = _governing_noun(tokens, run) or _adjacent_noun(tokens, run)
    if head is None:
        return None
    first = after
    while first < head.i and (tokens[first].lower in _SKIPPED or tokens[first].text in "-‐‑"):
        first += 1
    return Counted(head.i, first)


def _after_of(tokens: Sequence[Token], of: int) -> Counted | None:
    held = tokens[of].child("pobj")
    if held is None or held.pos not in _COUNTABLE or held.i - of > _MAX_GAP:
        return None
    first = of + 1
    while first < held.i and tokens[first].tag in {"DT", "PRP$", "PDT"}:
        first += 1
    return Counted(held.i, first, partitive=True)


def _governing_noun(tokens: Sequence[Token], run: Run) -> Token | None:
    """The noun after the figure that the figure modifies."""
    for index in range(run.last, run.first - 1, -1):
        token = tokens[index]
        head = token.head
        if run.first <= head.i <= run.last:
            continue
        if token.dep in _NUMBER_DEPS and run.last < head.i <= run.last + _MAX_GAP and head.pos in _COUNTABLE:
            return _whole_compound(head) if _open_way(tokens, run.last, head.i) else None
        return None
    return None


def _whole_compound(head: Token) -> Token:
    """The last noun of the compound that the noun begins: "42 government troops"."""
    while head.dep == "compound" and head.head.i > head.i and head.head.pos in {"NOUN", "PROPN"}:
        head = head.head
    return head


def _open_way(tokens: Sequence[Token], last: int, head: int) -> bool:
    """Whether no comma, verb or preposition stands between figure and noun."""
    return all(tokens[i].tag not in {"IN", ":", ".", "CC", "VBD", "VBZ", "VBP", "-LRB-"} for i in range(last + 1, head))


def _adjacent_noun(tokens: Sequence[Token], run: Run) -> Token | None:
    """The plural noun right after the figure, adjectives skipped, where the parse attaches it elsewhere."""
    if tokens[run.last].dep in ("nummod",) and tokens[run.last].head.i < run.first:
        return None
    for index in range(run.last + 1, min(run.last + 4, tokens[run.last].sent.last)):
        token = tokens[index]
        if token.tag in {"NNS", "NNPS"}:
            return token
        if token.tag not in {"JJ", "JJR", "VBN", "NN", "NNP", "VBG"}:
            return None
    return None
