"""When an open triple makes an edge of the graph, and the name of its relation."""

import re
from itertools import pairwise

from kg.resources import lexicon_words

from .clause_facts import Fact
from .clause_finding import Clause
from .clause_phrases import runs_of
from .clause_predicates import is_passive

_LITERALS = frozenset({"dobj", "attr", "acomp", "oprd", "prep", "of", "adjective"})
_INCOMPLETE = frozenset({"completed", "dative", "ccomp"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})
_DEPENDENT = frozenset({"relcl", "acl"})
_DEICTIC = frozenset(
    {"my", "your", "his", "her", "its", "our", "their", "this", "these", "that", "those", "such", "same", "one"}
)
_LONGEST_LITERAL = 8  # tokens
_UNSAFE = re.compile(r"[^a-z0-9_]+")


def relation_of(clause: Clause, fact: Fact) -> str:
    """The relation's name: lemmas of the verb, what it governs, and the preposition: rel:brief_on, rel:be_held_in."""
    verb = clause.verb
    words = _leading(clause)
    words.extend(("be", verb.lower) if is_passive(clause) else (verb.lemma,))
    words.extend(c.lower for c in verb.children if c.dep == "prt")
    words.extend(p.lower for p in clause.particles if p.i == verb.i + 1)
    if fact.through is not None:
        words.append(fact.through.lemma)
    words.extend(t.lower for t in fact.preposition)
    return "rel:" + _UNSAFE.sub("", "_".join(words).lower().replace("-", "_").replace(" ", "_"))


def _leading(clause: Clause) -> list[str]:
    """The verbs before the last one of the predicate, without those that only tell the phase of what is done."""
    phases = lexicon_words("aspect_verbs.txt")
    words: list[str] = []
    for link, following in pairwise(clause.chain):
        adjective = following.head if following.head is not link else None
        if (adjective or link).lemma in phases:
            continue
        if adjective is not None:
            words.extend((link.lemma, adjective.lemma))
        else:
            words.extend(("be", link.lower) if link.child("auxpass") is not None else (link.lemma,))
        if any(c.tag == "TO" for c in following.children):
            words.append("to")
    return words


def joins(fact: Fact) -> bool:
    """True where predicate and object make sense by themselves.

    That is not so where the preposition only dates or compares, where the predicate holds a name or pronoun
    ("told *him* about") or lacks another object ("called it" *a lie*, "gave him" *a book*), where the object is what
    somebody says, and where it is denied ("no proof").
    """
    place = fact.object
    if place is None or any(t.lower in lexicon_words("circumstance_prepositions.txt") for t in fact.preposition):
        return False
    if fact.kind in _INCOMPLETE or (fact.through is not None and fact.through.pos not in ("NOUN", "ADJ")):
        return False
    return not any(c.dep == "det" and c.lower == "no" for c in place.head.children)


def makes_literal(fact: Fact) -> bool:
    """True where the object is a short, unbroken noun phrase or adjective that a reader understands by itself."""
    place = fact.object
    if place is None or fact.kind not in _LITERALS or place.head.pos not in _TELLING:
        return False
    if len(place.words) > _LONGEST_LITERAL or any(t.dep in _DEPENDENT or t.lower in _DEICTIC for t in place.words):
        return False
    return len(runs_of(place.words)) == 1
