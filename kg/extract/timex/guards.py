"""Which matches are no times after all: figures that look like years, months that are names, verbs."""

from collections.abc import Sequence

from kg.model import Token

from .grammar import duration_value
from .readings import Amount, Fixed, Item, Literal, Partial, Reading, Relative
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
    if isinstance(reading, Partial) and reading.unit == "season":
        return not _is_decline(tokens[words.words[item.last - 1].token], tokens)
    if isinstance(reading, (Amount, Literal)):
        return _is_amount(reading, item, words, tokens)
    if isinstance(reading, Relative):
        return not _is_compound(item, words, tokens) and not _is_title(item, words, tokens)
    return True


def _is_compound(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether a hyphen ties the words to others: "last-minute", "quarter-to-quarter"."""
    last = tokens[words.words[item.last - 1].token]
    after = tokens[last.i + 1] if last.i + 1 < len(tokens) else last
    return after.text in "-‐‑" and after.start == last.end and after is not last


def _is_title(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether all words have capitals within a sentence, as in the name of a programme: "This Week"."""
    found = [tokens[w.token] for w in words.words[item.first : item.last]]
    opens = found[0].i == found[0].sent.first
    return len(found) > 1 and not opens and all(t.text[0].isupper() for t in found) and found[0].sent.root.tag[:1] == "V"


def repeated(item: Item, words: Words, tokens: Sequence[Token]) -> Item:
    """The item as a SET where "a week" follows what is counted: "700 seats a week"."""
    if words.codes[item.first : item.last] != CODE["A"] + CODE["UNIT"] or not isinstance(item.reading, Amount):
        return item
    first = words.words[item.first].token
    before = tokens[first - 1] if first > 0 else None
    if before is None or before.sent is not tokens[first].sent or (before.tag not in ("NN", "NNS", "CD") and before.text != "%"):
        return item
    return item._replace(reading=Literal("SET", duration_value(item.reading)))


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
    return not (after.tag == "NNS" and token.head is after and int(token.text) % 50 == 0)


def _is_month(token: Token, tokens: Sequence[Token]) -> bool:
    """A month that is part of a person's or a place's name is none: April Jones, May & Co."""
    return token.ent not in ("PERSON", "ORG", "GPE")


def _is_decline(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether "fall" or "spring" is no season: "the fall of the wall"."""
    after = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.lower in ("fall", "spring") and after in ("of", "in", "from")


def _is_amount(reading: Reading, item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    code = words.codes[item.first : item.last]
    token = tokens[words.words[item.first].token]
    if code == CODE["CURRENT"] or code == CODE["RECENT"]:
        return token.tag == "JJ"
    if code.endswith(CODE["FUTURE"]):
        return tokens[words.words[item.last - 1].token].tag == "NN"
    if code == CODE["NOW"]:
        return token.tag == "RB"
    if code == CODE["PRESENT"]:
        return True
    if isinstance(reading, Amount) and reading.unit == "quarter" and words.words[item.last - 1].lower == "quarters":
        last = tokens[words.words[item.last - 1].token]
        return tokens[last.i - 1].text != "-"
    if isinstance(reading, Amount) and _is_compound(item, words, tokens):
        return len(code) > 1 or reading.n is not None
    return not (isinstance(reading, Amount) and reading.unit in ("second", "quarter") and reading.n is None)
