"""Office phrases: where one stands, which words it takes, and whether it is held or was held."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Annotation, Token
from kg.resources import lexicon_rows, lexicon_words

from .gazetteer import party_words

NOMINAL_TAGS = frozenset(("NN", "NNP", "NNS", "NNPS", "JJ"))
LEFT_WORDS = frozenset(("compound", "amod", "nmod", "npadvmod"))
NAME_LABELS = frozenset(("ORG", "GPE", "NORP", "PERSON", "FAC", "LOC", "DATE", "PRODUCT", "EVENT"))
DEPUTIES = frozenset(("deputy", "vice", "assistant", "associate", "sub"))
RULES = {"g": "kgo:headOfGovernment", "s": "kgo:headOfState"}
LONGEST = 4  # words of an office in the lexicon


@dataclass(frozen=True, slots=True)
class Office:
    """An office noun in a sentence. `first` to `last` are its words without complement and status."""

    noun: Token  # the syntactic head of the phrase
    first: Token
    last: Token
    heads: bool  # its holder heads what the office is of
    open: bool  # an office only with a complement or a modifier, be it a party: "Republican nominee"
    past: bool  # former, ex-, then, late
    rule: str  # kgo:headOfGovernment or kgo:headOfState of a place, or ""
    personal: bool  # may be an office of a person: lawyer, aide
    of_field: bool  # "of" names a field of work: minister, professor
    employs: bool  # False where the body is not the employer: candidate, ambassador


@cache
def offices() -> dict[str, frozenset[str]]:
    """Flags of an office by its words: h (heads), o (open)."""
    return {row[0]: frozenset(row[1] if len(row) > 1 else "") for row in lexicon_rows("offices.tsv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in offices())


@cache
def _statuses() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon_rows("office_status.tsv")}


def office_phrases(annotation: Annotation) -> Iterator[Office]:
    """The offices that a text names, in text order, longest wording first."""
    table, lasts = offices(), _last_words()
    for token in annotation.having("lower", lasts):
        if token.tag not in NOMINAL_TAGS:
            continue
        tokens, position = token.sent.tokens, token.i - token.sent.first
        for size in range(min(LONGEST, position + 1), 0, -1):
            start = position - size + 1
            words = " ".join(t.lower for t in tokens[start : position + 1])
            if words in table:
                if not _inside_longer(tokens, start, position, table) and not _modifies_office(token, lasts):
                    yield _office(tokens, start, position, table[words])
                break


def _inside_longer(tokens: list[Token], start: int, position: int, table: dict[str, frozenset[str]]) -> bool:
    """Whether a longer office goes on to the right: *chief* in "chief of staff"."""
    for size in range(2, LONGEST + 1):
        end = position + size
        if end > len(tokens):
            return False
        if " ".join(t.lower for t in tokens[start:end]) in table:
            return True
    return False


def _modifies_office(token: Token, lasts: frozenset[str]) -> bool:
    """*Deputy* in "Deputy Chief Constable"."""
    return token.dep in LEFT_WORDS and token.head.i > token.i and token.head.lower in lasts


def _office(tokens: list[Token], start: int, position: int, flags: frozenset[str]) -> Office:
    noun = _head(tokens[start : position + 1])
    first, past, deputy = tokens[start], False, False
    statuses, open_left, partisan = _statuses(), True, False
    takes_party = "o" in offices().get(tokens[position].lower, ())  # *nominee*, *leader*: not every party has one
    at = start - 1
    while at >= 0:
        token = tokens[at]
        status = statuses.get(token.lower)
        if status is not None:
            past = past or status == "past"
            open_left = False
        elif token.dep in LEFT_WORDS and token.i < token.head.i <= tokens[position].i:
            of_party = takes_party and token.tag == "JJ" and token.text in party_words("word")
            named = token.ent in NAME_LABELS and not of_party and not _is_field(token, tokens[at - 1] if at else None)
            open_left = open_left and not named and token.tag != "VBN"
            if open_left:
                first, partisan = token, partisan or of_party
                deputy = deputy or token.lower in DEPUTIES
        elif token.text != "-":
            break
        at -= 1
    last = tokens[position]
    coming = [t.lower for t in tokens[position + 1 : position + 3]]
    if len(coming) == 2 and coming[0] == "-" and coming[1] in {"elect", "designate"}:
        last, deputy = tokens[position + 2], True
    heads = "h" in flags and not deputy and not partisan
    rule = next((RULES[flag] for flag in RULES if flag in flags and heads), "")
    is_open = "o" in flags and not partisan
    return Office(noun, first, last, heads, is_open, past, rule, "p" in flags, "f" in flags, "n" not in flags)


def _is_field(token: Token, before: Token | None) -> bool:
    """Whether a word that the tagger took for a name is a field of work: *Interior* minister, but not *EFF Media*."""
    fields = lexicon_words("office_fields.txt")
    whole = token.ent_begins or (before is not None and before.lower in fields)
    return token.lower in fields and token.ent != "NORP" and whole


def _head(words: list[Token]) -> Token:
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head is t), words[-1])
