"""Where names begin and end: the entities that the tagger found, mended by the shape of names and by syntax."""

from collections.abc import Iterator

from kg.model import Annotation, Token
from kg.resources import lexicon_words

from .gazetteer import known_names, name_heads, noun_classes, places, title_words
from .missed_names import missed_names
from .name_shapes import (
    NAME_LABELS,
    PROPER,
    Candidate,
    counts,
    is_camel_case,
    is_model,
    is_title_case,
    looks_like_name,
    name_text,
)
from .name_support import supported

_LEADING = frozenset(
    {"DT", "PRP$", "RB", "IN", "CC", "WDT", "PDT", ":", ",", "``", "''", ".", "-LRB-", "-RRB-", "HYPH"}
)
_TRAILING = _LEADING - {"IN"} | {"POS", "VBD", "VBZ", "VBP", "MD", "IN", "TO"}
_SUFFIXES = frozenset({"inc.", "inc", "ltd.", "ltd", "llc", "jr.", "jr", "sr.", "d.c.", "and", "&"})


def name_spans(annotation: Annotation) -> list[Candidate]:
    """Candidate names in text order, without overlaps: corrected entities and runs of proper nouns it missed."""
    tokens = annotation.tokens
    taken = bytearray(len(tokens))
    found = []
    for candidate in supported(_mend(list(_entities(tokens)), tokens), annotation):
        if candidate.first <= candidate.last and not any(taken[candidate.first : candidate.last + 1]):
            taken[candidate.first : candidate.last + 1] = b"\1" * (candidate.last + 1 - candidate.first)
            found.append(candidate)
    for sentence in annotation.sentences:
        found.extend(missed_names(sentence, tokens, taken, _extend))
    return _joined(sorted(found, key=lambda c: c.first), tokens)


def _joined(candidates: list[Candidate], tokens: list[Token]) -> list[Candidate]:
    """Joins a lone word to the name behind "of": Freedom of Information Act."""
    joined: list[Candidate] = []
    for candidate in candidates:
        before = joined[-1] if joined else None
        if before and before.label in {"", "ORG"} and before.first == before.last == candidate.first - 2:
            word = tokens[before.first]
            between = tokens[before.first + 1]
            common = before.label == "" or word.lower in name_heads()
            if common and between.lower in {"of", "for"} and between.head is word and word.text not in places():
                label = "ORG" if candidate.label in {"GPE", "LOC"} else candidate.label
                joined[-1] = Candidate(before.first, candidate.last, label)
                continue
        joined.append(candidate)
    return joined


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
            if token.ent == "PERSON" and j - i > 2 and token.text in known_names():
                yield Candidate(i, i, "ORG")
                first = i + 1
            for k in range(first + 1, j - 1):
                if tokens[k].text == "," and token.ent != "WORK_OF_ART" and tokens[k + 1].lower not in _SUFFIXES:
                    yield Candidate(first, k - 1, token.ent)
                    first = k + 1
            yield Candidate(first, j - 1, token.ent)
        i = j


def _mend(candidates: list[Candidate], tokens: list[Token]) -> Iterator[Candidate]:
    """Trims each candidate, extends it to the whole name, and joins neighbours that are one name."""
    previous: Candidate | None = None
    for candidate in candidates:
        _trim(candidate, tokens)
        if candidate.first > candidate.last or not looks_like_name(candidate, tokens):
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
    while candidate.first < candidate.last and _qualifies_place(candidate, tokens):
        candidate.first += 1
    while candidate.first <= candidate.last and _is_trailing(tokens[candidate.last]):
        candidate.last -= 1
    while candidate.first < candidate.last and _is_honorific_of_next(tokens, candidate.last):
        candidate.last -= 1
    _cut(candidate, tokens)


def _cut(candidate: Candidate, tokens: list[Token]) -> None:
    """Ends a name before a slash or "3/8", a full name before "of", an institution's before the word for its officer.

    A given name alone keeps what follows: Charles of Orléans.
    """
    for i in range(candidate.first + 1, candidate.last + 1):
        full = candidate.label == "PERSON" and i > candidate.first + 1
        part = "/" in tokens[i].text and not tokens[i].text[0].isalpha()
        if part or (full and tokens[i].lower in {"of", "at", "from"}):
            candidate.last = i - 1
            break
    inside = tokens[candidate.first : candidate.last + 1]
    if candidate.label == "ORG" and len(inside) > 1 and name_text(inside) not in known_names():
        while candidate.first < candidate.last and _is_officer(tokens[candidate.last]):
            candidate.last -= 1


def _is_officer(token: Token) -> bool:
    """True for a noun such as spokesperson at the end of an institution's name, and the "&" between two such."""
    if token.text == "&":
        return True
    if token.tag != "NNP" or token.lower in name_heads() or token.lower in lexicon_words("honorifics.txt"):
        return False
    return token.lower in title_words() and noun_classes().get(token.lower) == "person"


