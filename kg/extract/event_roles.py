"""Which tokens fill which role of an event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Figure, Token

from .event_arguments import ArgumentReader
from .event_lexicon import word_kinds, words_of
from .event_syntax import Places, coordinated
from .event_triggers import Support, Trigger, TriggerFinder
from .index import Index

AGENT, PATIENT, RECIPIENT, MEDIATOR = "agent", "patient", "recipient", "mediator"
LOCATION, CAUSE, TOPIC, INSTRUMENT = "location", "cause", "topic", "instrument"
_PLACE_TYPES = frozenset({"schema:Place", "schema:Country", "schema:City", "schema:AdministrativeArea", "kgo:Facility"})
_TOLD_IN = frozenset({"in", "during", "at", "through", "via", "by"})
_TELLING = frozenset(
    {"kgo:Correspondence", "kgo:Announcement", "kgo:Meeting", "kgo:PhoneCall", "kgo:Visit", "kgo:Ruling",
     "kgo:Negotiation"}
)
_HARM = frozenset({"kgo:Killing", "kgo:Injury", "kgo:Destruction", "kgo:Displacement"})
_VIOLENCE = frozenset({"kgo:Attack", "kgo:Bombing"})
_ABLE_TO_SUFFER = frozenset({"person", "group", "vehicle", "building", "org", "product", "price"})
_REPLIES = frozenset({"reply", "respond", "answer"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A token in a role; `event` is the position of the draft that the token triggers, or -1."""

    role: str
    token: Token
    entity: str | None = None
    event: int = -1
    clause: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """An event mention while it is being read."""

    trigger: Trigger
    fillers: list[Filler] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    date: str | None = None
    date_span: tuple[int, int] | None = None
    end_date: str | None = None
    name: str | None = None
    same_as: int = -1  # position of the first draft of the same event

    def in_role(self, role: str) -> list[Filler]:
        """The fillers of a role."""
        return [f for f in self.fillers if f.role == role]

    def entities(self, role: str) -> set[str]:
        """The entities that fill a role."""
        return {f.entity for f in self.fillers if f.role == role and f.entity is not None}


