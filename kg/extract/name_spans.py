"""Where names begin and end: the entities that the tagger found, mended by the shape of names and by syntax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Annotation, BlockKind, Sentence, Token
from kg.resources import lexicon_words

from .gazetteer import given_names, known_names, name_heads, noun_classes, places, title_words

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"})
_PROPER = frozenset({"NNP", "NNPS"})
_MODEL = re.compile(r"(?=.*\d)[A-Z]?[A-Za-z]{0,4}-?\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]*)*(?:['’]?s)?")
_NO_NAME = re.compile(r"[<>{}@#$=|\\]|://|^[RDI]-[A-Z]")  # mark-up, links, and tags such as R-La.
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_LEADING = frozenset(
    {"DT", "PRP$", "RB", "IN", "CC", "WDT", "PDT", ":", ",", "``", "''", ".", "-LRB-", "-RRB-", "HYPH"}
)
_TRAILING = _LEADING - {"IN"} | {"POS", "VBD", "VBZ", "VBP", "MD", "IN", "TO"}
_TITLE_ADJECTIVES = frozenset({"chief", "operating", "executive", "financial", "deputy", "managing"})
_TITLE_CASE = 0.8  # share of capitalised words from which a headline says nothing about names


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens first..last (inclusive) that may be a name, with the tagger's label or ""."""

    first: int
    last: int
    label: str


def name_spans(annotation: Annotation) -> list[Candidate]:
    """Candidate names in text order, without overlaps: corrected entities and runs of proper nouns it missed."""
    tokens = annotation.tokens
    taken = bytearray(len(tokens))
    found = []
    for candidate in _mend(list(_entities(tokens)), tokens):
        if candidate.first <= candidate.last and not any(taken[candidate.first : candidate.last + 1]):
            taken[candidate.first : candidate.last + 1] = b"\1" * (candidate.last + 1 - candidate.first)
            found.append(candidate)
    for sentence in annotation.sentences:
        found.extend(_missed(sentence, tokens, taken))
    return _joined(sorted(found, key=lambda c: c.first), tokens)


def _joined(candidates: list[Candidate], tokens: list[Token]) -> list[Candidate]:
    """Joins a lone word to the name behind "of": Freedom of Information Act."""
    joined: list[Candidate] = []
    for candidate in candidates:
        before = joined[-1] if joined else None
        if before and before.label in ("", "ORG") and before.first == before.last == candidate.first - 2:
            word = tokens[before.first]
            between = tokens[before.first + 1]
            common = before.label == "" or word.lower in name_heads()
            if common and between.lower in ("of", "for") and between.head is word and word.text not in places():
                label = "ORG" if candidate.label in ("GPE", "LOC") else candidate.label
                joined[-1] = Candidate(before.first, candidate.last, label)
                continue
        joined.append(candidate)
    return joined


def name_text(inside: list[Token]) -> str:
    """The words of a name with a single space wherever the text has white space."""
    parts = [inside[0].text]
    for before, token in pairwise(inside):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


def is_title_case(sentence: Sentence) -> bool:
    """True for a sentence most of whose longer words are capitalised, as in headlines."""
    words = [t for t in sentence.tokens if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) > 2 and sum(t.text[0].isupper() for t in words) > _TITLE_CASE * len(words)


