"""Classes of names: what lexicons, the words of the name, its neighbours and the tagger say, weighed together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Token
from kg.resources import lexicon_words

from .gazetteer import (
    demonyms,
    family,
    given_names,
    known_names,
    name_heads,
    noun_classes,
    place_variants,
    places,
)
from .name_people import has_age, like_person, shares_surname
from .name_shapes import Candidate, is_camel_case, is_model, name_text

_LONGEST_ACRONYM = 5
_LIKE_SURNAMES = frozenset({"kgo:Facility", "schema:Place", "schema:NewsMediaOrganization", "schema:City", "kgo:Law"})
Votes = dict[str, float]

BY_LABEL = {
    "PERSON": "schema:Person", "ORG": "schema:Organization", "GPE": "schema:Place", "LOC": "schema:Place",
    "FAC": "kgo:Facility", "NORP": "kgo:Group", "PRODUCT": "schema:Product", "WORK_OF_ART": "schema:CreativeWork",
    "LAW": "kgo:Law",
}
_BY_NOUN = {
    "person": "schema:Person", "organization": "schema:Organization", "place": "schema:Place",
    "facility": "kgo:Facility", "product": "schema:Product",
}
_KNOWN, _LEXICON, _WORDS, _CONTEXT, _LABEL = 6.0, 3.0, 4.0, 2.5, 1.0


def vote(candidate: Candidate, tokens: list[Token], titled: bool) -> Votes:
    """Weight of each class for one occurrence of a name."""
    votes: Votes = defaultdict(float)
    inside = tokens[candidate.first : candidate.last + 1]
    if candidate.label:
        votes[BY_LABEL[candidate.label]] += _LABEL
    name = name_text(inside)
    by_lexicon = _from_lexicons(name, candidate.label)
    if by_lexicon:
        votes[by_lexicon] += _KNOWN if name in known_names() else _LEXICON
    by_words = _from_words(inside, candidate.label)
    if by_words:
        votes[by_words] += _WORDS
    if titled:
        votes["schema:Person"] += _WORDS
    elif len(inside) == 1 and candidate.label == "PERSON" and name.isupper() and len(name) <= _LONGEST_ACRONYM:
        votes["schema:Organization"] += 2 * _LABEL
    elif weight := _of_person(candidate, tokens):
        votes["schema:Person"] += weight
    if _is_team(candidate, tokens):
        votes["schema:SportsTeam"] += _KNOWN
    by_context = _from_context(candidate, tokens)
    if by_context:
        votes[by_context] += _CONTEXT
    return votes


def _of_person(candidate: Candidate, tokens: list[Token]) -> float:
    """Weight that the words of a name give to its being a person's."""
    inside = tokens[candidate.first : candidate.last + 1]
    if shares_surname(candidate, tokens):
        return _KNOWN
    if len(inside) > 1 and inside[0].text in given_names() and candidate.label in {"PERSON", ""}:
        return _LABEL
    if like_person(inside, candidate.label) and tokens[candidate.first - 1].lower != "the":
        return 1.5 * _LABEL
    return 0.0


def decide(votes: Iterable[Mapping[str, float]]) -> str:
    """The class with the greatest weight over all occurrences; then the weightiest of its family."""
    total: Votes = defaultdict(float)
    families: Votes = defaultdict(float)
    for one in votes:
        for kind, weight in one.items():
            total[kind] += weight
            families[family(kind)] += weight
    best = max(families, key=lambda f: (families[f], f))
    broad = ("schema:Organization", "schema:Place", "schema:Product")
    return max((k for k in total if family(k) == best), key=lambda k: (total[k], k not in broad, k))


def _from_lexicons(name: str, label: str) -> str | None:
    known = known_names().get(name)
    if known:
        return known.type
    if name in demonyms() and label not in {"PERSON", "GPE"}:
        return "kgo:Group"
    if name in place_variants() and label != "PERSON":
        return "schema:AdministrativeArea" if name.endswith("Gaza") else "schema:City"
    place = places().get(name)
    if place and label in {"GPE", "LOC", "", "FAC"}:
        return place.type
    if place and place.type == "schema:Country" and label != "PERSON":
        return place.type
    return None


def _from_words(inside: list[Token], label: str) -> str | None:
    """The class that words of the name tell: University, Inc., Airport, a model number."""
    if _product_shape(inside):
        return "schema:Product"
    if len(inside) == 1:
        return None
    kind = _by_head_word(inside, label)
    surname = label == "PERSON" and inside[0].text in given_names()  # Tom Hall, Emily Post
    return None if surname and kind in _LIKE_SURNAMES else kind


