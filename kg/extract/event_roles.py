"""Which role the grammar gives to which token around the trigger of an event."""

from collections.abc import Iterator, Mapping

from kg.model import Token

from .event_arguments import ArgumentReader
from .event_drafts import (
    AGENT,
    CAUSE,
    LOCATION,
    MEDIATOR,
    PATIENT,
    RECIPIENT,
    TOPIC,
    Support,
    Trigger,
)
from .event_lexicon import word_kinds, words_of
from .event_syntax import Places, coordinated, without_object
from .event_triggers import TriggerFinder
from .index import Index

_PLACE_TYPES = frozenset({"schema:Place", "schema:Country", "schema:City", "schema:AdministrativeArea", "kgo:Facility"})
_TOLD_IN = frozenset({"in", "during", "at", "through", "via", "by"})
_TELLING = frozenset(
    {"kgo:Correspondence", "kgo:Announcement", "kgo:Meeting", "kgo:PhoneCall", "kgo:Visit", "kgo:Ruling"}
)
_NEEDING_OBJECT = frozenset(
    {"kgo:Killing", "kgo:Injury", "kgo:Arrest", "kgo:Charge", "kgo:Displacement", "kgo:Sentence", "kgo:Release",
     "kgo:Appointment", "kgo:Destruction"}
)
_NAMED_KINDS = frozenset({"person", "org", "country", "group", "product"})
_PEOPLE = frozenset({"person", "group", "org"})
_ABLE_TO_SUFFER = {  # kinds of what can be acted on, by class; "" for all others
    **dict.fromkeys(("kgo:Arrest", "kgo:Charge", "kgo:Sentence", "kgo:Release", "kgo:Appointment"), _PEOPLE),
    "": _PEOPLE | {"vehicle", "building", "product", "price"},
}