def _qualifies_place(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for a capitalised adjective or participle in front of a known place: Existing US."""
    if candidate.label != "GPE" or tokens[candidate.first].tag in PROPER:
        return False
    return name_text(tokens[candidate.first + 1 : candidate.last + 1]) in places()


def _is_leading(token: Token, candidate: Candidate, tokens: list[Token]) -> bool:
    if token.tag in _LEADING:
        return token.lower != "al" and not (token.text[0].isupper() and candidate.label == "WORK_OF_ART")
    if token.text[0].islower() and token.text.isalpha() and token.lower == token.text:
        return token.tag not in PROPER and token.i < candidate.last
    return not token.text[0].isalnum()


def _is_trailing(token: Token) -> bool:
    if token.text in {")", "]"} or token.lower in {"majority", "minority"}:
        return True
    if token.tag in _TRAILING and not token.text[0].isupper():
        return True
    return token.text.isalpha() and token.text.islower() and token.tag in {"NN", "NNS", "JJ", "VBN", "VBG", "RB"}


def _is_honorific_of_next(tokens: list[Token], last: int) -> bool:
    """True for a title at the end of a name that belongs to the name behind it."""
    token = tokens[last]
    return token.lower in lexicon_words("honorifics.txt") and token.head.i > last and token.dep == "compound"


def _extend(candidate: Candidate, tokens: list[Token], floor: int) -> None:
    """Grows the candidate over proper nouns that hang on it or on which it hangs, and over model numbers."""
    while candidate.first - 1 > floor and _belongs_left(tokens, candidate):
        candidate.first -= 1
    while candidate.last + 1 < len(tokens) and _belongs_right(tokens, candidate):
        candidate.last += 1


def _belongs_left(tokens: list[Token], candidate: Candidate) -> bool:
    token, first = tokens[candidate.first - 1], tokens[candidate.first]
    if token.sent is not first.sent or token.tag not in PROPER or token.ent in NAME_LABELS or token.ent == "EVENT":
        return False
    if not token.text[0].isupper() or token.lower in title_words() or token.lower in lexicon_words("name_stops.txt"):
        return False
    if noun_classes().get(token.lower) == "person" or is_title_case(token.sent):
        return False
    if candidate.label == "PERSON" and (token.text in known_names() or (token.i and tokens[token.i - 1].ent == "ORG")):
        return False
    return token.dep == "compound" and candidate.first <= token.head.i <= candidate.last and token.ent == ""


def _belongs_right(tokens: list[Token], candidate: Candidate) -> bool:
    last, token = tokens[candidate.last], tokens[candidate.last + 1]
    if token.sent is not last.sent:
        return False
    if _hyphenated(tokens, candidate) or _of_members(tokens, candidate):
        candidate.last += 1
        return True
    if candidate.label in {"ORG", "PRODUCT"} and (is_model(token) or token.tag == "CD"):
        return not counts(token, tokens, candidate.label == "PRODUCT" or is_camel_case(last.text))
    if candidate.label == "PERSON" and token.tag == "NNP" and last.head is token and token.ent in {"", "DATE"}:
        return candidate.first == candidate.last
    if token.tag not in PROPER or token.ent or not token.text[0].isupper() or is_title_case(token.sent):
        return False
    if token.lower in lexicon_words("name_stops.txt") or token.lower in title_words():
        return False
    if candidate.label == "NORP" or last.dep != "compound" or (candidate.label == "PERSON" and token.tag == "NNPS"):
        return False
    belongs = last.head is token or (token.dep == "compound" and token.head is last.head)
    if belongs and candidate.label == "GPE":
        candidate.label = "ORG"
    return belongs


def _hyphenated(tokens: list[Token], candidate: Candidate) -> bool:
    """True when the name goes on behind a hyphen: Iran-Palestine Friendship Society."""
    rest = tokens[candidate.last + 1 : candidate.last + 3]
    return (
        len(rest) == 2 and rest[0].text in {"-", "–"} and rest[1].tag in PROPER and rest[1].ent == ""
        and rest[1].text[0].isupper() and tokens[candidate.last].dep == "compound"
        and rest[0].start == tokens[candidate.last].end and rest[1].start == rest[0].end
    )  # fmt: skip


def _of_members(tokens: list[Token], candidate: Candidate) -> bool:
    """True when an institution of those named follows: Quarrymen's Union, Teachers' Association."""
    rest = tokens[candidate.last + 1 : candidate.last + 3]
    if len(rest) < 2 or rest[0].tag != "POS" or rest[1].tag not in PROPER or not rest[1].text[0].isupper():
        return False
    word = tokens[candidate.last].lower
    plural = word.endswith(("men", "people", "children")) or (word.endswith("s") and rest[0].text in {"'", "’"})
    kind, where = name_heads().get(rest[1].lower, ("", ""))
    if not plural or where not in {"last", "any"} or tokens[candidate.last].head is not rest[1]:
        return False
    candidate.label = "ORG"
    return bool(kind) and candidate.label not in {"GPE", "LOC"}


def _one_name(left: Candidate, right: Candidate, tokens: list[Token]) -> bool:
    """True when two neighbouring candidates are parts of one name."""
    if right.first != left.last + 1 or tokens[left.last].sent is not tokens[right.first].sent:
        return False
    if left.label in {"ORG", "PRODUCT"} and (right.label == "PRODUCT" or is_model(tokens[right.first])):
        return not tokens[right.first].text.isdigit() or not counts(tokens[right.first], tokens, True)
    if "PERSON" in (left.label, right.label) and left.label != right.label:
        return False
    bound = tokens[left.last].dep == "compound" and right.first <= tokens[left.last].head.i <= right.last
    if left.label == right.label:
        return bound and left.label != "NORP"
    return bound and left.label in {"GPE", "PRODUCT"} and right.label in {"ORG", "FAC"}
