"""Which matches are no times after all: figures that look like years, months that are names, verbs."""

from collections.abc import Sequence

from kg.model import Token
from kg.resources import lexicon_words

from .durations import duration_value
from .readings import Amount, Fixed, Item, Literal, Partial, Reading, Relative
from .tokens import CODE, Words

_MONEY = frozenset("$£€¥#%")
_HYPHENS = frozenset("-‐‑")
_MEASURES = frozenset({"percent", "million", "billion", "meters", "feet", "miles", "km", "%", "°"})
_STREETS = frozenset(
    {"street", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "lane", "highway", "parkway"}
)
_STREET_WORDS = 4  # in which the word for a street follows its number
_YEAR_ALONE = (CODE["YEARNUM"], CODE["THE"] + CODE["YEARNUM"])


def plausible(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether the context bears out that the item is a time."""
    first = words.words[item.first]
    if first.token < 0:
        return not isinstance(item.reading, (Amount, Literal))
    code = words.codes[item.first : item.last]
    reading = item.reading
    last = tokens[words.words[item.last - 1].token]
    if code in _YEAR_ALONE and isinstance(reading, Fixed):
        return _is_year(last, tokens, code != CODE["YEARNUM"])
    if isinstance(reading, Partial):
        return _is_part_of_year(reading, code, last, tokens)
    if isinstance(reading, (Amount, Literal)):
        return _is_amount(reading, item, words, tokens)
    if isinstance(reading, Relative):
        won = code == CODE["THE"] + CODE["UNIT"] and reading.unit == "day" and last.dep == "dobj"  # "carried the day"
        return not (won or _is_compound(item, words, tokens) or _is_title(item, words, tokens))
    return True


def _is_part_of_year(reading: Partial, code: str, last: Token, tokens: Sequence[Token]) -> bool:
    if reading.unit == "month" and code[-1] == CODE["MONTH"]:
        return _is_month(last, tokens)
    return reading.unit != "season" or not _is_decline(last, tokens)


def _is_compound(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether a hyphen ties the words to others: "last-minute", "quarter-to-quarter"."""
    last = tokens[words.words[item.last - 1].token]
    after = tokens[last.i + 1] if last.i + 1 < len(tokens) else last
    return after.text in _HYPHENS and after.start == last.end and after is not last


def _is_title(item: Item, words: Words, tokens: Sequence[Token]) -> bool:
    """Whether all words have capitals within a sentence, as in the name of a programme: "This Week"."""
    found = [tokens[w.token] for w in words.words[item.first : item.last]]
    if len(found) < 2 or found[0].i == found[0].sent.first or found[0].sent.root.tag[:1] != "V":
        return False
    return all(token.text[0].isupper() for token in found)


def repeated(item: Item, words: Words, tokens: Sequence[Token]) -> Item:
    """The item as a SET where "a week" follows what is counted: "700 seats a week"."""
    if words.codes[item.first : item.last] != CODE["A"] + CODE["UNIT"] or not isinstance(item.reading, Amount):
        return item
    first = words.words[item.first].token
    before = tokens[first - 1] if first > 0 else None
    if before is None or before.sent is not tokens[first].sent:
        return item
    if before.tag not in {"NN", "NNS", "CD"} and before.text != "%":
        return item
    return item._replace(reading=Literal("SET", duration_value(item.reading)))


def _is_year(token: Token, tokens: Sequence[Token], definite: bool) -> bool:
    before, after = _neighbours(token, tokens)
    if before and (before.lower in lexicon_words("number_labels.txt") or before.text[-1] in _MONEY):
        return False
    if before and before.tag == "NNP" and token.ent in {"ORG", "PRODUCT", "LAW"} and token.ent == before.ent:
        return False
    if after and (after.lower in _MEASURES or _is_house_number(token, tokens)):
        return False
    if not 1200 <= int(token.text) <= 2100:
        return token.dep == "pobj"
    if definite or token.dep != "nummod" or after is None:
        return True
    return not (after.tag == "NNS" and token.head is after and int(token.text) % 50 == 0)


def _is_house_number(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a number stands in an address: "the 1400 block of Terry Street", "1850 Mill Lane"."""
    for after in tokens[token.i + 1 : min(token.sent.last, token.i + _STREET_WORDS + 1)]:
        if after.lower == "block" or after.lower.rstrip(".") in _STREETS:
            return True
        if after.tag not in {"NNP", "CD"}:
            return False
    return False


def _is_month(token: Token, tokens: Sequence[Token]) -> bool:
    """A month that is part of a person's or a place's name is none: April Jones, May & Co."""
    if token.ent in {"PERSON", "ORG", "GPE"}:
        return False
    before, after = _neighbours(token, tokens)
    if token.lower != "march" or before is None:
        return True
    modifies = after is not None and after.tag in {"NN", "NNS", "CD"}
    return modifies or before.tag not in {"NNP", "JJ", "POS", "DT", "PRP$"}


def _neighbours(token: Token, tokens: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """The tokens before and after in the same sentence."""
    before = tokens[token.i - 1] if token.i > token.sent.first else None
    after = tokens[token.i + 1] if token.i + 1 < token.sent.last else None
    return before, after


def _is_decline(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether "fall" or "spring" is no season: "the fall of the wall"."""
    before, after = _neighbours(token, tokens)
    if token.lower == "fall" and before is not None and before.tag in {"JJ", "NNP", "VBG", "JJS", "POS"}:
        return before.lower not in {"last", "next", "past", "early", "late", "coming", "previous"}
    return token.lower in {"fall", "spring"} and after is not None and after.lower in {"of", "in", "from", "-"}


def _is_fraction(reading: Amount, last: Token, tokens: Sequence[Token]) -> bool:
    """Whether "a quarter", "three quarters" is a share: "three quarters of the troops"."""
    before, after = _neighbours(last, tokens)
    hyphened = before is not None and before.text == "-" and last.lower == "quarters"
    return reading.n in {None, 1.0} or hyphened or (reading.n == 3 and after is not None and after.lower == "of")


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
    if isinstance(reading, Amount) and reading.unit == "quarter":
        return not _is_fraction(reading, tokens[words.words[item.last - 1].token], tokens)
    last = tokens[words.words[item.last - 1].token]
    if CODE["LAST"] in code and last.i and tokens[last.i - 1].text in _HYPHENS:
        return False  # "the last-minute deal"
    if isinstance(reading, Amount) and _is_compound(item, words, tokens):
        return len(code) > 1 or reading.n is not None
    return not (isinstance(reading, Amount) and reading.unit in {"second", "quarter"} and reading.n is None)
