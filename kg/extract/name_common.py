"""Words that only a place at the beginning of a sentence or in a headline makes look like a name."""

from kg.model import BlockKind, Token

from .gazetteer import demonyms, given_names, known_names, noun_classes, places
from .name_shapes import Candidate, is_title_case

_COMMON = frozenset({"NN", "NNS", "JJ", "VB", "VBG"})
_SURELY_COMMON = _COMMON - {"NN", "NNS"}  # surnames at the beginning of a sentence are often tagged so
_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "GPE", "LOC", "FAC", "WORK_OF_ART", ""})


def without_common_words(candidates: list[Candidate], tokens: list[Token]) -> list[Candidate]:
    """The candidates without lone words that the article also writes small, where their capital says nothing."""
    doubtful = [c for c in candidates if c.first == c.last and _doubtful(c, tokens)]
    if not doubtful:
        return candidates
    lone = {c.first for c in doubtful}
    parts = {t.text for c in candidates if c.first not in lone for t in tokens[c.first : c.last + 1]}
    small = {t.text for t in tokens if t.tag in _COMMON and t.text.islower()}
    gone = {
        c.first
        for c in doubtful
        if tokens[c.first].text not in parts
        and (tokens[c.first].tag in _SURELY_COMMON or _common(tokens[c.first], small))
    }
    return [c for c in candidates if c.first not in gone]


def _doubtful(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for an unknown word whose capital the place explains: first in its sentence, in a headline, plural."""
    token = tokens[candidate.first]
    if candidate.label not in _LABELS or not token.text[1:].islower():
        return False
    if token.text in known_names() or token.text in given_names() or token.text in demonyms():
        return False
    if token.text in places() and token.tag != "JJ":
        return False
    opening = token.i == token.sent.first or token.sent.kind is BlockKind.HEADLINE or is_title_case(token.sent)
    return opening or (candidate.label == "" and token.tag == "NNPS" and token.child("det") is None)


def _common(token: Token, small: set[str]) -> bool:
    """True for a word that is a noun in the lexicon or in the article itself, or the plural of one."""
    one = token.lower.removesuffix("s")
    return any(word in small or word in noun_classes() for word in (token.lower, one))
