"""Money, percentages, ages and measures told from counts; figures that are labels told from figures."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extract.numerals import parse_words
from kg.model import Token
from kg.resources import lexicon_rows, lexicon_words

from .runs import Run, is_digits

_PERCENT = frozenset({"%", "percent", "pct", "percentage", "per"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC", "PRODUCT", "LAW", "WORK_OF_ART", "EVENT", "LOC"})
_HYPHENS = frozenset("-‐‑")
_OLDEST = 120


class Reading(NamedTuple):
    """The kind of a figure, the tokens it takes with its sign or unit, its code or unit, and a factor (cents: 0.01)."""

    kind: str
    first: int
    last: int
    of: str = ""
    factor: float = 1.0


@cache
def _signs() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon_rows("currencies.tsv") if row[3] == "sign"}


@cache
def _money_words() -> dict[str, tuple[str, float]]:
    return {row[0]: (row[1], float(row[2])) for row in lexicon_rows("currencies.tsv") if row[3] == "word"}


def read_kind(tokens: Sequence[Token], run: Run) -> Reading | None:
    """The kind of a figure, or None where it is no figure after all (the pronoun "one", half of a word)."""
    sentence = tokens[run.first].sent
    before = tokens[run.first - 1] if run.first > sentence.first else None
    after = tokens[run.last + 1] if run.last + 1 < sentence.last else None
    money = _money(tokens, run, before)
    if money:
        return money
    if after is not None:
        found = _percent(tokens, run, after) or _age_before(tokens, run) or _measure(tokens, run, after)
        if found:
            return found
    if _is_age(tokens, run, before, after):
        return Reading("age", run.first, run.last)
    return _count(tokens, run, after)


def _money(tokens: Sequence[Token], run: Run, before: Token | None) -> Reading | None:
    if before is not None and (before.tag == "$" or before.lower in _signs()):
        code = _signs().get(before.lower)
        if code:
            return Reading("money", before.i, run.last, code)
    ceiling = tokens[run.last].sent.last
    start = run.last + 1 + (run.vague and run.last + 1 < ceiling and tokens[run.last + 1].lower == "of")
    for size in (3, 2, 1):
        last = start + size - 1
        if last < ceiling:
            words = " ".join(t.lower for t in tokens[start : last + 1] if t.text not in _HYPHENS)
            if words in _money_words() and tokens[last].tag[:2] in {"NN", "CD"}:
                code, factor = _money_words()[words]
                return Reading("money", run.first, last, code, factor)
    return None


def _percent(tokens: Sequence[Token], run: Run, after: Token) -> Reading | None:
    position = after.i
    if after.text in _HYPHENS and position + 1 < after.sent.last:
        position += 1
    word = tokens[position].lower
    if word not in _PERCENT:
        return None
    following = tokens[position + 1].lower if position + 1 < after.sent.last else ""
    if word == "per":
        return Reading("percent", run.first, position + 1) if following == "cent" else None
    if word == "percentage":
        return Reading("percent", run.first, position + 1) if following in {"point", "points"} else None
    if following in {"point", "points"}:
        position += 1
    return Reading("percent", run.first, position)


def _age_before(tokens: Sequence[Token], run: Run) -> Reading | None:
    """ "42-year-old", "42 years old", "42 years of age". """
    words = [t for t in tokens[run.last + 1 : min(run.last + 6, tokens[run.last].sent.last)] if t.text not in _HYPHENS]
    if len(words) < 2 or words[0].lower not in {"year", "years", "month", "months"}:
        return None
    factor = 1.0 if words[0].lower.startswith("year") else 1 / 12
    if words[1].lower in {"old", "olds"}:
        return Reading("age", run.first, words[1].i, factor=factor)
    if len(words) > 2 and words[1].lower == "of" and words[2].lower == "age":
        return Reading("age", run.first, words[2].i, factor=factor)
    return None


def _is_age(tokens: Sequence[Token], run: Run, before: Token | None, after: Token | None) -> bool:
    """ "aged 66", "at the age of 42", "John Smith, 42, said". """
    if before is None or not 0 < run.value <= _OLDEST or run.value % 1:
        return False
    if before.lower in {"aged", "age", "ages"}:
        return True
    if before.lower == "of" and tokens[before.i - 1].lower == "age":
        return True
    closes = after is None or after.text in {",", ".", ";", ")"}
    if before.text != "," or not closes or run.last != run.first or not is_digits(tokens[run.first]):
        return False
    name = tokens[before.i - 1]
    return name.tag in {"NNP", "NNPS"} and name.ent in {"PERSON", "", "ORG"} and name.text[0].isupper()


def _measure(tokens: Sequence[Token], run: Run, after: Token) -> Reading | None:
    unit = after
    if after.text in _HYPHENS and after.i + 1 < after.sent.last:
        unit = tokens[after.i + 1]
    if unit.lower == "square" and unit.i + 1 < unit.sent.last:
        unit = tokens[unit.i + 1]
    if unit.text not in lexicon_words("measures.txt") and unit.lower not in lexicon_words("measures.txt"):
        return None
    if len(unit.text) == 1 and unit.start != tokens[run.last].end:
        return None
    if unit.lower == "basis":
        unit = tokens[min(unit.i + 1, unit.sent.last - 1)]
    return Reading("measure", run.first, unit.i, unit.text)


def _count(tokens: Sequence[Token], run: Run, after: Token | None) -> Reading | None:
    first = tokens[run.first]
    if after is not None and after.text in _HYPHENS and after.start == tokens[run.last].end:
        return _attribute(tokens, run, after)
    if _is_ratio(tokens, run):
        return None
    if run.first == run.last and first.lower in {"one", "half", "quarter", "third", "thirds", "quarters"}:
        return _one_or_part(run, first, after)
    if 0 < run.value < 1 and not first.text[0].isdigit():
        return Reading("percent", run.first, run.last, factor=100.0)
    return Reading("count", run.first, run.last)


def _attribute(tokens: Sequence[Token], run: Run, hyphen: Token) -> Reading | None:
    """The size of something in a compound: "a 52-count complaint", "12-member panel"; "one-sided" is none."""
    if hyphen.i + 1 >= hyphen.sent.last:
        return None
    unit = tokens[hyphen.i + 1]
    if is_digits(unit):
        return Reading("count", run.first, run.last)  # the first end of a range
    return Reading("measure", run.first, unit.i, unit.text) if unit.tag in {"NN", "NNS"} else None


def _is_ratio(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the figure is part of a proportion: "one in five", "nine out of ten", "one of every nine"."""
    after = [t.lower for t in tokens[run.last + 1 : min(run.last + 4, tokens[run.last].sent.last)]]
    before = [t.lower for t in tokens[max(tokens[run.first].sent.first, run.first - 3) : run.first]]
    if run.value <= 10 and after[:1] == ["in"] and parse_words(after[1:2]) is not None:
        return True
    if before[-1:] == ["in"] and parse_words(before[-2:-1]) is not None:
        return True
    if after[:2] == ["out", "of"] or after[:2] == ["of", "every"]:
        return True
    return before[-2:] == ["out", "of"] or before[-2:] == ["of", "every"]


