"""Clauses of a sentence: verb, subjects, objects and adverbials, by rules over the dependency tree.

The inventory of clause types follows ClausIE (Del Corro & Gemulla, 2013): what is said once about a
subject, with coordinated verbs, relative, participial and controlled clauses given their own subjects.
"""

from dataclasses import dataclass, field

from kg.model import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "ccomp"})
CHAINED = frozenset({"xcomp", "acomp"})
_MAX_DEPTH = 8


@dataclass(slots=True)
class Clause:
    """One verb with its arguments, as heads of phrases. `chain` are the verbs read as one predicate."""

    verb: Token
    chain: list[Token]
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    prepositions: list[tuple[Token, Token]] = field(default_factory=list)  # preposition, head of its object
    adverbials: list[Token] = field(default_factory=list)  # times, places, adverbial clauses
    antecedent: Token | None = None  # of the relative pronoun that is left out or replaced


def clauses_of(tokens: list[Token]) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    found = []
    for token in tokens:
        if token.pos in ("VERB", "AUX") and heads_clause(token):
            clause = read_clause(token)
            if clause is not None:
                found.append(clause)
    return found


def heads_clause(token: Token) -> bool:
    """True for a verb that opens a clause: no auxiliary, no modifier of a noun before it."""
    return token.dep not in ("aux", "auxpass", "amod", "compound", "prep", "mark", "case", "advmod", "nmod") and (
        token.tag[0] == "V"
    )


def read_clause(verb: Token) -> Clause | None:
    """The clause of the verb, or None where it is told as part of another one or lacks a subject."""
    if follows_in_chain(verb) is not None:
        return None
    chain = chain_of(verb)
    subjects, antecedent = subjects_of(chain[0])
    if not subjects:
        return None
    clause = Clause(verb, chain, subjects, antecedent=antecedent)
    for link in chain:
        _collect(link, clause)
    _fill_gap(clause)
    return clause


def follows_in_chain(verb: Token) -> Token | None:
    """The verb or adjective after the verb that continues its predicate: began *to rise*, is able *to start*."""
    own_object = False
    for child in verb.children:
        if child.dep == "dobj" and child.lower not in RELATIVE:
            own_object = True
        elif child.dep == "xcomp" and not own_object and child.i > verb.i and child.tag[0] == "V":
            return child if child.child("nsubj", "nsubjpass") is None else None
        elif child.dep == "acomp" and child.i > verb.i:
            after = next((c for c in child.children if c.dep == "xcomp" and c.tag == "VB" and c.i > child.i), None)
            if after is not None:
                return after
    return None


def chain_of(verb: Token) -> list[Token]:
    """The verbs read as one predicate that ends in this verb, outermost first."""
    chain = [verb]
    while len(chain) < _MAX_DEPTH:
        first = chain[0]
        head = first.head
        if first.dep != "xcomp" or head is first:
            break
        if head.dep == "acomp":
            chain.insert(0, head)
            head = head.head
        if head.pos not in ("VERB", "AUX") or follows_in_chain(head) is not first:
            break
        chain.insert(0, head)
    return [link for link in chain if link.pos in ("VERB", "AUX")]


def subjects_of(verb: Token, depth: int = 0) -> tuple[list[Token], Token | None]:
    """The heads of the subjects, and the antecedent of a relative clause."""
    own = verb.child(*SUBJECTS)
    relative = _relative_head(verb)
    if own is not None:
        if relative is not None and own.tag in ("WDT", "WP"):
            return [relative], relative
        return conjoined(own), relative
    if depth > _MAX_DEPTH or verb.head is verb:
        return [], None
    head = verb.head
    if verb.dep in ("relcl", "acl"):
        return [head], head if verb.dep == "relcl" else None
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return subjects_of(head, depth + 1)
    if verb.dep == "xcomp":
        return _controller(verb, depth)
    if verb.dep == "advcl" and verb.tag in ("VBG", "VBN", "VB"):
        return _outer_subjects(head, depth)
    if verb.dep == "pcomp" and verb.tag == "VBG":
        return _outer_subjects(head.head, depth)
    return [], None


