"""The rules: which sequences of word classes are time expressions (ontology/lexicons/time_rules.tsv)."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kg.resources import lexicon_rows

from . import clock, dates, relative
from .matching import Match
from .patterns import compile_pattern, first_codes
from .readings import Item, Reading
from .tokens import CODE, Words

READERS = {**dates.READERS, **relative.READERS, **clock.READERS}


class Rule(NamedTuple):
    """A pattern over word classes and what its matches say."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match], Reading | None]


@cache
def _rules() -> tuple[dict[str, tuple[Rule, ...]], re.Pattern[str]]:
    """The rules by the class that their matches may begin with, and a pattern of all those classes."""
    macros: dict[str, str] = {}
    rules: list[Rule] = []
    for name, pattern, *reader in lexicon_rows("time_rules.tsv"):
        full = re.sub(r"\{(\w+)\}", lambda m: macros[m[1]], pattern)
        if name.startswith("@"):
            macros[name[1:]] = full
        else:
            rules.append(Rule(name, compile_pattern(full), READERS[reader[0]]))
    starts = [(rule, first_codes(rule.pattern.pattern)) for rule in rules]
    by_start = {code: tuple(rule for rule, codes in starts if code in codes) for code in CODE.values()}
    return by_start, re.compile("[" + "".join(code for code, found in by_start.items() if found) + "]")


def find_items(words: Words) -> list[Item]:
    """The readings of a sentence's words: at each place the longest match; of equals, the earlier rule's."""
    by_start, starts = _rules()
    items: list[Item] = []
    end = 0
    for start in starts.finditer(words.codes):
        if start.start() >= end and (item := _longest(by_start[start[0]], words, start.start())):
            items.append(item)
            end = item.last
    return items


def _longest(rules: tuple[Rule, ...], words: Words, position: int) -> Item | None:
    best: Item | None = None
    for rule in rules:
        found = rule.pattern.match(words.codes, position)
        if found and found.end() > (best.last if best else position):
            reading = rule.read(Match(found, words.words))
            if reading is not None:
                best = Item(position, found.end(), reading)
    return best
