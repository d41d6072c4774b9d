"""Which matches are no times after all: figures that look like years, months that are names, verbs."""

from collections.abc import Sequence

from kg.model import Token

from .readings import Amount, Fixed, Item, Literal, Partial, Reading
from .tokens import CODE, Words

_NUMBER_CUES = frozenset({"no.", "no", "number", "$", "£", "€", "#", "flight", "page", "pages", "room", "article", "section", "chapter"})
_MONEY = frozenset("$£€¥#%")


def plausible(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether the context bears out that the item is a time."""
    first = words.words[item.first]
    if first.token < 0:
        return isinstance(item.reading, (Fixed, Partial)) or not isinstance(item.reading, (Amount, Literal))
    code = words.codes[item.first : item.last]
    reading = item.reading
    if isinstance(reading, Fixed) and reading.period.unit == "year" and code in (CODE["YEARNUM"], CODE["THE"] + CODE["YEARNUM"]):
        return _is_year(tokens[words.words[item.last - 1].token], tokens, code != CODE["YEARNUM"])
    if isinstance(reading, Partial) and reading.unit == "month" and code == CODE["MONTH"]:
        return _is_month(tokens[first.token], tokens)
    if isinstance(reading, (Amount, Literal)):
        return _is_amount(reading, item, words, tokens)
    return True


def _is_year(token: Token, tokens: Sequence[Token], definite: bool) -> bool:
    before = tokens[token.i - 1] if token.i and tokens[token.i - 1].sent is token.sent else None
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) and tokens[token.i + 1].sent is token.sent else None
    if before and (before.lower in _NUMBER_CUES or before.text[-1] in _MONEY):
        return False
    if after and (after.text in "%°" or after.lower in ("percent", "million", "billion", "meters", "feet", "miles", "km")):
        return False
    if not 1200 <= int(token.text) <= 2100:
        return token.dep == "pobj"
    if definite or token.dep != "nummod" or after is None:
        return True
    return not (after.tag == "NNS" and token.head is after)


def _is_month(token: Token, tokens: Sequence[Token]) -> bool:
    """A month that is part of a person's or a place's name is none: April Jones, May & Co."""
    return token.ent not in ("PERSON", "ORG", "GPE")


def _is_amount(reading: Reading, item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    code = words.codes[item.first : item.last]
    token = tokens[words.words[item.first].token]
    if code == CODE["CURRENT"] or code == CODE["RECENT"]:
        return token.tag == "JJ"
    if code == CODE["FUTURE"]:
        return token.tag == "JJ"
    if code == CODE["NOW"]:
        return token.tag == "RB"
    if code == CODE["PRESENT"]:
        return True
    return not (isinstance(reading, Amount) and reading.unit in ("second", "quarter") and reading.n is None)
