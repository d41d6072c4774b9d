"""Which things a pronoun can stand for, by number, gender and class."""

from kg.model import Token

from .chains import Chain

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "him", "his", "himself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def agrees(token: Token, chain: Chain) -> bool:
    """True when number, gender and class of the chain fit the pronoun."""
    word = token.lower
    if word in FEMALE | MALE:
        other = "m" if word in FEMALE else "f"
        return chain.family == "person" and not chain.plural and chain.gender != other
    if word in NEUTER:
        return chain.family not in {"person", "group"} and not chain.plural
    if word in PLURAL:
        return chain.plural or chain.family in {"organization", "group"}
    return True


def is_joined(head: Token, pronoun: Token) -> bool:
    """True for one of "Lind and Hale" before "they", which stands for both; not in "the doctors and *their* union"."""
    first = head
    while first.dep == "conj" and first.head.pos in _NOMINAL:
        first = first.head
    other = first.child("conj")
    if other is None or other.pos not in _NOMINAL or other.right_edge >= pronoun.i or first.dep == "appos":
        return False
    return any(c.dep == "cc" and c.lower == "and" for c in (*first.children, *other.children))


def gender_of(token: Token) -> str | None:
    """The gender that a pronoun tells."""
    if token.lower in FEMALE:
        return "f"
    return "m" if token.lower in MALE else None
