"""Signs that a name is a person's: given name and particle, company of other people, an age behind it."""

from kg.model import Token

from .gazetteer import given_names, name_heads, noun_classes, places
from .name_shapes import Candidate, name_text

_AND_FULL_NAME = 3  # tokens: "and", a given name, a surname
_SHORTEST_PERSON = 2  # words: a given name and a surname
_LONGEST_PERSON = 4  # words of a name with a particle or an initial
_PARTICLES = frozenset({"de", "da", "di", "del", "della", "van", "von", "der", "den", "al", "el", "bin", "ben", "la"})
_OLDEST = 111  # years; below the first of the years that stand in dates


def like_person(inside: list[Token], label: str) -> bool:
    """True for a given name and a surname that the tagger took for an organization, a building or a product."""
    if label not in {"ORG", "FAC", "PRODUCT", "WORK_OF_ART"} or not 1 < len(inside) < _LONGEST_PERSON:
        return False
    if given_names().get(inside[0].text) not in {"f", "m"} or name_text(inside) in places():
        return False
    last = inside[-1]
    if last.tag != "NNP" or not last.text.isalpha() or not last.text[1:].islower() or _is_word(last):
        return False
    middle = all(t.lower in _PARTICLES or len(t.text.rstrip(".")) == 1 for t in inside[1:-1])
    return middle and (len(inside) > _SHORTEST_PERSON or _among_people(last))


def _among_people(head: Token) -> bool:
    """True for a name in a row with people, for one "who" does something, and for one that speaks."""
    row = [*head.kids("conj", "appos"), *([head.head] if head.dep in {"conj", "appos"} else [])]
    if any(t.ent == "PERSON" for t in row):
        return True
    clause = head.child("relcl")
    if clause is not None and any(t.lower == "who" for t in clause.children):
        return True
    return head.dep == "nsubj" and head.head.lemma in {"say", "tell", "add"}


def _is_word(token: Token) -> bool:
    return token.lower in noun_classes() or token.lower in name_heads() or token.text in places()


def has_age(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for "X, 19, ...": people's ages stand so."""
    behind = tokens[candidate.last + 1 : candidate.last + 4]
    if len(behind) < 3 or behind[0].text != "," or behind[2].text not in {",", ".", ")"}:
        return False
    return behind[1].text.isdigit() and 0 < int(behind[1].text) < _OLDEST and behind[1].sent is behind[0].sent


def shares_surname(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for the Chelsea of "Chelsea and Hillary Clinton": a given name in front of a full name."""
    behind = tokens[candidate.last + 1 : candidate.last + 4]
    if len(behind) < _AND_FULL_NAME or candidate.first != candidate.last or behind[0].lower not in {"and", "&"}:
        return False
    given = given_names()
    full = behind[1].text in given and behind[1].ent == behind[2].ent == "PERSON" and not behind[2].ent_begins
    return full and tokens[candidate.first].text in given