def _entities(tokens: list[Token]) -> Iterator[Candidate]:
    """The tagger's entities of the labels that are names, cut at commas that do not belong to them."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        j = i + 1
        if token.ent in NAME_LABELS:
            while j < len(tokens) and tokens[j].ent == token.ent and not tokens[j].ent_begins:
                j += 1
            first = i
            for k in range(i + 1, j - 1):
                if tokens[k].text == "," and token.ent != "WORK_OF_ART" and tokens[k + 1].lower not in _SUFFIXES:
                    yield Candidate(first, k - 1, token.ent)
                    first = k + 1
            yield Candidate(first, j - 1, token.ent)
        i = j


_SUFFIXES = frozenset({"inc.", "inc", "ltd.", "ltd", "llc", "jr.", "jr", "sr.", "d.c.", "and", "&"})


def _mend(candidates: list[Candidate], tokens: list[Token]) -> Iterator[Candidate]:
    """Trims each candidate, extends it to the whole name, and joins neighbours that are one name."""
    previous: Candidate | None = None
    for candidate in candidates:
        _trim(candidate, tokens)
        if candidate.first > candidate.last or not _looks_like_name(candidate, tokens):
            continue
        _extend(candidate, tokens, previous.last if previous else -1)
        if previous and _one_name(previous, candidate, tokens):
            product = "PRODUCT" in (previous.label, candidate.label) or is_model(tokens[candidate.first])
            previous.label = "PRODUCT" if product else candidate.label
            previous.last = candidate.last
            continue
        if previous:
            yield previous
        previous = candidate
    if previous:
        yield previous


def _trim(candidate: Candidate, tokens: list[Token]) -> None:
    """Cuts articles, possessives, punctuation and lower-case words off the ends."""
    while candidate.first <= candidate.last and _is_leading(tokens[candidate.first], candidate, tokens):
        candidate.first += 1
    while candidate.first <= candidate.last and _is_trailing(tokens[candidate.last]):
        candidate.last -= 1
    while candidate.first < candidate.last and _is_honorific_of_next(tokens, candidate.last):
        candidate.last -= 1


def _is_leading(token: Token, candidate: Candidate, tokens: list[Token]) -> bool:
    if token.tag in _LEADING:
        return token.lower != "al" and not (token.text[0].isupper() and candidate.label == "WORK_OF_ART")
    if token.text[0].islower() and token.text.isalpha() and token.lower == token.text:
        return token.tag not in _PROPER and token.i < candidate.last
    return not token.text[0].isalnum()


def _is_trailing(token: Token) -> bool:
    if token.text in (")", "]"):
        return True
    if token.tag in _TRAILING and not token.text[0].isupper():
        return True
    return token.text.isalpha() and token.text.islower() and token.tag in ("NN", "NNS", "JJ", "VBN", "VBG", "RB")


def _is_honorific_of_next(tokens: list[Token], last: int) -> bool:
    """True for a title at the end of a name that belongs to the name behind it."""
    token = tokens[last]
    return token.lower in lexicon_words("honorifics.txt") and token.head.i > last and token.dep == "compound"


def _looks_like_name(candidate: Candidate, tokens: list[Token]) -> bool:
    """False for lower-case words, lone stop words (days, headings, titles) and bare figures."""
    inside = tokens[candidate.first : candidate.last + 1]
    if not any(any(c.isupper() for c in t.text) for t in inside):
        return any(is_model(t) for t in inside) and candidate.label in ("PRODUCT",)
    if _NO_NAME.search(name_text(inside)) or len(name_text(inside)) < 2:
        return False
    events = lexicon_words("event_name_words.txt")
    if inside[-1].lower in events or (inside[0].lower == "operation" and len(inside) > 1):
        return False
    if candidate.label == "PERSON" and inside[-1].lower in title_words():
        return False
    if all(t.lower in title_words() or t.lower in _TITLE_ADJECTIVES for t in inside):
        return False
    if len(inside) == 1 and inside[0].text not in places() and inside[0].text not in known_names():
        return inside[0].lower not in lexicon_words("name_stops.txt") and inside[0].tag not in ("PRP", "PRP$", "WP")
    return True


def is_model(token: Token) -> bool:
    """True for the number of a model: A380, 737, 787s, F-16, iOS-like marks excepted."""
    return bool(_MODEL.fullmatch(token.text)) and token.ent not in _MEASURES


def _extend(candidate: Candidate, tokens: list[Token], floor: int) -> None:
    """Grows the candidate over proper nouns that hang on it or on which it hangs, and over model numbers."""
    while candidate.first - 1 > floor and _belongs_left(tokens, candidate):
        candidate.first -= 1
    while candidate.last + 1 < len(tokens) and _belongs_right(tokens, candidate):
        candidate.last += 1


def _belongs_left(tokens: list[Token], candidate: Candidate) -> bool:
    token, first = tokens[candidate.first - 1], tokens[candidate.first]
    if token.sent is not first.sent or token.tag not in _PROPER or token.ent in NAME_LABELS or token.ent == "EVENT":
        return False
    if not token.text[0].isupper() or token.lower in title_words() or token.lower in lexicon_words("name_stops.txt"):
        return False
    if noun_classes().get(token.lower) == "person" or is_title_case(token.sent):
        return False
    return token.dep == "compound" and candidate.first <= token.head.i <= candidate.last and token.ent == ""


def _belongs_right(tokens: list[Token], candidate: Candidate) -> bool:
    last, token = tokens[candidate.last], tokens[candidate.last + 1]
    if token.sent is not last.sent:
        return False
    if _hyphenated(tokens, candidate):
        candidate.last += 1
        return True
    if candidate.label in ("ORG", "PRODUCT") and (is_model(token) or token.tag == "CD"):
        return not _counts(token, tokens, candidate.label == "PRODUCT" or is_camel_case(last.text))
    if candidate.label == "PERSON" and token.tag == "NNP" and last.head is token and token.ent in ("", "DATE"):
        return candidate.first == candidate.last
    if token.tag not in _PROPER or token.ent or not token.text[0].isupper() or is_title_case(token.sent):
        return False
    if token.lower in lexicon_words("name_stops.txt") or token.lower in title_words():
        return False
    if candidate.label == "NORP" or last.dep != "compound":
        return False
    belongs = last.head is token or (token.dep == "compound" and token.head is last.head)
    if belongs and candidate.label == "GPE":
        candidate.label = "ORG"
    return belongs


def _hyphenated(tokens: list[Token], candidate: Candidate) -> bool:
    """True when the name goes on behind a hyphen: Iran-Palestine Friendship Society."""
    rest = tokens[candidate.last + 1 : candidate.last + 3]
    return (
        len(rest) == 2 and rest[0].text in ("-", "–") and rest[1].tag in _PROPER and rest[1].ent == ""
        and rest[1].text[0].isupper() and tokens[candidate.last].dep == "compound"
        and rest[0].start == tokens[candidate.last].end and rest[1].start == rest[0].end
    )  # fmt: skip


def _counts(token: Token, tokens: list[Token], product: bool) -> bool:
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


def is_camel_case(word: str) -> bool:
    """True for iPhone, eBay: a small letter, then a capital."""
    return word[0].islower() and word[1:2].isupper() and word[2:].isalpha()


def _one_name(left: Candidate, right: Candidate, tokens: list[Token]) -> bool:
    """True when two neighbouring candidates are parts of one name."""
    if right.first != left.last + 1 or tokens[left.last].sent is not tokens[right.first].sent:
        return False
    if left.label in ("ORG", "PRODUCT") and (right.label == "PRODUCT" or is_model(tokens[right.first])):
        return not tokens[right.first].text.isdigit() or not _counts(tokens[right.first], tokens, True)
    if "PERSON" in (left.label, right.label) and left.label != right.label:
        return False
    bound = tokens[left.last].dep == "compound" and right.first <= tokens[left.last].head.i <= right.last
    if left.label == right.label:
        return bound and left.label != "NORP"
    return bound and left.label in ("GPE", "PRODUCT") and right.label in ("ORG", "FAC")


def _missed(sentence: Sentence, tokens: list[Token], taken: bytearray) -> Iterator[Candidate]:
    """Runs of capitalised proper nouns outside of entities, where capitals mean something."""
    plain = sentence.kind is not BlockKind.HEADLINE and not is_title_case(sentence)
    i = sentence.first
    while i < sentence.last:
        if taken[i] or tokens[i].text.islower():
            i += 1
            continue
        if is_camel_case(tokens[i].text):
            candidate = Candidate(i, i, "PRODUCT")
            _extend(candidate, tokens, i)
            yield candidate
            i = candidate.last + 1
            continue
        j = i if plain else sentence.last
        while j < sentence.last and not taken[j] and _is_proper(tokens[j]):
            j += 1
        if plain and j > i:
            candidate = Candidate(i, j - 1, "")
            while candidate.first <= candidate.last and _is_title_word(tokens[candidate.first]):
                candidate.first += 1
            while candidate.first <= candidate.last and _is_title_word(tokens[candidate.last]):
                candidate.last -= 1
            if candidate.first <= candidate.last and _convincing(candidate, sentence, tokens):
                yield candidate
        i = max(j, i + 1)


def _is_proper(token: Token) -> bool:
    return token.tag in _PROPER and token.ent == "" and token.text[0].isupper() and token.text[-1].isalnum()


def _is_title_word(token: Token) -> bool:
    return token.lower in title_words() or token.lower in lexicon_words("name_stops.txt")


def _convincing(candidate: Candidate, sentence: Sentence, tokens: list[Token]) -> bool:
    """A run counts as a name when it is long, known, an acronym, or a lone word in mid-sentence that is no noun."""
    inside = tokens[candidate.first : candidate.last + 1]
    if not _looks_like_name(candidate, tokens):
        return False
    if len(inside) > 1:
        return not all(t.lower in noun_classes() for t in inside)
    token = inside[0]
    if len(token.text) < 2 or token.lower in noun_classes() or token.lower in lexicon_words("name_stops.txt"):
        return False
    if token.text in given_names() or token.text in places() or token.text in known_names():
        return True
    return candidate.first > sentence.first and token.dep not in ("compound", "amod") and token.lemma != token.lower
