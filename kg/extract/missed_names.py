"""Names that the tagger missed: runs of proper nouns in running text, and words like iPhone anywhere."""

from collections.abc import Callable, Iterator

from kg.model import BlockKind, Sentence, Token
from kg.resources import lexicon_words

from .gazetteer import given_names, known_names, noun_classes, places, title_words
from .name_shapes import PROPER, Candidate, is_camel_case, is_title_case, looks_like_name

Extend = Callable[[Candidate, list[Token], int], None]


def missed_names(
    sentence: Sentence, tokens: list[Token], taken: bytearray, extend: Extend
) -> Iterator[Candidate]:
    """Runs of capitalised proper nouns outside of entities, where capitals mean something.

    `extend` grows a candidate to the whole name.
    """
    plain = sentence.kind is not BlockKind.HEADLINE and not is_title_case(sentence)
    i = sentence.first
    while i < sentence.last:
        if taken[i] or tokens[i].text.islower():
            i += 1
            continue
        if is_camel_case(tokens[i].text):
            candidate = Candidate(i, i, "PRODUCT")
            extend(candidate, tokens, i)
            yield candidate
            i = candidate.last + 1
            continue
        j = i if plain else sentence.last
        while j < sentence.last and not taken[j] and _is_proper(tokens[j]):
            j += 1
        if plain and j > i:
            candidate = Candidate(i, j - 1, "")
            if j < sentence.last and tokens[j].tag == "POS":
                extend(candidate, tokens, i)
            while candidate.first <= candidate.last and _is_title_word(tokens[candidate.first]):
                candidate.first += 1
            while candidate.first <= candidate.last and _is_title_word(tokens[candidate.last]):
                candidate.last -= 1
            if candidate.first <= candidate.last and _convincing(candidate, sentence, tokens):
                yield candidate
        i = max(j, i + 1)


def _is_proper(token: Token) -> bool:
    return token.tag in PROPER and token.ent == "" and token.text[0].isupper() and token.text[-1].isalnum()


def _is_title_word(token: Token) -> bool:
    return token.lower in title_words() or token.lower in lexicon_words("name_stops.txt")


def _convincing(candidate: Candidate, sentence: Sentence, tokens: list[Token]) -> bool:
    """A run counts as a name when it is long, known, an acronym, or a lone word in mid-sentence that is no noun."""
    inside = tokens[candidate.first : candidate.last + 1]
    if not looks_like_name(candidate, tokens):
        return False
    if len(inside) > 1:
        return not all(t.lower in noun_classes() for t in inside)
    token = inside[0]
    if len(token.text) < 2 or token.lower in noun_classes() or token.lower in lexicon_words("name_stops.txt"):
        return False
    if token.text in given_names() or token.text in places() or token.text in known_names():
        return True
    return candidate.first > sentence.first and token.dep not in {"compound", "amod"} and token.lemma != token.lower
