"""English numerals, in digits or words -> numbers."""

import re
from functools import cache
from typing import NamedTuple

from kg.resources import lexicon_rows

_DIGITS = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_WITH_FRACTION = re.compile(r"(\d+)/(\d+)")
_GLUED = re.compile(r"([\d.,]*\d)(k|m|mn|bn|tn|b)", re.I)
_SPLIT = re.compile(r"[\s-]+")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}


class NumberWord(NamedTuple):
    """A word of a numeral: what it does (unit, ten, scale, group, fraction, vague) and its value."""

    kind: str
    value: float


@cache
def number_words() -> dict[str, NumberWord]:
    """Word -> what it contributes to a numeral."""
    return {word: NumberWord(kind, float(value)) for word, kind, value in lexicon_rows("numbers.tsv")}


@cache
def ordinal_words() -> dict[str, int]:
    """Ordinal in words -> its rank, up to one word: "third" -> 3."""
    return {word: int(value) for word, value in lexicon_rows("ordinals.tsv")}


def parse_digits(word: str) -> float | None:
    """The value of a numeral in digits: "1,900", "3.5", "1/2", "½", "2m"; None where it is none."""
    if _DIGITS.fullmatch(word) or _LAKHS.fullmatch(word):
        return float(word.replace(",", ""))
    if word[-1:] in _FRACTIONS and (not word[:-1] or word[:-1].isdecimal()):
        return float(word[:-1] or 0) + _FRACTIONS[word[-1]]
    fraction = _WITH_FRACTION.fullmatch(word)
    if fraction and int(fraction[2]):
        return int(fraction[1]) / int(fraction[2])
    glued = _GLUED.fullmatch(word)
    if glued and (value := parse_digits(glued[1])) is not None:
        return value * _SUFFIXES[glued[2].lower()]
    return None


def parse_number(text: str) -> float | None:
    """The number a whole phrase names: "1.2 million", "two dozen", "a hundred and five", "2 1/2"; else None."""
    words = [word for word in _SPLIT.split(text.strip().lower()) if word]
    return parse_words(words)


def parse_words(words: list[str]) -> float | None:
    """The number that lower-cased words name together, or None where they name none.

    Vague plurals count as their scale: "hundreds" is 100, "tens of thousands" 10,000.
    """
    total = current = 0.0
    last = ""
    known = number_words()
    for position, word in enumerate(words):
        digits = parse_digits(word) if word[0].isdigit() or word[0] in ".+-½¼¾⅓⅔" else None
        if digits is not None:
            if last in {"digits", "unit"} and "/" not in word and word[0] not in _FRACTIONS:
                return None
            current, last = current + digits, "digits"
        elif word in {"and", "of", "a", "an"}:
            if not _links(word, words, position):
                return None
            if word in {"a", "an"} and not current and words[position + 1] != "half":
                current, last = 1.0, "article"
        elif word in known:
            step = _add(known[word], total, current, last)
            if step is None:
                return None
            total, current, last = step
        else:
            return None
    return total + current if last and last != "article" else None


def _links(word: str, words: list[str], position: int) -> bool:
    """Whether "and", "of" or "a" stands inside of a numeral, with a number word after it."""
    following = words[position + 1] if position + 1 < len(words) else ""
    before = words[position - 1] if position else ""
    known = number_words()
    if word == "of":
        return before in known and following in known and known[before].kind == "vague"
    if word == "and":
        return position > 0 and (following in known or following in {"a", "an"} or following[:1].isdigit())
    return following in known and known[following].kind in {"scale", "group", "fraction"} and before != "a"


def _add(word: NumberWord, total: float, current: float, last: str) -> tuple[float, float, str] | None:
    """(total, current group, kind) after one more number word; None where English does not go on like that."""
    kind, value = word
    if kind == "unit":
        if last in {"unit", "digits", "article", "fraction"} or (last == "ten" and value >= 10):
            return None
        return total, current + value, kind
    if kind == "ten":
        return None if last in {"unit", "ten", "digits", "article"} else (total, current + value, kind)
    if kind == "fraction":
        if last in {"unit", "digits", "article"} and total + current and value != 0.5:
            return total, current * value, kind
        return total, (0.0 if last == "article" else current) + value, kind
    if value == 100 or kind == "group":
        return total, (current or 1.0) * value, kind
    group = (current or (0.0 if total else 1.0)) * value
    return (total + group, 0.0, kind) if current or not total else (total * value, 0.0, kind)


def parse_ordinal(word: str) -> int | None:
    """The rank that a word names: "21st", "third", "twenty-first"; else None."""
    word = word.lower()
    if word in ordinal_words():
        return ordinal_words()[word]
    found = re.fullmatch(r"(\d{1,3}(?:,\d{3})*|\d+)(?:st|nd|rd|th)", word)
    if found:
        return int(found[1].replace(",", ""))
    tens, _, rest = word.partition("-")
    if rest in ordinal_words() and tens in number_words() and number_words()[tens].kind == "ten":
        return int(number_words()[tens].value) + ordinal_words()[rest]
    return None
