"""Numerals in a sentence: maximal runs of tokens that name one number."""

from collections.abc import Container, Iterator, Sequence, Set
from typing import NamedTuple

from kg.extract.numerals import number_words, parse_digits, parse_words
from kg.model import Annotation, Token

_LINKS = frozenset({"and", "of", "a", "-", "‐", "‑"})
_HYPHENS = frozenset("-‐‑")
_NUMERAL_TAGS = frozenset({"CD", "NN", "NNS", "JJ", "DT", "PDT", "NNP", "NNPS", "VBZ"})
_SUFFIXES = frozenset({"m", "k", "b", "bn", "mn", "tn", "mln", "bln"})


class Run(NamedTuple):
    """Tokens first..last (inclusive, indices in the article) that name `value`; `vague` for hundreds, dozens."""

    first: int
    last: int
    value: float
    vague: bool = False
    scaled: bool = False  # ends in million, billion ...


def numeral_runs(annotation: Annotation, skip: Set[int]) -> Iterator[Run]:
    """The numerals of a text, in text order, those at the token indices to skip left out."""
    words, tokens, beyond = number_words(), annotation.tokens, 0
    begins = [t for word, found in annotation.by("lower").items() if _begins_numeral(word, words) for t in found]
    for token in sorted(begins, key=lambda t: t.i):
        if token.i >= beyond and token.i not in skip:
            run = _run_at(tokens, token.i, token.sent.last, skip)
            if run:
                yield run
                beyond = run.last + 1


def _begins_numeral(word: str, words: Container[str]) -> bool:
    return word in words or word[0] in "½¼¾." or word[0].isdigit()


def _run_at(tokens: Sequence[Token], first: int, last: int, skip: Set[int]) -> Run | None:
    words = number_words()
    if tokens[first].lower in words and tokens[first].tag not in _NUMERAL_TAGS:
        return None
    end = first
    for position in range(first + 1, min(last, first + 10)):
        token = tokens[position]
        known = token.text[0].isdigit() or token.lower in words or token.lower in _LINKS
        if position in skip or not (known or _is_suffix(tokens, position)):
            break
        if token.text in _HYPHENS and _between_digits(tokens, position, last):
            break
        end = position
    start = first - 1 if _has_article(tokens, first) else first
    for stop in range(end, first - 1, -1):
        lowers = [_plain(tokens, i) for i in range(start, stop + 1) if tokens[i].text not in _HYPHENS]
        if tokens[stop].lower in _LINKS:
            continue
        value = parse_words(lowers)
        if value is not None:
            kinds = [words[low].kind for low in lowers if low in words]
            return Run(start, stop, value, "vague" in kinds, lowers[-1] in words and kinds[-1] == "scale")
    return None


def _has_article(tokens: Sequence[Token], first: int) -> bool:
    """Whether an "a" before a scale word belongs to the numeral: "a hundred", "a dozen"."""
    token = tokens[first]
    entry = number_words().get(token.lower)
    if entry is None or first == token.sent.first:
        return False
    article = tokens[first - 1].lower in {"a", "an"}
    return article and entry.kind in {"scale", "group", "fraction"} and token.lower != "quarter"


def _is_suffix(tokens: Sequence[Token], position: int) -> bool:
    """Whether a token is the scale letter of the figure it touches: "€2m"."""
    before = tokens[position - 1]
    return tokens[position].lower in _SUFFIXES and before.end == tokens[position].start and before.text[-1].isdigit()


def _plain(tokens: Sequence[Token], position: int) -> str:
    lower = tokens[position].lower
    if lower in _SUFFIXES and position and tokens[position - 1].end == tokens[position].start:
        return {"m": "million", "k": "thousand", "b": "billion", "tn": "trillion"}.get(lower, lower)
    return lower


def _between_digits(tokens: Sequence[Token], position: int, last: int) -> bool:
    after = tokens[position + 1] if position + 1 < last else None
    return tokens[position - 1].text[-1].isdigit() and after is not None and after.text[0].isdigit()


def is_digits(token: Token) -> bool:
    """Whether a token is a numeral in digits."""
    return parse_digits(token.lower) is not None
