"""Patterns over word classes: regular expressions in which upper-case words name classes."""

import re

from .tokens import CODE


def class_pattern(pattern: str) -> str:
    """The regular expression over class codes. Upper-case words name classes; blanks mean nothing."""
    coded = re.sub(r"(?<!\(\?)(?<![A-Z])[A-Z]+", lambda m: CODE[m[0]], pattern)
    return re.sub(r"\s+", "", coded)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A compiled pattern over class codes."""
    return re.compile(class_pattern(pattern))


def first_codes(pattern: str) -> frozenset[str]:
    """The codes that matches of a pattern over class codes can begin with.

    Knows groups, alternatives, lookaheads, sets of codes and the quantifiers ? * +, which is all that rules use.
    """
    found, _, end = _alternatives(pattern, 0)
    assert end == len(pattern)
    return found


def _alternatives(pattern: str, position: int) -> tuple[frozenset[str], bool, int]:
    """(first codes, may be empty, offset after it) of the alternatives up to the closing bracket or the end."""
    found, empty, position = _sequence(pattern, position)
    while position < len(pattern) and pattern[position] == "|":
        more, more_empty, position = _sequence(pattern, position + 1)
        found, empty = found | more, empty or more_empty
    return found, empty, position


def _sequence(pattern: str, position: int) -> tuple[frozenset[str], bool, int]:
    found: frozenset[str] = frozenset()
    empty = True
    while position < len(pattern) and pattern[position] not in "|)":
        first, may_skip, position = _atom(pattern, position)
        while position < len(pattern) and pattern[position] in "?*+":
            may_skip = may_skip or pattern[position] in "?*"
            position += 1
        if empty:
            found, empty = found | first, may_skip
    return found, empty, position


def _atom(pattern: str, position: int) -> tuple[frozenset[str], bool, int]:
    char = pattern[position]
    if char == "[":
        end = pattern.index("]", position)
        return frozenset(pattern[position + 1 : end]), False, end + 1
    if char == "$":
        return frozenset(), True, position + 1
    if char != "(":
        return frozenset(char), False, position + 1
    opening = re.compile(r"\((?:\?(?::|=|!|P<\w+>))?").match(pattern, position)
    assert opening is not None
    found, empty, end = _alternatives(pattern, opening.end())
    if opening[0] in {"(?=", "(?!"}:
        return frozenset(), True, end + 1
    return found, empty, end + 1
