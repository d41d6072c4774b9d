"""Clauses of a sentence: which verbs open one, and who its subjects are.

The rules over the dependency tree follow ClausIE (Del Corro & Gemulla, 2013): coordinated verbs, relative,
participial and controlled clauses are given the subjects that they leave unsaid.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Token
from kg.resources import lexicon_words

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
RELATIVE_TAGS = frozenset({"WDT", "WP"})
_MODIFIERS = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "case", "advmod", "nmod", "pobj"})
_MAX_DEPTH = 8


@dataclass(slots=True)
class Clause:
    """One verb with its arguments, as the heads of their phrases."""

    verb: Token
    chain: list[Token]  # the verbs read as one predicate, outermost first; `verb` is the last
    subjects: list[Token]
    antecedent: Token | None = None  # what the relative pronoun of the clause stands for
    objects: list[Token] = field(default_factory=list)
    prepositions: list[tuple[Token, Token]] = field(default_factory=list)  # preposition, head of its object
    adverbials: list[Token] = field(default_factory=list)  # times, places, adverbial clauses
    particles: list[Token] = field(default_factory=list)  # prepositions without an object of their own


class Subjects(NamedTuple):
    """The heads of the subjects of a clause, and the antecedent of its relative pronoun."""

    heads: list[Token]
    antecedent: Token | None = None


def clauses_of(tokens: list[Token]) -> list[Clause]:
    """The clauses of a sentence that have a subject, in the order of their verbs, without arguments."""
    found = []
    for token in tokens:
        if token.tag[0] in "VJ" and opens_clause(token) and next_link(token) is None:
            chain = chain_of(token)
            heads, antecedent = subjects_of(chain[0])
            if heads:
                found.append(Clause(token, chain, heads, antecedent))
    return found


def opens_clause(token: Token) -> bool:
    """True for a verb that is neither an auxiliary nor a modifier, and for what is inflected like one."""
    if token.pos in VERBAL and token.tag[0] == "V":
        return token.dep not in _MODIFIERS and not _is_owned(token)
    return token.tag == "JJ" and token.child("auxpass") is not None  # a participle taken for an adjective


def _is_owned(gerund: Token) -> bool:
    """True for "the party's standing", a noun that looks like a verb."""
    if gerund.tag != "VBG" or gerund.dep not in {"dobj", "nsubj", "nsubjpass", "attr"}:
        return False
    owner = gerund.child("nsubj", "poss")
    return owner is not None and owner.child("case") is not None


def next_link(verb: Token) -> Token | None:
    """The verb that goes on with the predicate of this one: began *to rise*, is able *to start*."""
    own_object = False
    for child in verb.children:
        if child.dep == "dobj" and child.tag not in RELATIVE_TAGS:
            own_object = True
        elif child.i > verb.i and child.dep == "xcomp" and not own_object and child.tag[0] == "V":
            return child if child.child("nsubj", "nsubjpass") is None else None
        elif child.i > verb.i and child.dep == "acomp":
            for after in child.children:
                if after.dep == "xcomp" and after.tag == "VB" and after.i > child.i:
                    return after
    return None


def chain_of(verb: Token) -> list[Token]:
    """The verbs read as one predicate that ends in this verb, outermost first."""
    chain = [verb]
    first = verb
    while first.dep == "xcomp" and len(chain) < _MAX_DEPTH:
        head = first.head.head if first.head.dep == "acomp" else first.head
        if head.pos not in VERBAL or next_link(head) is not first:
            break
        chain.insert(0, head)
        first = head
    return chain


def subjects_of(verb: Token, depth: int = 0) -> Subjects:
    """The subjects of a verb: its own, or those of the clause that it depends on."""
    own = _own_subject(verb)
    described = _described(verb)
    if own is not None:
        if described is not None and own.tag in RELATIVE_TAGS:
            return Subjects(_bearers(described), described)
        return Subjects([h for h in conjoined(own) if h.tag not in RELATIVE_TAGS or own.dep == "csubj"], described)
    if depth > _MAX_DEPTH or verb.head is verb:
        return Subjects([])
    return _unsaid(verb, described, depth)


def _own_subject(verb: Token) -> Token | None:
    """The subject of the verb's own clause: "a deal, which *the maker* values at …", also where both seem subjects."""
    found = [c for c in verb.children if c.dep in SUBJECTS]
    return next((c for c in found if c.tag not in RELATIVE_TAGS), found[0] if found else None)


