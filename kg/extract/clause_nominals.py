"""Facts that noun phrases tell without a verb: appositions, possessives, titles before names, including.

ClausIE and MinIE give these the predicates *is*, *has* and *is in*; the words are not in the text, so that the
predicate has no span. Where the phrase has a word of its own for the relation (including), that word is used.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Token

from .clause_finding import NOMINAL, VERBAL, conjoined, subjects_of
from .clause_phrases import PLACES, phrase

_UNNAMED = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


class NominalFact(NamedTuple):
    """A fact without a verb; `predicate` is a token of the text or an implied word."""

    subject: Token
    subject_words: list[Token]
    predicate: str | Token
    object: Token
    object_words: list[Token]
    kind: str


def nominal_facts(tokens: list[Token]) -> Iterator[NominalFact]:
    """The facts told by noun phrases of the sentence, in text order."""
    for token in [token for token in tokens if token.dep in _READERS]:
        yield from _READERS[token.dep](token)


def _apposition(token: Token) -> Iterator[NominalFact]:
    """"Mlada, Yaromir's bride": is; "Salt Lake City, Utah": is in."""
    head = token.head
    if head.pos not in NOMINAL or token.pos not in NOMINAL or token.left_edge <= head.i:
        return
    if head.ent in PLACES and token.ent in PLACES:
        yield NominalFact(head, _own_words(head), "is in", token, phrase(token), "place")
    elif token.sent.tokens[token.left_edge - 1 - token.sent.first].text == ",":
        for each in conjoined(token):
            if _describes(head, each):
                yield NominalFact(head, _own_words(head), "is", each, phrase(each), "apposition")


def _describes(head: Token, other: Token) -> bool:
    """True for a name beside a singular common noun, in either order; what else stands in a row is a list."""
    pair = {head.pos, other.pos}
    return pair == {"PROPN", "NOUN"} and not _UNNAMED & {head.ent, other.ent} and "NNS" not in (head.tag, other.tag)


def _own_words(head: Token) -> list[Token]:
    return phrase(head, {c.i for c in head.children if c.dep == "appos"})


def _title(token: Token) -> Iterator[NominalFact]:
    """"the film composer Christophe Beck": is."""
    if token.tag != "NN" or token.head.tag != "NNP":
        return
    head, sentence = token.head, token.sent
    tokens = sentence.tokens[head.left_edge - sentence.first : head.i - sentence.first]
    if any(t.tag == "NN" and t.dep == "compound" and t.i > token.i for t in head.children) or head.ent != "PERSON":
        return
    name = sentence.tokens[token.i + 1 - sentence.first : head.i + 1 - sentence.first]
    title = [t for t in tokens if t.i <= token.i]
    if all(t.tag in {"NNP", "NNPS"} for t in name):
        yield NominalFact(head, name, "is", token, title, "title")


def _possession(token: Token) -> Iterator[NominalFact]:
    """"Childers's biographer": has."""
    noun = token.head
    if noun.pos != "NOUN" or token.tag in {"PRP$", "WP$"}:
        return
    words = [t for t in phrase(noun) if t.i > token.right_edge and t.tag != "POS"]
    owner = [t for t in phrase(token) if t.tag != "POS"]
    yield NominalFact(token, owner, "has", noun, words, "possession")


def _inclusion(token: Token) -> Iterator[NominalFact]:
    """"sports including sailing"."""
    if token.lower != "including":
        return
    whole = token.head
    if whole.pos in VERBAL:
        heads = subjects_of(whole).heads
        if not heads:
            return
        whole = heads[0]
    part = token.child("pobj")
    if part is None:
        return
    for each in conjoined(part):
        yield NominalFact(whole, phrase(whole, {token.i}), token, each, phrase(each), "including")


_READERS = {"appos": _apposition, "compound": _title, "poss": _possession, "prep": _inclusion}
