"""When an open triple makes an edge of the graph, and the name of its relation."""

import re
from itertools import pairwise

from kg.model import Token
from kg.resources import lexicon_words

from .clause_facts import Fact
from .clause_finding import Clause
from .clause_phrases import runs_of
from .clause_predicates import is_passive

_LITERALS = frozenset({"dobj", "attr", "acomp", "oprd", "prep", "of", "adjective"})
_INCOMPLETE = frozenset({"completed", "dative", "ccomp"})
_OBJECTS = frozenset({"dobj", "gap"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})
_DEPENDENT = frozenset({"relcl", "acl"})
_NONE = frozenset({"no", "few", "little", "neither"})
_OPENING = frozenset({"(", "[", "-LRB-"})
_QUANTIFIERS = frozenset({"all", "both", "each", "many", "most", "some"})
_PARTICLES = frozenset(
    {"ahead", "apart", "around", "aside", "away", "back", "down", "forward", "off", "out", "over", "together", "up"}
)
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
    words.extend(c.lower for c in verb.children if c.dep == "prt" or _is_particle(c, verb))
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


def _is_particle(adverb: Token, verb: Token) -> bool:
    """True for an adverb that makes one verb with the one before it: pushes *back*."""
    return adverb.dep == "advmod" and adverb.i == verb.i + 1 and adverb.lower in _PARTICLES and not adverb.children


def makes_edges(clause: Clause) -> bool:
    """True where what the verb says of its subject makes sense by itself.

    That is not so for a participle that stands for a preposition (ranging from), and for one that is the object of
    *make* ("made tackling crime a priority").
    """
    first = clause.chain[0]
    if first.dep == "advcl" and (first.lower in lexicon_words("participial_prepositions.txt") or _is_aside(first)):
        return False
    if clause.verb.lemma == "do" and not clause.objects:  # "as they did for his rival"
        return False
    return not any(link.lemma == "make" and following.tag == "VBG" for link, following in pairwise(clause.chain))


def _is_aside(participle: Token) -> bool:
    """True for "(all wearing helmets)": a participle with a subject of its own, or in brackets."""
    if participle.tag not in {"VBG", "VBN"}:
        return False
    tokens, first = participle.sent.tokens, participle.left_edge - participle.sent.first
    opening = tokens[first].text in _OPENING or (first > 0 and tokens[first - 1].text in _OPENING)
    return opening or tokens[first].lower in _QUANTIFIERS


def joins(clause: Clause, fact: Fact) -> bool:
    """True where predicate and object make sense by themselves.

    That is not so where the preposition only dates or compares, where the predicate holds a name or pronoun
    ("told *him* about") or lacks another object ("called it" *a lie*, "gave him" *a book*, "put it" *on the list*,
    "described it" *as a lie*),
    where the object is what somebody says or does ("by winning"), and where it is denied ("no proof").
    """
    place = fact.object
    if place is None or any(t.lower in lexicon_words("circumstance_prepositions.txt") for t in fact.preposition):
        return False
    if fact.kind in _INCOMPLETE or (fact.through is not None and not _governs(fact.through, clause)):
        return False
    if _is_absolute(place.head, fact):
        return False
    if place.head.dep == "pcomp" or place.head.tag in {"PRP$", "WP$"} or _is_none(place.head):
        return False
    return fact.kind not in _OBJECTS or not (_lacks_complement(clause) or _is_characterized(clause, fact))


def _governs(noun: Token, clause: Clause) -> bool:
    """True where verb and object make a predicate of their own: "held talks" + with."""
    return noun.pos in {"NOUN", "ADJ"} and noun is not clause.antecedent and not _is_none(noun)


def _is_absolute(noun: Token, fact: Fact) -> bool:
    """True for "ended with the hosts winning", where the object is the subject of what follows."""
    if not fact.preposition or fact.preposition[-1].lower != "with":
        return False
    tokens, after = noun.sent.tokens, noun.right_edge + 1 - noun.sent.first
    inner = noun.child("acl") or (tokens[after] if after < len(tokens) else None)
    return inner is not None and inner.tag in {"VBG", "VBN"}


def _is_none(noun: Token) -> bool:
    return any(c.dep in {"det", "amod"} and c.lower in _NONE for c in noun.children)


def _lacks_complement(clause: Clause) -> bool:
    verb = clause.verb
    if verb.lemma not in lexicon_words("complement_verbs.txt"):
        return False
    if verb.child("prt") is not None or any(_is_particle(c, verb) for c in verb.children):
        return False
    return verb.child("prep", "xcomp", "ccomp", "oprd", "acomp", "advmod") is not None


def _is_characterized(clause: Clause, fact: Fact) -> bool:
    """True for "described the plan as a mistake", where the object without what it is called says something else."""
    if clause.verb.lemma not in lexicon_words("characterizing_verbs.txt"):
        return False
    return any(place.preposition and place.preposition[0].lower == "as" for place in fact.more)


def makes_literal(fact: Fact) -> bool:
    """True where the object is a short, unbroken noun phrase or adjective that a reader understands by itself."""
    place = fact.object
    if place is None or fact.kind not in _LITERALS or place.head.pos not in _TELLING or _is_left_half(place.head):
        return False
    if len(place.words) > _LONGEST_LITERAL or any(t.dep in _DEPENDENT or t.lower in _DEICTIC for t in place.words):
        return False
    return len(runs_of(place.words)) == 1


def _is_left_half(noun: Token) -> bool:
    """True for "processor and display engineering", where the first noun lacks its head."""
    if noun.tag != "NN" or any(c.dep not in {"conj", "cc", "punct"} for c in noun.children):
        return False
    other = noun.child("conj")
    return other is not None and other.tag == "NN" and other.child("compound") is not None and not other.child("det")
