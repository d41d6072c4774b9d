"""The words of time expressions as classes: one character a word, so that rules are regular expressions over words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kg.extract.numerals import number_words, ordinal_words, parse_digits
from kg.model import Token
from kg.resources import lexicon_rows

CLASSES = (
    "MONTH", "WEEKDAY", "SHORTDAY", "WEEKDAYS", "UNIT", "UNITS", "WEEKEND", "WEEKENDS", "PART", "PARTS", "CLOCKWORD",
    "OVERNIGHT", "SEASON", "SEASONS", "HOLIDAY", "FEAST", "DAYNUM", "YEARNUM", "NUM", "FRACTION", "ORDINAL", "DECADE",
    "MIDDECADE", "SHORTDECADE", "CLOCK", "AMPM", "CLOCKAMPM", "ZONE", "OCLOCK", "SLASHED", "ISODATE", "QUARTERCODE",
    "THE", "A", "THIS", "THAT", "THOSE", "THESE", "SAME", "LAST", "PAST", "NEXT", "FOLLOWING", "PREVIOUS", "CURRENT",
    "LATEST", "COMPARABLE", "EACH", "PER", "FULL", "OTHER", "MORE", "LESS", "THAN", "NOT", "AT", "LEAST", "UP", "TO",
    "AS", "EARLY", "LATE", "MID", "MIDDLE", "HALF", "PORTION", "LATTER", "EARLIER", "LATER", "AGO", "BEFORE", "AFTER",
    "HENCE", "FROM", "NOW", "OF", "IN", "ON", "COMMA", "POSSESSIVE", "AND", "OR", "SO", "COUPLE", "FEW", "SOME",
    "RECENT", "ABOUT", "OVER", "WITHIN", "DAY", "TONIGHT", "PRESENT", "PASTREF", "FUTURE", "NEAR", "TERM", "TIME",
    "RIGHT", "PRESENTLY", "OLD", "LONG", "AGE", "FISCAL", "ADVERB", "ONCE", "BC", "AD", "AHEAD", "PERIOD", "ENDED",
    "STOP", "HYPHEN", "DAYRANGE", "WORD",
)
CODE = {name: chr(0x100 + number) for number, name in enumerate(CLASSES)}
_TRIGGERS = (
    "MONTH", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "WEEKEND", "WEEKENDS", "PART", "CLOCKWORD", "OVERNIGHT",
    "SEASON", "SEASONS", "HOLIDAY", "YEARNUM", "DECADE", "MIDDECADE", "SHORTDECADE", "CLOCK", "AMPM", "CLOCKAMPM",
    "OCLOCK", "SLASHED", "ISODATE", "QUARTERCODE", "NOW", "DAY", "TONIGHT", "PRESENT", "PASTREF", "FUTURE", "PAST",
    "RECENT", "CURRENT", "PRESENTLY", "ADVERB", "BC", "FISCAL", "SHORTDAY", "DAYRANGE",
)
_NUMERALS = frozenset({"unit", "ten", "scale", "group"})
_CAPITALISED = frozenset({"MONTH", "WEEKDAY", "WEEKDAYS", "SHORTDAY", "HOLIDAY"})
_NAMES_ONLY = frozenset({"may", "march", "mar", "august", "sun.", "sat."})  # these need a proper noun's tag
_HYPHENS = frozenset("-‐‑–")
_MONTH_INITIALS = frozenset("jfmasond")
_DAY_RANGE = re.compile(  # "14 August-24 August": one token to the tokenizer
    r"(january|february|march|april|may|june|july|august|september|october|november|december)([-–])"
    r"(\d{1,2}|[a-z]{3,9})"
)
_FIGURES = (
    (re.compile(r"\d{4}s|\d{4}['’]s"), "DECADE"),
    (re.compile(r"['’`]?\d0s|['’`]\d0['’]s"), "SHORTDECADE"),
    (re.compile(r"\d{1,2}:\d\d(?::\d\d)?"), "CLOCK"),
    (re.compile(r"(?:\d{1,2})(?:[:.]\d\d)?[ap]\.?m\.?"), "CLOCKAMPM"),
    (re.compile(r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)"), "SLASHED"),
    (re.compile(r"\d{4}[-/.]\d\d[-/.]\d\d(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?"), "ISODATE"),
    (re.compile(r"\d+(?:st|nd|rd|th)"), "ORDINAL"),
    (re.compile(r"1/2|1/4|3/4"), "FRACTION"),
)


class Word(NamedTuple):
    """A word: its offsets, lower-cased form, value in the lexicon and index of its token (-1: not parsed)."""

    start: int
    end: int
    lower: str
    value: str
    token: int


@cache
def lexicon() -> dict[str, tuple[str, str]]:
    """Word -> (class code, value); months, numerals and ordinals among them."""
    numerals = (word for word, entry in number_words().items() if entry.kind in _NUMERALS)
    found = dict.fromkeys(numerals, (CODE["NUM"], ""))
    found |= dict.fromkeys(ordinal_words(), (CODE["ORDINAL"], ""))
    for row in lexicon_rows("times.tsv"):
        word, name, value = (*row, "")[:3]
        if name != "HOLIDAYS" and word not in ordinal_words():
            found[word] = (CODE[name], value)
    for word in ("sat", "sun"):
        found[word] = (CODE["SHORTDAY"], "5" if word == "sat" else "6")
    return found


@cache
def feasts() -> dict[str, str]:
    """Feasts of several words, joined by blanks -> the rule of their day."""
    return {row[0]: row[2] for row in lexicon_rows("times.tsv") if row[1] == "HOLIDAYS"}


TRIGGER = re.compile("[" + "".join(CODE[name] for name in _TRIGGERS) + "]|" + CODE["NUM"] * 2)
_WORD, _NUM, _HYPHEN, _UNIT = CODE["WORD"], CODE["NUM"], CODE["HYPHEN"], CODE["UNIT"]
_DAYRANGE = CODE["DAYRANGE"]
_CHECKED = frozenset(CODE[name] for name in (*_CAPITALISED, "SEASON", "ORDINAL", "PAST", "UNITS"))


@cache
def _figure(lower: str) -> str:
    """The class code of a word that begins with a digit, an apostrophe or with mid-."""
    for pattern, name in _FIGURES:
        if pattern.fullmatch(lower):
            return CODE[name]
    if lower.isdecimal() and len(lower) <= 4:
        number = int(lower)
        if len(lower) <= 2 and 1 <= number <= 31:
            return CODE["DAYNUM"]
        return CODE["YEARNUM"] if len(lower) == 4 and 1000 <= number < 2200 else _NUM
    return _NUM if parse_digits(lower) is not None else _WORD


def code_of(lower: str) -> str:
    """The class code of a lower-cased word by its form alone."""
    known = lexicon().get(lower)
    if known:
        return known[0]
    first = lower[0]
    if first.isdigit() or first in "'’`½¼¾":
        return _figure(lower)
    if first == "m" and lower.startswith("mid-"):
        return CODE["MIDDECADE"] if lower[4:8].isdecimal() else _WORD
    if first == "q" and lower in {"q1", "q2", "q3", "q4"}:
        return CODE["QUARTERCODE"]
    if first in _MONTH_INITIALS and _DAY_RANGE.fullmatch(lower):
        return CODE["DAYRANGE"]
    return _HYPHEN if lower in _HYPHENS else _WORD


class Words(NamedTuple):
    """Words of a sentence, hyphens inside of compounds left out, and their class codes, one character a word."""

    words: list[Word]
    codes: str


def classify(tokens: Sequence[Token], codes: Sequence[str]) -> Words:
    """The words of a sentence with their classes, as far as tag and capital letters bear them out."""
    known = lexicon()
    words: list[Word] = []
    kept: list[str] = []
    for position, (token, first_code) in enumerate(zip(tokens, codes, strict=True)):
        code = first_code
        if code == _HYPHEN:
            if _inside_compound(tokens, codes, position):
                continue
        elif code == _DAYRANGE:
            for word, part in _split(token):
                words.append(word)
                kept.append(part)
            continue
        elif code in _CHECKED:
            code = _checked(token, code)
        value = "second" if code == _UNIT else ""  # an ordinal by its form
        words.append(Word(token.start, token.end, token.lower, known.get(token.lower, ("", ""))[1] or value, token.i))
        kept.append(code)
    return Words(words, _with_feasts(words, "".join(kept)))


def _split(token: Token) -> list[tuple[Word, str]]:
    """The month, hyphen and day (or month) that one token runs together."""
    found = _DAY_RANGE.fullmatch(token.lower)
    parts = [found.span(group) for group in (1, 2, 3)] if found else []
    words: list[tuple[Word, str]] = []
    for first, last in parts:
        lower = token.lower[first:last]
        value = lexicon().get(lower, ("", ""))[1]
        words.append((Word(token.start + first, token.start + last, lower, value, token.i), code_of(lower)))
    return words


def _inside_compound(tokens: Sequence[Token], codes: Sequence[str], position: int) -> bool:
    """Whether a hyphen joins two words ("two-year") rather than two figures ("1939-1945") or two phrases."""
    if not 0 < position < len(tokens) - 1:
        return False
    before, hyphen, after = tokens[position - 1 : position + 2]
    tight = before.end == hyphen.start and hyphen.end == after.start
    return tight and not (before.text[-1].isdigit() and after.text[0].isdigit())


def _checked(token: Token, code: str) -> str:
    lower = token.lower
    if code == CODE["ORDINAL"]:
        return CODE["UNIT"] if lower == "second" and token.tag == "NN" and token.dep not in {"amod", ""} else code
    if code == CODE["PAST"]:
        return code if token.tag not in {"IN", "RB"} else _WORD
    if code == CODE["UNITS"]:
        return code if lower != "min" or token.tag != "NNP" else _WORD
    if code == CODE["SEASON"]:
        return code if token.tag[:1] in {"N", "J", ""} else _WORD
    if not token.text[0].isupper():
        return _WORD
    if lower in _NAMES_ONLY:
        return code if token.tag in {"NNP", "NNPS", ""} else _WORD
    return code


def _with_feasts(words: list[Word], codes: str) -> str:
    """The codes with the words of feasts such as "New Year's Day" replaced by one class."""
    named = feasts()
    lowers = [word.lower for word in words]
    for position, lower in enumerate(lowers):
        if lower not in {"day", "eve", "friday", "sunday", "monday", "wednesday"}:
            continue
        for first in range(max(0, position - 4), position):
            size = position - first + 1
            name = " ".join(lowers[first : position + 1]).replace("’", "'")
            if name in named:
                words[first] = words[first]._replace(value=named[name])
                codes = codes[:first] + CODE["FEAST"] * size + codes[position + 1 :]
                break
    return codes
