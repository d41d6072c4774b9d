"""Noun phrases: how far they reach, how they are determined, whether they are plural."""

from kg.model import Token

_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BEFORE = frozenset(
    {"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "quantmod", "advmod", "punct", "neg"}
)
_NOT_FIRST = frozenset({"CC", "IN", ",", "``", "''", ":", "-LRB-", "WDT", "WP", "WP$"})
_AFTER = frozenset({"prep", "acl", "nummod", "compound", "case", "amod", "npadvmod", "relcl"})


def phrase(head: Token, tokens: list[Token], *, relative: bool = True) -> tuple[int, int]:
    """First and last token index (inclusive) of the noun phrase of a head, without conjuncts and appositions.

    With relative=False it ends before clauses that follow the head.
    """
    first, last = head.i, head.i
    for child in head.children:
        if child.i < head.i:
            if child.dep in _BEFORE and not (child.dep == "punct" and child.text in ",;:—–-(\"“'‘"):
                first = min(first, child.left_edge)
        elif child.dep in _AFTER and child.left_edge == last + 1:
            if child.dep in ("relcl", "acl") and not relative:
                break
            last = child.right_edge
        elif child.dep not in ("det",):
            break
    while first < head.i and _no_beginning(tokens, first):
        first += 1
    while first < head.i and tokens[first].tag == "RB" and tokens[first + 1].tag not in ("CD", "JJ", "JJR", "JJS"):
        first += 1
    while last > head.i and tokens[last].tag in (",", ".", ":", "''", "``", "POS"):
        last -= 1
    return first, last


def _no_beginning(tokens: list[Token], first: int) -> bool:
    """True for a word that a phrase cannot begin with; "at least" and "at most" it can."""
    token = tokens[first]
    if token.lower == "at" and tokens[first + 1].lower in ("least", "most"):
        return False
    return not token.text[-1].isalnum() or token.tag in _NOT_FIRST


def is_plural(head: Token) -> bool:
    """True for plural nouns, and for nouns counted by a number above one."""
    if head.tag in _PLURAL_TAGS:
        return True
    number = head.child("nummod")
    return number is not None and number.lower not in ("one", "1")


def determiner(head: Token) -> str:
    """How the phrase is determined: "definite", "indefinite", "possessive", or "" for a bare phrase."""
    for child in head.children:
        if child.i > head.i:
            break
        if child.dep == "det":
            return "definite" if child.lower in ("the", "this", "that", "these", "those", "both") else "indefinite"
        if child.dep == "poss":
            return "possessive"
    return ""


def modifiers(head: Token) -> frozenset[str]:
    """Lemmas of the words that narrow the head down: adjectives, compounds, numbers."""
    words = [c.lower for c in head.children if c.i < head.i and c.dep in ("amod", "compound", "nummod", "nmod", "poss")]
    words += [f"of {o.lower}" for c in head.children if c.lower == "of" and c.i > head.i for o in c.kids("pobj")]
    return frozenset(words)


_FEMALE = frozenset(
    {"woman", "girl", "wife", "mother", "daughter", "sister", "widow", "queen", "princess", "actress", "lady", "bride",
     "grandmother", "aunt", "niece", "mum", "mom", "waitress", "duchess", "girlfriend"}
)  # fmt: skip
_MALE = frozenset(
    {"man", "boy", "husband", "father", "son", "brother", "widower", "king", "prince", "gentleman", "groom", "uncle",
     "grandfather", "nephew", "dad", "duke", "boyfriend", "monk", "priest"}
)  # fmt: skip


def noun_gender(head: Token) -> str | None:
    """The gender that a noun tells: "f", "m", or None."""
    word = head.lemma.lower()
    if word in _FEMALE or word.endswith("woman"):
        return "f"
    if word in _MALE or any(c.lower == "male" for c in head.children):
        return "m"
    return None