def _by_head_word(inside: list[Token], label: str) -> str | None:
    """The class told by the last, the first, or another word of a name."""
    heads = name_heads()
    two = f"{inside[-2].lower} {inside[-1].lower}"
    for word in (two, inside[-1].lower):
        kind, where = heads.get(word, ("", ""))
        if where in {"last", "any"}:
            return kind
    kind, where = heads.get(inside[0].lower, ("", ""))
    if where in {"first", "any"} and (where == "first" or inside[1].lower in {"of", "for"}):
        return kind
    middle = next((heads[t.lower][0] for t in inside[1:-1] if heads.get(t.lower, ("", ""))[1] == "any"), None)
    return middle if label != "PERSON" else None


def _product_shape(inside: list[Token]) -> bool:
    """True for a model number behind a name or in letters and digits (A380s), and for words like iPhone."""
    if any(is_camel_case(t.text) for t in inside):
        return True
    return any(is_model(t) and (n or t.text[0].isalpha()) for n, t in enumerate(inside))


def _from_determiner(first: Token, head: Token, candidate: Candidate) -> str | None:
    """What the word before tells: "the Beatles" are no person, "a Mac", "its new MacBook" are no organization."""
    before = next((c for c in head.children if c.i < first.i and c.dep in {"det", "poss"}), None)
    if before is None or head.dep in {"compound", "nmod"}:
        return None
    if before.lower == "the":
        return "schema:Organization" if candidate.label == "PERSON" and candidate.first == candidate.last else None
    if head.dep != "poss" and (before.lower in {"a", "an"} or before.dep == "poss"):
        return "schema:Product" if candidate.label == "ORG" and candidate.last - candidate.first < 2 else None
    return None


def _from_context(candidate: Candidate, tokens: list[Token]) -> str | None:
    """The class that neighbours tell: "X neighborhood", "the city of X", "X, a company", "company X"."""
    if is_area(candidate, tokens):
        return "schema:AdministrativeArea"
    if _before_building(candidate, tokens):
        return "kgo:Facility"
    first = tokens[candidate.first]
    if candidate.first > 1 and tokens[candidate.first - 1].lower == "of":
        if tokens[candidate.first - 2].lower in {"city", "town", "village"}:
            return "schema:City"
        if tokens[candidate.first - 2].lower in lexicon_words("place_context.txt"):
            return "schema:AdministrativeArea"
    head = _head(candidate, tokens)
    if candidate.label == "PERSON" and head.dep == "pobj" and head.head.lower == "near":
        return "schema:Place"
    if candidate.label == "ORG" and head.dep == "pobj" and head.head.lower in {"in", "near"}:
        place = places().get(name_text(tokens[candidate.first : candidate.last + 1]))
        return place.type if place else None
    if has_age(candidate, tokens):
        return "schema:Person"
    return _described(head, first) or _from_determiner(first, head, candidate)


def is_area(candidate: Candidate, tokens: list[Token]) -> bool:
    """True when a noun such as neighborhood or province follows in the same phrase."""
    last = tokens[candidate.last]
    after = tokens[candidate.last + 1] if candidate.last + 1 < len(tokens) else None
    return after is not None and after.lower in lexicon_words("place_context.txt") and _same_phrase(last, after)


def _is_team(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for a name, of no place, in front of a word of team sport: "a Crystal Palace striker"."""
    last = tokens[candidate.last]
    if candidate.label == "PERSON" or last.dep not in {"compound", "nmod"} or last.head.i < last.i:
        return False
    if last.head.lower not in lexicon_words("sport_words.txt"):
        return last.head.lemma == "fan" and candidate.label == "FAC"
    return name_text(tokens[candidate.first : candidate.last + 1]) not in places()


def _before_building(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for "Sandilands tram stop": a name that is no place itself, before a word for a stop or a building."""
    last = tokens[candidate.last]
    if last.dep not in {"compound", "nmod"} or last.head.lower not in lexicon_words("facility_words.txt"):
        return False
    name = name_text(tokens[candidate.first : candidate.last + 1])
    return last.head.i > last.i and last.head.text.islower() and name not in places() and candidate.label != "PERSON"


def _same_phrase(last: Token, after: Token) -> bool:
    return last.head is after and last.dep in {"compound", "nmod", "amod", "poss"} and after.text.islower()


def _described(head: Token, first: Token) -> str | None:
    """The class of the noun that the name is explained by: apposition or copula."""
    noun = head.child("appos")
    if noun is None and head.dep == "nsubj" and head.head.lemma == "be":
        noun = head.head.child("attr")
    if noun is None and head.dep == "appos" and head.head.i < first.i:
        noun = head.head
    if noun is None or noun.tag not in {"NN", "NNS"}:
        return None
    return _BY_NOUN.get(noun_classes().get(noun.lemma, ""))


def _head(candidate: Candidate, tokens: list[Token]) -> Token:
    """The token of the candidate that governs the others."""
    inside = tokens[candidate.first : candidate.last + 1]
    return next(
        (t for t in inside if t.head is t or not candidate.first <= t.head.i <= candidate.last), inside[-1]
    )


head_token = _head
