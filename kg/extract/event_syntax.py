"""Who does what in a clause or a noun phrase: logical subjects, objects and prepositional arguments.

Passives, relative and participial clauses, control and coordination are undone, so that a reader of the
result need not know how the sentence was built. Dependency labels are the ClearNLP labels of spaCy.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Token

RELATIVE_TAGS = frozenset({"WDT", "WP", "WRB"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP", "DT", "JJ", "WP", "WDT"})
_GOVERNED = frozenset({"advcl", "xcomp", "conj", "pcomp", "ccomp", "acl", "relcl"})
_AROUND = frozenset({"GPE", "LOC", "DATE", "TIME"})
_OUTER = frozenset({"inside", "outside", "because", "ahead", "instead", "along", "next", "close"})
_OBJECT_CONTROL = frozenset({"of", "for", "with", "from", "in", "as"})


@dataclass(slots=True)
class Places:
    """The tokens in the grammatical places around a trigger; of coordinated ones, all."""

    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    clauses: list[Token] = field(default_factory=list)
    predicates: list[Token] = field(default_factory=list)  # object predicates: "named him chairman"
    particles: list[str] = field(default_factory=list)
    prepositions: list[tuple[str, Token]] = field(default_factory=list)  # with what they govern
    possessors: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)  # words in front of a noun
    passive: bool = False


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if token.tag not in RELATIVE_TAGS and token.lower != "that":
        return token
    if token.lower == "that" and token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return token
    for node in token.ancestors():
        if node.dep == "relcl":
            return _modified(node.head, token)
        if node.pos not in {"VERB", "AUX", "ADP"}:
            break
    before = token.i - token.sent.first - 1
    if token.lower == "which" and before > 0 and token.sent.tokens[before].text == ",":
        return _modified(token.sent.tokens[before - 1], token)  # a relative clause that was not parsed as one
    return token


def _modified(noun: Token, pronoun: Token) -> Token:
    """What a relative clause modifies; one parsed below a place or date ("an attack in Lima which") belongs higher."""
    start = noun
    while pronoun.lower in {"which", "that"} and (noun.ent in _AROUND or noun.pos in {"ADP", "NUM", "VERB"}):
        if noun.pos == "VERB" and noun.dep != "acl":
            return noun.child("dobj", "nsubjpass") or start
        if noun.head is noun:
            return start
        noun = noun.head
    return noun if noun.pos in {"NOUN", "PROPN", "PRON"} else start


def coordinated(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in text order."""
    found = [token]
    for item in found:
        found.extend(c for c in item.children if c.dep == "conj" and c.tag in NOUN_TAGS)
    return found


