"""Relational nouns: who a noun such as *founder*, *wife* or *chairman* is said of, and of what or whom.

The *holder* of a role noun stands in apposition to it, is the subject of its copula, carries it as a
title, or is the entity that coreference found for the phrase. Its *complement* is a possessor, a
prepositional phrase, a name or a demonym in front of it.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kg.model import MentionKind, Token

from .participants import Participant, Participants
from .slots import is_passive, prepositional, subject_of

COPULAS = frozenset(("be", "become", "remain", "stay"))
AS_VERBS = frozenset((
    "serve", "work", "act", "resign", "retire", "step", "take", "begin", "start", "continue", "stand", "sit", "return",
    "appoint", "name", "elect", "hire", "choose", "nominate", "reelect", "re-elect", "install", "confirm", "swear",
    "replace", "succeed", "employ", "promote", "engage", "join", "know", "remain", "inaugurate", "spend", "career",
))
NAMING_VERBS = frozenset((
    "appoint", "name", "elect", "make", "crown", "nominate", "choose", "reelect", "re-elect", "declare", "proclaim",
    "hire", "designate", "install", "confirm", "vote", "promote", "consecrate", "ordain",
))
BEGINNING = frozenset(("become", "assume", "take", "start", "begin", "return", "accept", "get"))
LEAVING = frozenset(("resign", "retire", "leave", "quit", "relinquish"))
TENURES = frozenset(("role", "post", "position", "job", "tenure", "term", "stint", "time", "years", "duties"))
TENURE_VERBS = BEGINNING | LEAVING | {"have", "hold", "serve", "fill", "spend", "end", "finish", "complete", "win"}
FRONTED = frozenset(("dep", "npadvmod", "advcl", "nsubj", "ccomp", "appos", "nsubjpass", "dobj"))
HYPHENS = frozenset(("-", "‐", "–"))
MODIFIERS = frozenset(("compound", "nmod", "amod", "poss", "npadvmod", "punct"))
PREMODIFIERS = frozenset(("compound", "nmod", "amod", "poss"))


class Link(StrEnum):
    """How a role noun is tied to its holder."""

    TITLE = "title"
    APPOSITION = "apposition"
    COPULA = "copula"
    AS = "as"
    NAMING = "naming"
    COREFERENCE = "coreference"


class Holder(NamedTuple):
    """A holder of a role: the participant, the tie, and the tokens that carry a predicate, if any."""

    participant: Participant
    link: Link
    head: Token
    first: Token | None = None  # first and last token of the words that predicate: "was named"
    last: Token | None = None

    @property
    def past(self) -> bool:
        """Whether the tie is told as over: *was chairman*, *resigns as chairman*, not *was named*, *took over as*."""
        if self.link not in (Link.COPULA, Link.AS) or self.head.lemma in NAMING_VERBS | BEGINNING:
            return False
        if self.head.lemma in LEAVING:
            return True
        had = self.first is not None and self.first.lower == "had"
        return self.head.tag == "VBD" or (self.head.tag == "VBN" and had)


def holders(noun: Token, participants: Participants, kinds: str = "P") -> list[Holder]:
    """Everybody that the noun is said of in its sentence."""
    anchor, found = noun, []
    for _ in range(4):
        found = list(_direct(anchor, participants, kinds))
        if found or anchor.dep != "conj" or not anchor.head.tag.startswith("NN"):
            break
        anchor = anchor.head
    return found or list(_coreferent(noun, participants, kinds))


def _direct(noun: Token, participants: Participants, kinds: str) -> Iterator[Holder]:
    yield from _apposed(noun, participants, kinds)
    yield from _titled(noun, participants, kinds)
    predicate = _predicating(noun)
    if predicate is None:
        yield from _fronted(noun, participants, kinds)
        return
    verb, link, subject = predicate
    if subject is None or subject is noun:
        return
    first = verb_start(verb)
    referent = participants.referent(subject) if subject.tag.startswith("NN") else None
    for participant in [referent] if referent is not None else participants.all_at(subject):
        if participant.fits(kinds):
            yield Holder(participant, link, verb, first, verb)


def _apposed(noun: Token, participants: Participants, kinds: str) -> Iterator[Holder]:
    following = _names_behind(noun, participants)
    if noun.dep == "appos" and not following:
        found = participants.referent(noun.head)
        if found is not None and found.fits(kinds):
            yield Holder(found, Link.APPOSITION, noun)
            return
    for child in dict.fromkeys((*noun.kids("appos"), *following)):
        for found in participants.all_at(child):
            if found.fits(kinds) and found.kind != "?" and found.named:
                yield Holder(found, Link.APPOSITION, noun)
    if "L" in kinds:  # "the Sheikh Jarrah neighborhood"
        yield from (Holder(p, Link.APPOSITION, noun) for p in premodifying(noun, participants) if p.kind == "L")


def _names_behind(noun: Token, participants: Participants) -> list[Token]:
    """Names of persons behind "the NOUN of …" that are its own apposition, wherever the parser hangs them.

    In *X, the head of the Office, Y, wrote* the head is Y, not X.
    """
    if noun.child("det") is None:
        return []
    found = [c for c in noun.kids("appos") if _is_person_name(c, participants)] if noun.dep == "appos" else []
    found.extend(_reattached(noun, participants))
    if noun.dep == "appos":
        found.extend(c for c in noun.head.kids("appos") if c.i > noun.i and _is_person_name(c, participants))
    return found


def _reattached(noun: Token, participants: Participants) -> Iterator[Token]:
    """*the director of the Service, Paul Reed*, where the parser puts the name to the Service."""
    for _, pobj in prepositional(noun, frozenset(("of", "for", "at"))):
        body = participants.at(pobj)
        if body is not None and body.named and body.kind in "OL":
            yield from (c for c in pobj.kids("appos") if _is_person_name(c, participants))


def _is_person_name(token: Token, participants: Participants) -> bool:
    found = participants.at(token)
    return found is not None and found.named and found.kind == "P"


def _fronted(noun: Token, participants: Participants, kinds: str) -> Iterator[Holder]:
    """*A native of Lyon, Piccard won*: a phrase before the subject that is said of it."""
    if noun.dep not in FRONTED or noun.left_edge != noun.sent.first:
        return
    for subject in noun.head.kids("nsubj", "nsubjpass"):
        if subject.i > noun.i:
            for found in participants.all_at(subject):
                if found.fits(kinds):
                    yield Holder(found, Link.APPOSITION, noun)
            return


def _titled(noun: Token, participants: Participants, kinds: str) -> Iterator[Holder]:
    if noun.dep not in PREMODIFIERS or noun.dep == "poss":
        return
    name = noun.head
    for _ in range(3):
        found = participants.at(name)
        if found is not None and found.named and found.fits(kinds) and found.start >= noun.end:
            yield Holder(found, Link.TITLE, noun)
            return
        if name.dep not in PREMODIFIERS or name.i < noun.i:
            return
        name = name.head


def _predicating(noun: Token) -> tuple[Token, Link, Token | None] | None:
    """(verb, tie, token of the holder) where the noun is a predicate of its clause."""
    if noun.dep in {"attr", "oprd", "dobj", "xcomp"} and noun.head.lemma in COPULAS and noun.dep != "dobj":
        return noun.head, Link.COPULA, subject_of(noun.head)
    if noun.dep in {"oprd", "attr", "xcomp", "dobj", "ccomp"} and noun.head.lemma in NAMING_VERBS:
        return noun.head, Link.NAMING, _named(noun, noun.head)
    if noun.dep == "pobj" and noun.head.lower == "as":
        verb = noun.head.head
        if verb.lower in TENURES and verb.dep == "dobj" and verb.head.lemma in TENURE_VERBS:
            return verb.head, Link.AS, subject_of(verb.head)
        if verb.pos == "VERB" and verb.lemma in AS_VERBS:
            direct = verb.child("dobj") if not is_passive(verb) and verb.lemma in NAMING_VERBS else None
            return verb, Link.AS, direct or subject_of(verb)
    return None


def _named(noun: Token, verb: Token) -> Token | None:
    if is_passive(verb):
        return subject_of(verb)
    direct = verb.child("dobj")
    return direct if direct is not noun else None


def _coreferent(noun: Token, participants: Participants, kinds: str) -> Iterator[Holder]:
    mention = participants.index.mention_by_head.get(noun.i)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return
    found = participants.at(noun)
    if found is not None and found.fits(kinds) and participants.is_named(found):
        yield Holder(found, Link.COREFERENCE, noun)


def verb_start(verb: Token) -> Token:
    """The first word of the verb group: *was* in "was named"."""
    first = verb
    for child in verb.children:
        if child.dep in {"aux", "auxpass"} and child.i < first.i:
            first = child
    return first


def complements(noun: Token, places: frozenset[str], participants: Participants) -> Iterator[Participant]:
    """What the role is of: by the places poss, comp, or prepositions; conjoined nouns lend theirs."""
    found = list(_own_complements(noun, places, participants))
    if not found:
        for other in _coordinated(noun):
            found = list(_own_complements(other, places, participants))
            if found:
                break
    yield from found


def _coordinated(noun: Token) -> Iterator[Token]:
    pending = [noun]
    for one in pending:
        for child in one.kids("conj"):
            yield child
            pending.append(child)
    above = noun
    while above.dep == "conj" and above.head.tag.startswith("NN"):
        above = above.head
        yield above


def _own_complements(noun: Token, places: frozenset[str], participants: Participants) -> Iterator[Participant]:
    if "poss" in places:
        owners = noun.kids("poss")
        if not owners and noun.dep in {"compound", "nmod"}:  # "his wife Jane" with the name as head
            owners = [c for c in noun.head.kids("poss") if c.i < noun.i]
        for child in owners:
            owner = participants.at(child)
            if owner is not None and owner.pronoun and owner.entity is None and noun.dep == "conj":
                first = participants.at(noun.head)  # "John and his wife"
                owner = first if first is not None and first.named and first.kind == "P" else owner
                yield owner
            else:
                yield from participants.all_at(child)
    if "have" in places and noun.dep == "dobj" and noun.head.lemma == "have":
        subject = subject_of(noun.head)
        if subject is not None:
            yield from participants.all_at(subject)
    for _, pobj in prepositional(noun, places):
        yield from participants.all_at(pobj)
    if "comp" in places:
        yield from premodifying(noun, participants)


def premodifying(noun: Token, participants: Participants, first: Token | None = None) -> Iterator[Participant]:
    """Names right in front of the noun: *Apple* in "Apple chief executive"; `first` is where its phrase begins."""
    tokens, seen = noun.sent.tokens, set[int]()
    position = (first or noun).i - noun.sent.first - 1
    while position >= 0:
        token = tokens[position]
        position -= 1
        if token.dep in {"case", "punct"} and (token.text in HYPHENS or token.tag == "POS"):
            continue
        if token.dep not in MODIFIERS or token.tag in {"PRP$", "WP$"} or token.head.i < token.i:
            return
        found = participants.at(token)
        if found is not None and found.named and found.end <= noun.start and found.start not in seen:
            seen.add(found.start)
            yield found
