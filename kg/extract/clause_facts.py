"""What a clause tells: one fact for each object and for each prepositional argument.

The main fact of a clause carries all further arguments with it; the others are its binary readings, in which
the object and the preposition join the predicate: "held a workshop in" + "Lyon" (ReVerb; BenchIE).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Token
from kg.resources import lexicon_words

from .clause_finding import VERBAL, Clause, conjoined
from .clause_phrases import phrase, whole_clause
from .clause_predicates import predicate_words

_LISTING = frozenset({"including", "like"})
_PURPOSE = "order"  # in order to
_COMPOUND = frozenset({"instead", "along", "together", "because", "out"})


@dataclass(slots=True)
class Place:
    """An argument: the token that heads it, its words, and the words of the preposition before it."""

    head: Token
    words: list[Token]
    preposition: list[Token] = field(default_factory=list)
    kind: str = "prep"  # else the dependency label, or gap, of, adjective, member


@dataclass(slots=True)
class Fact:
    """A fact of a clause, but for its subject. `kind` says by which pattern it was read."""

    predicate: list[Token]
    object: Place | None
    kind: str
    more: list[Place] = field(default_factory=list)
    preposition: list[Token] = field(default_factory=list)  # what of the predicate stands before the object
    through: Token | None = None  # head of the verb's object, where that is part of the predicate


def facts_of(clause: Clause) -> list[Fact]:
    """The facts of a clause whose arguments are known, the main ones first."""
    predicate = predicate_words(clause)
    places = _places(clause)
    objects = _objects(clause, places)
    if not any(word.text.isalpha() for word in predicate):
        return []
    if objects:
        return list(_with_objects(predicate, objects, places))
    if places:
        return list(_with_places(predicate, places, clause))
    return [Fact(predicate, None, "none")]


def _with_objects(predicate: list[Token], objects: list[Place], places: list[Place]) -> Iterator[Fact]:
    first = objects[0]
    complements = [o for o in objects[1:] if o.kind == "oprd"] if first.kind != "oprd" else []
    for thing in objects:
        if thing in complements:
            continue
        yield Fact(predicate, thing, "completed" if complements else thing.kind, complements + places)
        yield from _members(predicate, thing)
        if thing.kind in {"attr", "acomp"}:
            yield from _complements(predicate, thing)
    if first.kind != "ccomp":
        for place in places:
            if (place.preposition and place.head.lower != _PURPOSE) or place.kind == "npadvmod":
                words = predicate + first.words + place.preposition
                yield Fact(words, place, f"second-{place.kind}", [], place.preposition, first.head)


def _with_places(predicate: list[Token], places: list[Place], clause: Clause) -> Iterator[Fact]:
    """Where there is no object: the nearest argument after the verb first, and the others with it."""
    verb = clause.verb
    ordered = sorted(places, key=lambda p: (not p.preposition, p.head.i < verb.i, p.head.i))
    first = ordered[0]
    if first.kind == "advcl":
        yield Fact(predicate, None, "none", ordered)
        return
    for place in ordered:
        if place.kind == "advcl" or (place.head.lower == _PURPOSE and place is not first):
            continue
        words = predicate + place.preposition
        if verb.lemma == "be" and place.kind == "advmod":  # home to, close to
            inner = list(_complements(predicate, place))
            yield from inner
            if inner:
                continue
        same = [p for p in ordered if p is place or (place.preposition and p.preposition == place.preposition)]
        rest = [p for p in ordered if p not in same] if place is first else []
        kind = place.kind if place is first else f"second-{place.kind}"
        yield from _members(words, place)
        yield Fact(words, place, kind, rest, place.preposition)


def _complements(predicate: list[Token], place: Place) -> Iterator[Fact]:
    """The complement of a predicative noun or adjective: "is the capital of" + "Japan", "is capable of" + …"""
    head = place.head
    for preposition in head.children:
        if preposition.dep != "prep" or preposition.i < head.i:
            continue
        if place.kind == "attr" and preposition.lower != "of":
            continue
        words = [*predicate, *(t for t in place.words if t.i < preposition.i), preposition]
        kind = "of" if place.kind == "attr" else "adjective"
        for inner in _prepositional(preposition, preposition.child("pobj", "pcomp")):
            yield Fact(words, Place(inner.head, inner.words, [], kind), kind, [], [preposition], head)


def _members(predicate: list[Token], place: Place) -> Iterator[Fact]:
    """What is listed as an instance: "performs at" + "such venues as *Usher Hall*"."""
    heads = [place.head]
    for token in heads:
        for child in token.children:
            inner = child.child("pobj") if child.dep == "prep" else None
            if inner is None:
                continue
            if child.lower == "of":
                heads.append(inner)
            elif child.lower in _LISTING or (child.lower == "as" and _such(child)):
                for each in _prepositional(child, inner):
                    yield Fact(predicate, Place(each.head, each.words, [], "member"), "member", [], place.preposition)


def _such(preposition: Token) -> bool:
    return any(c.lower == "such" for c in (*preposition.children, *preposition.head.children))


def _objects(clause: Clause, places: list[Place]) -> list[Place]:
    """The objects; prepositional phrases that follow a direct object are taken for arguments of the clause."""
    found: list[Place] = []
    links = (clause.verb.i, clause.chain[0].i)
    for head in clause.objects:
        if head.dep == "ccomp":
            parts = [head, *(c for c in head.children if c.dep == "conj" and c.child("mark") is not None)]
            inner = {part.i for part in parts[1:]}
            found.extend(Place(p, whole_clause(p, inner - {p.i}), [], "ccomp") for p in parts)
            continue
        kind = "gap" if head is clause.antecedent else head.dep
        for each in conjoined(head):
            without = set(links)
            if kind == "dobj" and each is head:
                _detach(each, without, places)
            found.append(Place(each, phrase(each, without), [], kind))
    return found


def _detach(noun: Token, without: set[int], places: list[Place]) -> None:
    for preposition in noun.children:
        inner = preposition.child("pobj") if preposition.dep == "prep" and preposition.i > noun.i else None
        if inner is None or preposition.lower in _LISTING or (preposition.lower == "as" and _such(preposition)):
            continue
        if preposition.lower == "of":
            _detach(inner, without, places)
        else:
            without.add(preposition.i)
            places[0:0] = _prepositional(preposition, inner)


def _places(clause: Clause) -> list[Place]:
    found: list[Place] = []
    for preposition, head in clause.prepositions:
        if head.lower not in lexicon_words("discourse_nouns.txt") or head.children:
            found.extend(_prepositional(preposition, head))
    for head in clause.adverbials:
        leading = _leading_preposition(head)
        if leading is not None:
            found.extend(Place(p.head, p.words, [head, *p.preposition]) for p in _prepositional(*leading))
            continue
        clausal = head.dep == "advcl" or head.tag[0] == "V"
        if clausal and head.tag in {"VBG", "VBN"} and head.child("mark", "nsubj", "nsubjpass", "advmod") is None:
            continue
        found.append(Place(head, whole_clause(head) if clausal else phrase(head), [], "advcl" if clausal else head.dep))
    return found


def _leading_preposition(adverb: Token) -> tuple[Token, Token] | None:
    """The preposition that an adverb leads up to, and the head of its object: back *to work*, ahead *of the vote*."""
    if adverb.dep != "advmod":
        return None
    preposition = next((c for c in adverb.children if c.dep == "prep" and c.i == adverb.i + 1), None)
    inner = preposition.child("pobj") if preposition is not None else None
    return (preposition, inner) if preposition is not None and inner is not None else None


def _prepositional(preposition: Token, head: Token | None) -> list[Place]:
    """A place for each of the coordinated objects of a preposition."""
    if head is None:
        return []
    words = _preposition_words(preposition)
    if head.dep == "pcomp" or head.pos in VERBAL:
        return [Place(head, whole_clause(head), words)]
    return [Place(each, phrase(each), words) for each in conjoined(head) if each.pos != "PUNCT" and each.text != "-"]


def _preposition_words(preposition: Token) -> list[Token]:
    """The preposition with what makes it up: because of, instead of, out of."""
    found = [preposition]
    for child in preposition.children:
        if child.dep == "advmod":
            if child.i == preposition.i - 1 and child.lower in _COMPOUND:
                found.insert(0, child)
        elif _completes(child, preposition):
            found.append(child)
    return found


def _completes(child: Token, preposition: Token) -> bool:
    if child.tag == "IN" and not child.children:
        return child.i == preposition.i + 1
    if child.dep not in {"prep", "pcomp"} or preposition.child("pobj", "pcomp") not in (None, child):
        return False
    return child.child("pobj", "pcomp") is not None