def _expanded(tokens: Iterable[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        found.extend(t for t in coordinated(antecedent(token)) if t not in found)
    return found


def is_passive(verb: Token) -> bool:
    """True where the surface subject is the logical object."""
    if verb.child("auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if verb.tag != "VBN" or verb.child("aux") is not None:
        return False
    subject = verb.child("nsubj")
    if subject is not None:  # "saw the jets delivered"
        return verb.dep == "ccomp" and verb.child("dobj") is None and subject.i > verb.head.i
    if verb.dep in {"acl", "amod", "advcl"}:
        return verb.child("dobj") is None
    return verb.dep == "conj" and verb.child("dobj") is None and verb.head.pos == "VERB" and is_passive(verb.head)


def prepositions_of(token: Token) -> list[tuple[str, Token]]:
    """(preposition, governed token) below the token; of "out of" the last word counts, of "inside of" the first."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep not in {"prep", "dative", "agent"} or not child.children:
            continue
        for below in child.children:
            if below.dep in {"pobj", "pcomp"}:
                found.extend((child.lower, t) for t in coordinated(antecedent(below)))
            elif below.dep == "prep":
                name = child.lower if child.lower in _OUTER else below.lower
                found.extend((name, t) for t in _expanded(below.kids("pobj")))
    return found


def verb_places(verb: Token) -> Places:
    """The logical places around a verb."""
    places = Places(passive=is_passive(verb))
    subject: list[Token] = []
    passive_subject: list[Token] = []
    for child in verb.children:
        _place(child, places, subject, passive_subject)
    places.prepositions = prepositions_of(verb)
    if places.passive:
        places.subjects = _expanded(t for p, t in places.prepositions if p == "by")
        surface = _expanded(passive_subject or subject) or _inherited(verb)
        if places.objects and surface and verb.dep not in {"acl", "amod"}:
            places.indirect = surface
        else:
            places.objects = surface or places.objects
    else:
        if not places.objects:  # "called his mother" is at times read as an object predicate
            places.objects = [t for t in places.predicates if t.dep == "oprd" and t.pos in {"NOUN", "PROPN"}]
            places.predicates = [t for t in places.predicates if t not in places.objects]
        places.subjects = _expanded(subject or passive_subject) or _inherited(verb) or _misplaced(verb)
        _shared_objects(verb, places)
    return places


def without_object(places: Places, verb: Token) -> bool:
    """True for "Seven killed in crash", "Mayor arrested": headlines leave out the auxiliary of a passive."""
    if places.passive or places.objects or places.clauses or verb.tag not in {"VBD", "VBN"}:
        return False
    return bool(places.subjects) and verb.child("aux") is None


def _place(child: Token, places: Places, subject: list[Token], passive_subject: list[Token]) -> None:
    dep = child.dep
    if dep == "nsubj":
        subject.append(child)
    elif dep == "nsubjpass":
        passive_subject.append(child)
    elif dep == "dobj":
        places.objects.extend(t for t in _expanded([child]) if t not in places.objects)
    elif dep == "dative" and (child.pos not in {"ADP", "SCONJ"} or not child.children):
        places.indirect.extend(_expanded([child]))
    elif dep in {"ccomp", "xcomp"}:
        places.clauses.append(child)
    elif dep in {"oprd", "acomp"}:
        places.predicates.append(child)
    elif dep == "prt" or (dep in {"advmod", "prep"} and child.pos in {"ADV", "ADP"} and not child.children):
        places.particles.append(child.lower)


def _shared_objects(verb: Token, places: Places) -> None:
    """ "attacked and killed civilians": the object of the second verb is that of the first, too."""
    if places.objects:
        return
    if verb.dep == "relcl" and places.subjects and not any(_is_relative(t) for t in verb.subtree()):
        places.objects = coordinated(verb.head)  # "the letter the leaders sent"
        return
    after = verb.child("conj")
    if after is not None and after.i - verb.i <= 2 and after.tag == verb.tag:  # "V and V"
        places.objects = _expanded(after.kids("dobj"))


def _is_relative(token: Token) -> bool:
    return token.tag in RELATIVE_TAGS or (token.lower == "that" and token.dep != "mark")


def _inherited(verb: Token, depth: int = 0) -> list[Token]:
    """The logical subject that a clause without one takes from the clause above."""
    head = verb.head
    if head is verb or verb.dep not in _GOVERNED or depth > 4:
        return [head] if verb.dep == "amod" and head is not verb else []
    if verb.dep in {"acl", "relcl"} and head.pos not in {"VERB", "AUX"}:
        modifies = verb.tag in {"VBG", "VBN"} or (verb.dep == "relcl" and verb.tag != "VB")
        return coordinated(head) if modifies else _decider(head, depth)
    if verb.dep == "pcomp":
        return _of_preposition(verb, depth)
    if head.pos not in {"VERB", "AUX"}:
        return []
    if verb.dep == "xcomp" and (objects := head.kids("dobj", "dative")):
        return _expanded(objects)
    return _surface_subject(head, depth)


def _misplaced(verb: Token) -> list[Token]:
    """The subject of a finite verb that was parsed as an apposition: "In a letter to X, the deputy, Y, wrote"."""
    if verb.head is not verb or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return []
    before = [t for t in verb.sent.tokens[: verb.i - verb.sent.first] if t.dep != "punct"]
    last = before[-1] if before else verb
    return [last] if last.dep == "appos" and last.pos == "PROPN" else []


def _decider(noun: Token, depth: int) -> list[Token]:
    """Who is to act in "the rebels' decision to attack", "made a plan to attack"."""
    if owners := noun.kids("poss"):
        return _expanded(owners)
    verb = noun.head
    return _surface_subject(verb, depth) if noun.dep == "dobj" and verb.pos == "VERB" else []


def _of_preposition(verb: Token, depth: int) -> list[Token]:
    """The subject of "accused him of killing", "after killing": object of the verb above, or its subject."""
    above = verb.head.head
    if above.pos not in {"VERB", "AUX"}:
        return []
    if verb.head.lower in _OBJECT_CONTROL and (objects := above.kids("dobj")):
        return _expanded(objects)
    return _surface_subject(above, depth)


def _surface_subject(verb: Token, depth: int) -> list[Token]:
    for child in verb.children:
        if child.dep == "agent":  # "was hit by a blast, killing 12"
            return _expanded(child.kids("pobj"))
    own = verb.kids("nsubj", "nsubjpass")
    return _expanded(own) if own else _inherited(verb, depth + 1)


def noun_places(noun: Token) -> Places:
    """The places around a noun that names an event."""
    places = Places()
    for child in noun.children:
        if child.dep == "poss":
            places.possessors.extend(_expanded([child]))
        elif child.dep in {"compound", "amod", "nmod"}:
            places.modifiers.append(child)
            places.modifiers.extend(child.kids("conj"))
        elif child.dep in {"acl", "xcomp", "ccomp"}:
            places.clauses.append(child)
    places.prepositions = prepositions_of(noun)
    for preposition, token in tuple(places.prepositions):
        if preposition == "of":  # "the takeover of X by Y"
            places.prepositions += [found for found in prepositions_of(token) if found[0] == "by"]
    return places
