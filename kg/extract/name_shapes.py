"""What a stretch of tokens must look like to be a name: models, title case, words that never are names."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Sentence, Token
from kg.resources import lexicon_words

from .gazetteer import known_names, noun_classes, places, title_words

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"})
PROPER = frozenset({"NNP", "NNPS"})
_MODEL = re.compile(r"(?=.*\d)[A-Z]?[A-Za-z]{0,4}-?\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]*)*(?:['’]?s)?")
_NO_NAME = re.compile(r"[<>{}@#$=|\\]|://|^[RDI]-[A-Z]")  # mark-up, links, and tags such as R-La.
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_TITLE_ADJECTIVES = frozenset({"chief", "operating", "executive", "financial", "deputy", "managing"})
_TITLE_CASE = 0.8  # share of capitalised words from which a headline says nothing about names


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens first..last (inclusive) that may be a name, with the tagger's label or ""."""

    first: int
    last: int
    label: str


def name_text(inside: list[Token]) -> str:
    """The words of a name with a single space wherever the text has white space."""
    parts = [inside[0].text]
    for before, token in pairwise(inside):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


def is_title_case(sentence: Sentence) -> bool:
    """True for a line most of whose longer words are capitalised and that has no full stop: a headline."""
    if sentence.tokens[-1].text == ".":
        return False
    words = [t for t in sentence.tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) > _TITLE_CASE * len(words)


def is_model(token: Token) -> bool:
    """True for the number of a model: A380, 737, 787s, F-16, iOS-like marks excepted."""
    return bool(_MODEL.fullmatch(token.text)) and token.ent not in _MEASURES


def is_camel_case(word: str) -> bool:
    """True for iPhone, eBay: a small letter, then a capital."""
    return word[0].islower() and word[1:2].isupper() and word[2:].isalpha()


def counts(token: Token, tokens: list[Token], product: bool) -> bool:
    """True when a bare number after a name is not its model but counts, dates or measures something."""
    if token.ent in _MEASURES or not token.text[0].isalnum():
        return True
    if not token.text.isdigit():
        return not is_model(token)
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    if following and (following.text == "%" or (following.tag == "NNS" and _class(following) != "product")):
        return True
    return len(token.text) != 3 and not product


def _class(token: Token) -> str | None:
    return noun_classes().get(token.lemma)


def looks_like_name(candidate: Candidate, tokens: list[Token]) -> bool:
    """False for lower-case words, mark-up, events, bare titles, and lone words that are no names."""
    inside = tokens[candidate.first : candidate.last + 1]
    if not any(any(c.isupper() for c in t.text) for t in inside):
        return candidate.label == "PRODUCT" and any(is_model(t) for t in inside)
    name = name_text(inside)
    if _NO_NAME.search(name) or len(name) < 2 or _names_event(inside):
        return False
    if candidate.label == "PERSON" and inside[-1].lower in title_words():
        return False
    if all(t.lower in title_words() or t.lower in _TITLE_ADJECTIVES for t in inside):
        return False
    return len(inside) > 1 or name in places() or name in known_names() or _stands_alone(candidate, tokens)


def _names_event(inside: list[Token]) -> bool:
    """True for names of events: Operation X, the X War."""
    last = inside[-1].lower in lexicon_words("event_name_words.txt")
    return last or (len(inside) > 1 and inside[0].lower == "operation")


def _stands_alone(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for a lone word that may be a name: no day, no heading, no pronoun, no noun for an institution."""
    token = tokens[candidate.first]
    if _is_state_tag(token, tokens) or token.tag in {"PRP", "PRP$", "WP"}:
        return False
    if candidate.label in {"ORG", ""} and noun_classes().get(token.lower, "product") != "product":
        return False
    return token.lower not in lexicon_words("name_stops.txt")


def _is_state_tag(token: Token, tokens: list[Token]) -> bool:
    """True for the IN of "(R-IN)"."""
    return len(token.text) == 2 and token.text.isupper() and token.i > 0 and tokens[token.i - 1].text in {"-", "–"}