def _unsaid(verb: Token, described: Token | None, depth: int) -> Subjects:
    """The subjects of a verb that has none of its own."""
    head = verb.head
    if verb.dep == "relcl":
        return Subjects(_bearers(head), described)
    if verb.dep == "acl":
        return _of_noun_clause(verb, head, depth)
    if verb.dep == "conj" and head.pos in VERBAL:
        return subjects_of(head, depth + 1)
    if verb.dep == "xcomp":
        return _controller(verb, depth)
    if verb.dep == "advcl" and verb.tag in {"VBG", "VBN", "VB"}:
        compared = any(c.dep == "mark" and c.lower in {"as", "than"} for c in verb.children)
        return Subjects([]) if compared else _outer(head, depth)
    if verb.dep == "pcomp" and verb.tag == "VBG":
        return _outer(head.head, depth)
    return Subjects([])


def _of_noun_clause(verb: Token, noun: Token, depth: int) -> Subjects:
    """A participle tells of its noun; an infinitive mostly of the subject of the clause: a plan to sell."""
    if verb.tag != "VB" or noun.dep in SUBJECTS:
        return Subjects(_bearers(noun))
    if noun.dep == "pobj" and noun.lower == "order":
        return _outer(noun.head.head, depth)
    if noun.dep in {"attr", "dobj"} and noun.head.pos in VERBAL:
        return _outer(noun.head, depth)
    return Subjects([])


def _bearers(noun: Token) -> list[Token]:
    """What a modifier of the noun tells of: the noun, or the subject that the noun describes."""
    verb = noun.head
    if noun.dep != "attr" or verb.lemma not in {"be", "become", "remain"} or noun.pos == "PROPN":
        return [noun]
    subject = verb.child("nsubj")
    if subject is None or subject.tag in {"WDT", "WP", "EX", "DT"} or subject.lower == "it":
        return [noun]
    return conjoined(subject)


def _outer(head: Token, depth: int) -> Subjects:
    """The subjects of the clause that a participle or infinitive is adverbial to."""
    while head.pos not in VERBAL:
        if head.dep not in {"acomp", "advmod"} or head.head is head:
            return Subjects([])
        head = head.head
    return Subjects(subjects_of(head, depth + 1).heads)


def _controller(verb: Token, depth: int) -> Subjects:
    """The object of the governing verb where it is one of control (told *him* to go), else its subject."""
    head = verb.head.head if verb.head.dep == "acomp" else verb.head
    if head.pos not in VERBAL:
        return Subjects([])
    if head.lemma in lexicon_words("object_control_verbs.txt"):
        for child in head.children:
            if child.dep in {"dobj", "dative"} and child.i < verb.i and child.pos in NOMINAL:
                return Subjects(conjoined(child))
    return subjects_of(head, depth + 1)


def tells_purpose(clause: Clause) -> bool:
    """True for an infinitive that says what something was done for: used tear gas *to disperse* the crowd."""
    first = clause.chain[0]
    if first.tag != "VB" or first.dep not in {"advcl", "xcomp"} or not any(c.tag == "TO" for c in first.children):
        return False
    return first.dep == "advcl" or first.head.lemma not in lexicon_words("object_control_verbs.txt")


def _described(verb: Token) -> Token | None:
    """The noun that the relative clause of the verb describes."""
    while verb.dep == "conj" and verb.head.pos in VERBAL:
        own = verb.child(*SUBJECTS)
        if own is not None and own.tag not in RELATIVE_TAGS:
            return None
        verb = verb.head
    return verb.head if verb.dep == "relcl" else None


def conjoined(head: Token) -> list[Token]:
    """The head and all nouns coordinated with it, each before what is coordinated with itself."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and c.pos not in VERBAL)
    return found