def _outer_subjects(head: Token, depth: int) -> tuple[list[Token], Token | None]:
    while head.pos not in ("VERB", "AUX"):
        if head.dep != "acomp" or head.head is head:
            return [], None
        head = head.head
    return subjects_of(head, depth + 1)


def _controller(verb: Token, depth: int) -> tuple[list[Token], Token | None]:
    head = verb.head
    if head.dep == "acomp":
        head = head.head
    if head.pos not in ("VERB", "AUX"):
        return [], None
    controlled = next((c for c in head.children if c.dep in ("dobj", "dative") and c.i < verb.i), None)
    if controlled is not None and controlled.pos in ("NOUN", "PROPN", "PRON"):
        return conjoined(controlled), None
    return subjects_of(head, depth + 1)


def _relative_head(verb: Token) -> Token | None:
    """The noun that the relative clause of the verb describes."""
    top = verb
    while top.dep == "conj" and top.head.pos in ("VERB", "AUX") and top.child(*SUBJECTS[:2]) is None:
        top = top.head
    return top.head if top.dep == "relcl" else None


def conjoined(head: Token) -> list[Token]:
    """The head and all that is coordinated with it."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj" and c.pos not in ("VERB", "AUX"))
    return found


def _collect(verb: Token, clause: Clause) -> None:
    """Adds the arguments of the verb, and of what continues its predicate."""
    following = follows_in_chain(verb)
    for child in verb.children:
        if following is not None and (child is following or child is following.head):
            continue
        dep = child.dep
        if dep in OBJECTS:
            _add_object(child, clause)
        elif dep in ("prep", "agent"):
            _add_preposition(child, clause)
        elif dep in ("npadvmod", "advcl") or (dep == "advmod" and _telling(child)):
            clause.adverbials.append(child)
        elif dep == "xcomp":
            clause.objects.append(child) if child.tag[0] != "V" else clause.adverbials.append(child)


def _telling(adverb: Token) -> bool:
    """True for an adverb that carries a time or place: it is named as one, or has words of its own."""
    return bool(adverb.ent) or bool(adverb.children) or adverb.lower in ("here", "there", "abroad", "home", "now")


def _add_object(child: Token, clause: Clause) -> None:
    if child.tag in ("WDT", "WP") and clause.antecedent is not None and child.dep != "ccomp":
        child = clause.antecedent
    if child.dep == "dative" and child.tag in ("IN", "TO"):
        _add_preposition(child, clause)
        return
    clause.objects.append(child)


def _add_preposition(preposition: Token, clause: Clause) -> None:
    for child in preposition.children:
        if child.dep in ("pobj", "pcomp"):
            if child.tag in ("WDT", "WP") and clause.antecedent is not None:
                child = clause.antecedent
            clause.prepositions.append((preposition, child))
        elif child.dep == "prep" and preposition.child("pobj", "pcomp") is None:
            inner = child.child("pobj", "pcomp")
            if inner is not None:
                clause.prepositions.append((preposition, inner))
        elif child.dep == "conj" and child.pos == "ADP":
            _add_preposition(child, clause)


def _fill_gap(clause: Clause) -> None:
    """In a relative clause with its own subject and no object, the antecedent is the object."""
    antecedent = clause.antecedent
    if antecedent is None or antecedent in clause.subjects or clause.objects or clause.verb.dep != "relcl":
        return
    if any(c.dep == "prep" and c.child("pobj", "pcomp") is None for c in clause.verb.children):
        stranded = next(c for c in clause.verb.children if c.dep == "prep" and c.child("pobj", "pcomp") is None)
        clause.prepositions.append((stranded, antecedent))
        return
    if any(o is antecedent for _, o in clause.prepositions):
        return
    if any(c.tag == "WRB" for c in clause.verb.children) or clause.verb.lemma == "be":
        return
    clause.objects.append(antecedent)