def _one_or_part(run: Run, token: Token, after: Token | None) -> Reading | None:
    if token.lower == "half":
        partitive = after is not None and after.lower in {"of", "the", "a", "its", "their", "his", "her"}
        return Reading("percent", run.first, run.last, factor=100.0) if partitive else None
    if token.lower != "one":
        return None
    of = after is not None and after.lower == "of"
    counts = token.dep == "nummod" and token.head.i > token.i and token.head.tag in {"NN", "NNP"}
    return Reading("count", run.first, run.last) if (of or counts) and token.tag == "CD" else None


def is_label(tokens: Sequence[Token], run: Run) -> bool:
    """Whether a figure names something rather than counting it: "Article 5", "Boeing 737", "Room 12"."""
    token = tokens[run.first]
    if run.first == token.sent.first:
        return False
    before = tokens[run.first - 1]
    if before.text in _HYPHENS and before.end == token.start and before.start == tokens[before.i - 1].end:
        return not tokens[before.i - 1].text[-1].isdigit() and tokens[before.i - 1].text[0].isalpha()
    if before.lower in lexicon_words("number_labels.txt"):
        return before.tag in {"NNP", "NNPS"} or token.dep != "nummod" or token.head.i < token.i
    if before.text == "#":
        return True
    named = before.tag in {"NNP", "NNPS"} and before.text[0].isupper() and before.text[0].isalpha()
    if not named or not is_digits(token):
        return False
    counts = token.head.i > run.last and token.dep in {"nummod", "quantmod", "compound"}
    if counts and token.head.pos in {"NOUN", "PROPN"}:
        return token.ent in _NAMES and token.ent == before.ent and not token.ent_begins
    return token.head.pos not in {"VERB", "AUX"} or token.dep not in {"nsubj", "dobj", "nsubjpass"}
