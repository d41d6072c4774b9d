"""Names in title-case lines, where capitals say nothing: only words backed by running text stay."""

from collections.abc import Iterable, Iterator

from kg.model import Annotation, Token

from .gazetteer import demonyms, given_names, known_names, places
from .name_shapes import PROPER, Candidate, is_model, is_title_case, name_text


def supported(candidates: Iterable[Candidate], annotation: Annotation) -> Iterator[Candidate]:
    """In title-case lines only the words that are capitalised in running text or known make a name."""
    tokens = annotation.tokens
    titled = {sentence.i for sentence in annotation.sentences if is_title_case(sentence)}
    proper = {token.text for token in annotation.having("tag", PROPER) if token.sent.i not in titled}
    for candidate in candidates:
        if proper and tokens[candidate.first].sent.i in titled:
            known = name_text(tokens[candidate.first : candidate.last + 1])
            if known not in places() and known not in known_names():
                _shrink(candidate, tokens, proper)
        yield candidate


def _shrink(candidate: Candidate, tokens: list[Token], proper: set[str]) -> None:
    """Cuts words without support off both ends; a person's name counts as support for itself."""
    if candidate.label == "PERSON" and tokens[candidate.first].text in given_names():
        while candidate.last > candidate.first and tokens[candidate.last].tag not in PROPER:
            candidate.last -= 1
        return
    while candidate.first <= candidate.last and not _backed(tokens[candidate.first], proper):
        candidate.first += 1
    while candidate.first <= candidate.last and not _backed(tokens[candidate.last], proper):
        candidate.last -= 1


def _backed(token: Token, proper: set[str]) -> bool:
    return token.text in proper or token.text in demonyms() or is_model(token) or token.text in places()
