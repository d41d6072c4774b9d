"""The words of a predicate: verb, auxiliaries, negation, particles, and what continues it."""

from kg.model import Token

from .clause_finding import Clause

HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
PARTICIPLES = frozenset({"VBN", "VBG"})


def predicate_words(clause: Clause) -> list[Token]:
    """The tokens of the predicate, in text order: "was able to start", "did not sign up"."""
    words: list[Token] = []
    for link in clause.chain:
        words.append(link)
        words.extend(c for c in link.children if c.dep in HELPERS)
        if link is not clause.chain[0] and link.head not in clause.chain:
            words.append(link.head)  # the adjective in "is able to start"
    words.extend(p for p in clause.particles if p.i == clause.verb.i + 1)
    first = clause.chain[0]
    words.extend(inherited(first))
    words.sort(key=lambda t: t.i)
    if words[0].tag == "TO":
        words.pop(0)
    return words


def inherited(verb: Token) -> list[Token]:
    """Auxiliaries that a coordinated verb shares with the first one: *was* cut and flushed."""
    found: list[Token] = []
    while (
        verb.dep == "conj"
        and verb.head.pos in {"VERB", "AUX"}
        and verb.child("aux", "auxpass", "nsubj", "nsubjpass") is None
    ):
        head = verb.head
        helpers = [c for c in head.children if c.dep in {"aux", "auxpass"} and c.tag != "TO"]
        if helpers:
            return helpers if _fits(verb, head, helpers) else []
        verb = head
    return found


def _fits(verb: Token, head: Token, helpers: list[Token]) -> bool:
    if verb.tag == "VBN" or (verb.tag == "VBD" and verb.child("dobj") is None):
        return any(h.dep == "auxpass" for h in helpers) or (verb.tag == "VBN" and head.tag in {"VBN", "VBD"})
    if verb.tag == "VBG":
        return head.tag == "VBG"
    return verb.tag == "VB" and head.tag == "VB" and any(h.tag == "MD" or h.lemma == "do" for h in helpers)


def is_passive(clause: Clause) -> bool:
    """True when the subject undergoes what the verb says."""
    verb = clause.verb
    if verb.child("auxpass", "nsubjpass", "agent") is not None:
        return True
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl", "relcl"}:
        return verb.child("aux", "nsubj") is None
    return any(h.dep == "auxpass" for h in inherited(verb))