class RoleReader:
    """Fills the roles of the drafts of one article."""

    def __init__(self, drafts: list[Draft], finder: TriggerFinder, reader: ArgumentReader, index: Index) -> None:
        self.drafts = drafts
        self.finder = finder
        self.reader = reader
        self.index = index
        self.by_token: Mapping[int, int] = {d.trigger.token.i: n for n, d in enumerate(drafts)}

    def fill(self) -> None:
        """Fills all drafts, then lets events that are told by way of another one share its participants."""
        for draft in self.drafts:
            for role, token, clause in self._found(draft.trigger):
                self._add(draft, role, token, clause)
        for draft in self.drafts:
            self._reply(draft)
            self._caused(draft)

    def _add(self, draft: Draft, role: str, token: Token, clause: bool = False) -> None:
        if token is draft.trigger.token or role == "-" or any(f.token is token for f in draft.fillers):
            return
        event = self.by_token.get(token.i, -1)
        role = self._fitting_role(draft, role, token, event)
        if role == "-" or token.i in self.index.time_by_token:
            return
        if event >= 0 and token.dep == "conj" and token.head.i not in self.by_token:
            return
        entity = None if clause else self.reader.entity(token)
        if entity is not None and entity in draft.entities(role):
            return
        draft.fillers.append(Filler(role, token, entity, event, clause))
        if role in (PATIENT, AGENT) and not clause:
            for member in _members(token):
                self._add(draft, role, member)

    def _fitting_role(self, draft: Draft, role: str, token: Token, event: int) -> str:
        """The role that a token of its kind can fill; "-" where it fits none."""
        if role != AGENT and "reflexive" in word_kinds().get(token.lower, ()):
            return "-"
        if event >= 0 and role in (AGENT, INSTRUMENT):
            role = CAUSE
        if role == PATIENT and token.ent == "MONEY":
            return "-"
        if role == CAUSE and event < 0 and token.head.lower in words_of("site"):
            role = LOCATION
        if role == LOCATION and not self._is_place(token):
            return self._visited(draft, token)
        return "-" if role == INSTRUMENT and self._is_person(token) else role

    def _visited(self, draft: Draft, token: Token) -> str:
        """Whom or what a visit is paid to that is no place: an organization stands for its seat."""
        kinds = self.finder.kinds(token)
        if draft.trigger.type != "kgo:Visit" or token.head.lower == "with":
            return "-"
        return LOCATION if "org" in kinds else RECIPIENT if "person" in kinds else "-"

    def _is_place(self, token: Token) -> bool:
        mention = self.reader.mention(token)
        if mention is not None:
            return mention.type in _PLACE_TYPES
        return token.ent in ("GPE", "LOC", "FAC") or "place" in word_kinds().get(token.lemma, ())

    def _is_person(self, token: Token) -> bool:
        return bool(self.finder.kinds(token) & {"person", "org"}) and "weapon" not in self.finder.kinds(token)

    # --- where the fillers come from -----------------------------------------------------------

    def _found(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        if trigger.nominal:
            yield from self._of_noun(trigger)
        else:
            yield from self._of_verb(trigger)

    def _of_verb(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        slots, places = trigger.slots, trigger.places
        for token in places.subjects:
            yield self._subject_role(trigger, token), token, False
        for token in places.objects:
            yield slots.get("o", "-"), token, False
        for token in places.indirect:
            yield slots.get("i") or slots.get("o", "-"), token, False
        yield from self._of_prepositions(slots, places, skipped=trigger.token)
        for token in places.objects:
            yield from self._places_of_object(token)
            if "of" in slots:
                yield from self._accusations(slots["of"], token)
        for preposition, token in places.prepositions:
            if slots.get(preposition) in (PATIENT, RECIPIENT, TOPIC):
                yield from self._places_of_object(token)
        if slots.get("c"):
            for token in places.clauses:
                if token.sent.tokens[token.left_edge - token.sent.first].lower != "which":
                    yield slots["c"], token, True

    def _subject_role(self, trigger: Trigger, token: Token) -> str:
        """ "A bomb exploded", "rockets hit": what does the harm is the instrument, not the agent."""
        role = trigger.slots.get("s", "-")
        if role == AGENT and "w" in trigger.slots and not self.finder.kinds(token).isdisjoint({"weapon", "explosive"}):
            return trigger.slots["w"]
        return role

    def _of_noun(self, trigger: Trigger) -> Iterator[tuple[str, Token, bool]]:
        slots, places = trigger.slots, trigger.places
        for token in places.possessors:
            key = "P" if "P" in slots and self._is_place(token) else "p"
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
                if token.tag in ("VB", "VBP", "VBZ", "VBD"):
                    yield slots["c"], token, True
        yield from self._mediators(trigger.token)
        if trigger.type in _TELLING and not trigger.supports and not places.possessors:
            yield from self._teller(trigger)

    def _modifier_role(self, trigger: Trigger, token: Token) -> str:
        slots = trigger.slots
        kinds = self.finder.kinds(token)
        if not kinds.isdisjoint({"weapon", "explosive"}):
            return slots.get("w", "-")
        mention = self.reader.mention(token)
        if mention is not None and mention.head != token.i:
            return "-"  # a part of a name that counts as a whole
        if mention is None and not token.ent:
            return self._common_modifier_role(slots, token, kinds)
        if token.tag == "JJ":
            if slots.get("d") == PATIENT and any(p == "of" for p, _ in trigger.places.prepositions):
                return AGENT
            return slots.get("d", "-") if token.ent == "NORP" or self.reader.entity(token) else "-"
        if "place" in kinds and ("P" in slots or "country" not in kinds):
            return LOCATION
        return slots.get("d", "-") if kinds & {"person", "org", "country", "group", "product"} else "-"

    def _common_modifier_role(self, slots: Mapping[str, str], token: Token, kinds: frozenset[str]) -> str:
        role = slots.get("n", "-")
        if token.dep != "compound" or token.tag not in ("NN", "NNS"):
            return "-"
        return "-" if role == PATIENT and not kinds & _ABLE_TO_SUFFER else role

    def _of_prepositions(
        self, slots: Mapping[str, str], places: Places, *, skipped: Token
    ) -> Iterator[tuple[str, Token, bool]]:
        for preposition, token in places.prepositions:
            if (preposition == "by" and places.passive) or _contains(token, skipped):
                continue
            if token.i in self.index.time_by_token:  # "on May 3 in Lima"
                yield from self._places_of_object(token)
            if preposition in ("with", "through", "under", "by", "of") and token.lemma in words_of("mediation"):
                yield from self._mediating(token)
                continue
            role = slots.get(preposition)
            if role is None:
                role = LOCATION if preposition in words_of("site") else "-"
            elif role != LOCATION and preposition in ("in", "at") and self._is_place(token):
                role = LOCATION if self._is_site(preposition, token) else role
            yield role, token, token.pos == "VERB"

    def _is_site(self, preposition: str, token: Token) -> bool:
        return preposition == "in" and token.i not in self.by_token

    def _places_of_object(self, token: Token) -> Iterator[tuple[str, Token, bool]]:
        """ "killed 12 people in Lima": the place stands below the object and is the event's, too."""
        for child in token.children:
            if child.dep == "prep" and child.lower in ("in", "at", "near", "outside", "inside"):
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
        role = _support_role(support.slots.get("s", "-"), slots)
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
        if trigger.token.dep != "pobj" or above.lower not in _TOLD_IN or above.head.pos != "VERB":
            return
        if any(p in ("from", "by") for p, _ in trigger.places.prepositions):
            return
        for token in self.finder.places_of(above.head).subjects:
            yield trigger.slots.get("p", "-"), token, False

    def _mediators(self, noun: Token) -> Iterator[tuple[str, Token, bool]]:
        for child in noun.children:
            if child.dep in ("acl", "relcl") and child.lemma in words_of("mediation"):
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
            if child.dep in ("amod", "poss", "compound", "nmod"):
                yield MEDIATOR, child, False
            elif child.dep == "prep" and child.lower in ("by", "of", "from"):
                for below in child.kids("pobj"):
                    yield MEDIATOR, below, False

    # --- participants by way of another event -------------------------------------------------

    def _reply(self, draft: Draft) -> None:
        """A reply goes to the author of the letter that is answered, who wrote it to the replier."""
        if draft.trigger.token.lemma not in _REPLIES:
            return
        tokens = [*draft.trigger.places.objects, *(t for _, t in draft.trigger.places.prepositions)]
        for token in tokens:
            number = self.by_token.get(token.i, -1)
            if number < 0 or self.drafts[number].trigger.type != "kgo:Correspondence":
                continue
            letter = self.drafts[number]
            draft.fillers = [f for f in draft.fillers if f.event != number]
            for filler in letter.in_role(AGENT):
                self._add(draft, RECIPIENT, filler.token)
            for filler in draft.in_role(AGENT):
                self._add(letter, RECIPIENT, filler.token)

    def _caused(self, draft: Draft) -> None:
        """ "260 were killed in the Israeli offensive": whoever attacks also kills, and in the same place."""
        if draft.trigger.type not in _HARM:
            return
        for filler in draft.in_role(CAUSE):
            if filler.event < 0 or self.drafts[filler.event].trigger.type not in _VIOLENCE:
                continue
            for role in (AGENT, LOCATION):
                if not draft.in_role(role):
                    for other in self.drafts[filler.event].in_role(role):
                        self._add(draft, role, other.token)


def _support_role(role: str, slots: Mapping[str, str]) -> str:
    """The role that the subject of a light verb has in the event of its noun."""
    roles = slots.values()
    if role == "same" or (role == AGENT and AGENT not in roles):
        return slots.get("p", "-")
    if role == PATIENT and PATIENT not in roles:
        return RECIPIENT if RECIPIENT in roles else "-"
    return role


def _members(token: Token) -> Iterator[Token]:
    """ "activists, including X and Y": those who are named of a group."""
    for above in (token, token.head) if token.dep in ("dobj", "nsubjpass", "pobj") else (token,):
        for child in above.children:
            if child.lower == "including" and child.i > token.i:
                for part in child.kids("pobj", "dobj"):
                    yield from (t for t in coordinated(part) if t.pos == "PROPN")


def _contains(token: Token, inner: Token) -> bool:
    return token.left_edge <= inner.i <= token.right_edge
