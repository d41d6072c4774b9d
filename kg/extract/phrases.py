"""Noun phrases: how far they reach, how they are determined, whether they are plural."""

from kg.model import Token

from .gazetteer import noun_classes

_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_BEFORE = frozenset(
    {"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "quantmod", "advmod", "punct", "neg"}
)
_NOT_FIRST = frozenset({"CC", "IN", ",", "``", "''", ":", "-LRB-", "WDT", "WP", "WP$"})
_BEHIND_ADVERB = frozenset({"CD", "JJ", "JJR", "JJS"})
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
            if child.dep in {"relcl", "acl"} and not relative:
                break
            last = child.right_edge
        elif child.dep not in ("det",):
            break
    first = _first_word(head, first, tokens)
    last = _without_further_person(head, last, tokens)
    while last > head.i and tokens[last].tag in {",", ".", ":", "''", "``", "POS"}:
        last -= 1
    return first, last


def _first_word(head: Token, first: int, tokens: list[Token]) -> int:
    """Where the phrase begins: no conjunction, preposition, mark or adverb, but "at least" and "at most"."""
    while first < head.i and (not tokens[first].text[-1].isalnum() or tokens[first].tag in _NOT_FIRST):
        first += 1
    while first < head.i and tokens[first].tag == "RB" and tokens[first + 1].tag not in _BEHIND_ADVERB:
        first += 1
    if first and tokens[first].lower in {"least", "most"} and tokens[first - 1].lower == "at":
        return first - 1
    return first


def _without_further_person(head: Token, last: int, tokens: list[Token]) -> int:
    """Ends "the head of the Bureau of X and the secretary general of Y" before the second office-holder."""
    if noun_classes().get(head.lemma.lower()) != "person":
        return last
    for token in tokens[head.i + 1 : last + 1]:
        further = token.dep == "conj" and token.head is not head and token.tag in {"NN", "NNP"}
        if further and token.child("det") is not None and noun_classes().get(token.lower) == "person":
            end = token.left_edge - 1
            while end > head.i and tokens[end].tag in {"CC", ","}:
                end -= 1
            return end
    return last


def is_plural(head: Token) -> bool:
    """True for plural nouns, and for nouns counted by a number above one."""
    if head.tag in _PLURAL_TAGS:
        return True
    number = head.child("nummod")
    return number is not None and number.lower not in {"one", "1"}


def determiner(head: Token) -> str:
    """How the phrase is determined: "definite", "indefinite", "possessive", or "" for a bare phrase."""
    for child in head.children:
        if child.i > head.i:
            break
        if child.dep == "det":
            return "definite" if child.lower in {"the", "this", "that", "these", "those", "both"} else "indefinite"
        if child.dep == "poss":
            return "possessive"
    return ""


def modifiers(head: Token) -> frozenset[str]:
    """Lemmas of the words that narrow the head down: adjectives, compounds, numbers."""
    words = [c.lower for c in head.children if c.i < head.i and c.dep in {"amod", "compound", "nummod", "nmod", "poss"}]
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
