"""A match of a rule over word classes, and the numbers and directions that its words tell."""

import re

from kg.extract.numerals import number_words, parse_words

from .tokens import CODE, Word


class Match:
    """A match of a rule, with the words of its groups."""

    __slots__ = ("found", "words")

    def __init__(self, found: re.Match[str], words: list[Word]) -> None:
        self.found = found
        self.words = words

    def group(self, name: str) -> list[Word]:
        """The words of a group; none where it did not take part."""
        if name not in self.found.re.groupindex:
            return []
        first, last = self.found.span(name)
        return self.words[first:last] if first >= 0 else []

    def value(self, name: str) -> str:
        """The lexicon value of the first word of a group, or ""."""
        group = self.group(name)
        return group[0].value if group else ""

    def text(self, name: str) -> str:
        """The lower-cased words of a group, joined by blanks."""
        return " ".join(word.lower for word in self.group(name))

    def code(self, name: str) -> str:
        """The class codes of a group."""
        return (self.found[name] or "") if name in self.found.re.groupindex else ""


def amount_of(m: Match) -> float | None:
    """The number of units; None where it is vague."""
    words = [word.lower for word in m.group("n")]
    while words and words[0] in {"a", "an", "the"}:
        words = words[1:]
    if not words and CODE["UNITS"] in m.code("unit"):
        return None
    if any(c in m.code("n") for c in (CODE["FEW"], CODE["SOME"])):
        return None
    if CODE["COUPLE"] in m.code("n"):
        return 2.0
    for link in ("to", "or"):
        if link in words:
            words = words[: words.index(link)]
    return parse_words(words) if words else 1.0


def year_of(m: Match) -> int | None:
    """The year a rule names; negative before Christ."""
    text = m.text("year")
    if not text.isdecimal():
        return None
    return -int(text) if m.code("bc") else int(text)


def spoken_year(words: list[Word]) -> int | None:
    """The year in "nineteen ninety-six" or "two thousand and four"."""
    values = [number_words().get(w.lower) for w in words if w.lower != "and"]
    if any(v is None for v in values) or len(values) < 2:
        return None
    numbers = [int(v.value) for v in values if v]
    if 10 < numbers[0] < 22 and numbers[1] != 100 and (10 <= numbers[1] < 100):
        rest = sum(numbers[1:])
        return numbers[0] * 100 + rest if rest < 100 else None
    value = parse_words([w.lower for w in words])
    return int(value) if value and 2000 <= value < 2100 and value == int(value) else None


def direction_of(m: Match) -> int | None:
    """-1, 0, 1 as the direction word says: last, this, next; None without one."""
    code = m.code("dir")
    if not code:
        return None
    for names, direction in ((("LAST", "PAST", "PREVIOUS"), -1), (("NEXT", "FOLLOWING"), 1)):
        if any(CODE[name] in code for name in names):
            return direction
    return 0