class RoleReader:
    """Reads the roles around the triggers of one article; `by_token` numbers the drafts by trigger token."""

    def __init__(
        self, by_token: Mapping[int, int], finder: TriggerFinder, reader: ArgumentReader, index: Index
    ) -> None:
        self.by_token = by_token
        self.finder = finder
        self.reader = reader
        self.index = index

    def is_place(self, token: Token) -> bool:
        """True where the token stands for a place."""
        mention = self.reader.mention(token)
        if mention is not None:
            return mention.type in _PLACE_TYPES
        return token.ent in {"GPE", "LOC", "FAC"} or "place" in word_kinds().get(token.lemma, ())

    def found(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        """(role, token, whether it heads a clause) for what the grammar offers; "-" for what fills no role."""
        if trigger.nominal:
            yield from self._of_noun(trigger)
        else:
            yield from self._of_verb(trigger)

    def _of_verb(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        slots, places = trigger.slots, trigger.places
        suffered = trigger.type in _NEEDING_OBJECT and without_object(places, trigger.token)
        suffered = suffered or (trigger.type in _NEEDING_OBJECT and _reflexive(places))
        for token in places.subjects:
            yield slots.get("o", "-") if suffered else self._subject_role(trigger, token), token, False
        for token in places.objects:
            yield slots.get("o", "-"), token, False
        for token in places.indirect:
            yield slots.get("i") or slots.get("o", "-"), token, False
        yield from self._of_prepositions(slots, places, skipped=trigger.token)
        yield from self._below_objects(slots, places)
        for token in places.clauses if "c" in slots else ():
            if token.sent.tokens[token.left_edge - token.sent.first].lower != "which" and not _stands_apart(token):
                yield slots["c"], token, True

    def _below_objects(self, slots: Mapping[str, str], places: Places) -> Iterator[tuple[str, Token, bool]]:
        for token in places.objects:
            yield from self._places_of_object(token)
            if "of" in slots:
                yield from self._accusations(slots["of"], token)
        for preposition, token in places.prepositions:
            if slots.get(preposition) in (PATIENT, RECIPIENT, TOPIC):
                yield from self._places_of_object(token)

    def _subject_role(self, trigger: Trigger, token: Token) -> str:
        """ "A bomb exploded", "rockets hit": what does the harm is the instrument, not the agent."""
        role = trigger.slots.get("s", "-")
        if role != AGENT or "w" not in trigger.slots:
            return role
        return role if self.finder.senses.kinds(token).isdisjoint({"weapon", "explosive"}) else trigger.slots["w"]

    def _of_noun(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        slots, places = trigger.slots, trigger.places
        for token in places.possessors:
            key = "P" if "P" in slots and self.is_place(token) else "p"
            yield slots.get(key, "-"), token, False
        for token in places.modifiers:
            yield self._modifier_role(trigger, token), token, False
        yield from self._of_prepositions(slots, places, skipped=trigger.token)
        for _, token in places.prepositions:
            yield from self._places_of_object(token)
        for support in trigger.supports:
            yield from self._of_support(trigger, support)
        if slots.get("c"):
            for token in places.clauses:
                if token.tag in {"VB", "VBP", "VBZ", "VBD"}:
                    yield slots["c"], token, True
        yield from self._mediators(trigger.token)
        if trigger.type in _TELLING and not places.possessors:
            yield from self._teller(trigger)

    def _modifier_role(self, trigger: Trigger, token: Token) -> str:
        slots = trigger.slots
        kinds = self.finder.senses.kinds(token)
        if not kinds.isdisjoint({"weapon", "explosive"}):
            return slots.get("w", "-")
        mention = self.reader.mention(token)
        if mention is not None and mention.head != token.i:
            return "-"  # a part of a name that counts as a whole
        if mention is None and not token.ent:
            return self._common_modifier_role(trigger, token, kinds)
        if token.tag == "JJ":
            if slots.get("d") == PATIENT and any(p == "of" for p, _ in trigger.places.prepositions):
                return AGENT
            return slots.get("d", "-") if token.ent == "NORP" or self.reader.entity(token) else "-"
        if "place" in kinds and ("P" in slots or "country" not in kinds):
            return LOCATION
        role = slots.get("d", "-")
        wanted = {"person", "group"} if role == PATIENT and trigger.type in _NEEDING_OBJECT else _NAMED_KINDS
        return role if kinds & wanted else "-"

    @staticmethod
    def _common_modifier_role(trigger: Trigger, token: Token, kinds: frozenset[str]) -> str:
        role = trigger.slots.get("n", "-")
        if token.dep != "compound" or token.tag not in {"NN", "NNS"}:
            return "-"
        return "-" if role == PATIENT and not kinds & _ABLE_TO_SUFFER.get(trigger.type, _ABLE_TO_SUFFER[""]) else role

    def _of_prepositions(
        self, slots: Mapping[str, str], places: Places, *, skipped: Token
    ) -> Iterator[tuple[str, Token, bool]]:
        for preposition, token in places.prepositions:
            if (preposition == "by" and places.passive) or _contains(token, skipped):
                continue
            if token.i in self.index.time_by_token:  # "on May 3 in Lima"
                yield from self._places_of_object(token)
            if preposition in {"with", "through", "under", "by", "of"} and token.lemma in words_of("mediation"):
                yield from self._mediating(token)
                continue
            role = slots.get(preposition)
            if role == TOPIC and _in_front(preposition, token, skipped):
                role = "-"
            if role is None:
                role = LOCATION if preposition in words_of("site") else "-"
            elif role != LOCATION and preposition in {"in", "at"} and self.is_place(token):
                role = LOCATION if self._is_site(preposition, token) else role
            yield role, token, token.pos == "VERB"

    def _is_site(self, preposition: str, token: Token) -> bool:
        return preposition == "in" and token.i not in self.by_token

    def _places_of_object(self, token: Token) -> Iterator[tuple[str, Token, bool]]:
        """ "killed 12 people in Lima": the place stands below the object and is the event's, too."""
        for child in token.children:
            if child.dep == "prep" and child.lower in {"in", "at", "near", "outside", "inside"}:
                for place in (t for below in child.kids("pobj") for t in coordinated(below)):
                    yield CAUSE if place.i in self.by_token else LOCATION, place, False

    def _accusations(self, role: str, token: Token) -> Iterator[tuple[str, Token, bool]]:
        """ "accused the minister of fraud": the crime belongs to the verb, wherever it was attached."""
        for child in token.children:
            if child.lower == "of":
                for crime in child.kids("pobj", "pcomp"):
                    if crime.tag == "VBG" or "crime" in word_kinds().get(crime.lemma, ()):
                        yield role, crime, crime.tag == "VBG"

    def _of_support(self, trigger: Trigger, support: Support) -> Iterator[tuple[str, Token, bool]]:
        places, slots = support.places, trigger.slots
        subject = support.slots.get(f"s:{trigger.type.removeprefix('kgo:')}") or support.slots.get("s", "-")
        role = _support_role(subject, slots)
        owned = trigger.places.possessors and slots.get("p") == role
        for token in () if owned else places.subjects:
            yield role, token, False
        for token in places.objects if "o" in support.slots else ():
            yield support.slots["o"], token, False
        for token in places.indirect:
            yield slots.get("i") or slots.get("to", "-"), token, False
        yield from self._of_prepositions(slots, places, skipped=trigger.token)

    def _teller(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        """ "In a letter to X, Y said": whoever speaks is the author."""
        above = trigger.token.head
        if any(s.places.subjects for s in trigger.supports):
            return
        if trigger.token.dep != "pobj" or above.lower not in _TOLD_IN or above.head.pos != "VERB":
            return
        if any(p in {"from", "by"} for p, _ in trigger.places.prepositions):
            return
        for token in self.finder.places_of(above.head).subjects:
            yield trigger.slots.get("p", "-"), token, False

    def _mediators(self, noun: Token) -> Iterator[tuple[str, Token, bool]]:
        for child in noun.children:
            if child.dep in {"acl", "relcl"} and child.lemma in words_of("mediation"):
                for token in self.finder.places_of(child).subjects:
                    yield MEDIATOR, token, False
            elif child.dep == "amod" and child.tag == "VBN" and child.lemma in words_of("mediation"):
                for token in child.kids("npadvmod", "compound"):  # "an Egyptian-brokered truce"
                    yield MEDIATOR, token, False

    def _mediating(self, token: Token) -> Iterator[tuple[str, Token, bool]]:
        """ "with Egyptian mediation", "through mediation by Qatar"."""
        if token.lemma == "mediator":
            yield MEDIATOR, token, False
        for child in token.children:
            if child.dep in {"amod", "poss", "compound", "nmod"}:
                yield MEDIATOR, child, False
            elif child.dep == "prep" and child.lower in {"by", "of", "from"}:
                for below in child.kids("pobj"):
                    yield MEDIATOR, below, False

def _support_role(role: str, slots: Mapping[str, str]) -> str:
    """The role that the subject of a light verb has in the event of its noun."""
    roles = slots.values()
    if role == "same" or (role == AGENT and AGENT not in roles):
        return slots.get("p", "-")
    if role == PATIENT and PATIENT not in roles:
        return RECIPIENT if RECIPIENT in roles else "-"
    return role


def _reflexive(places: Places) -> bool:
    """ "killed himself": the subject is the one who suffers."""
    return any("reflexive" in word_kinds().get(t.lower, ()) for t in places.objects)


def _stands_apart(clause: Token) -> bool:
    """True for a clause in front of a colon, which is no complement of the verb behind it."""
    verb, first = clause.head, clause.sent.first
    between = clause.sent.tokens[clause.i - first : verb.i - first] if clause.i < verb.i else []
    return any(t.text in {":", ";"} for t in between)


def _in_front(preposition: str, token: Token, verb: Token) -> bool:
    """True for "to varying degrees, all agreed": what stands in front of the clause is no topic of it."""
    link = token.head
    return preposition in {"to", "for", "with"} and link.lower == preposition and link.head is verb and link.i < verb.i


def _contains(token: Token, inner: Token) -> bool:
    return token.left_edge <= inner.i <= token.right_edge
