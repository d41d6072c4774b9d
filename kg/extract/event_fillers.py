"""Fills the roles of events: what fits a role, and participants that an event has by way of another one."""

from collections.abc import Iterable, Iterator, Mapping

from kg.model import Token

from .event_arguments import ArgumentReader, measured
from .event_drafts import AGENT, CAUSE, INSTRUMENT, LOCATION, PATIENT, RECIPIENT, TOPIC, Draft, Filler
from .event_lexicon import word_kinds, words_of
from .event_roles import RoleReader
from .event_syntax import coordinated
from .event_triggers import TriggerFinder
from .index import Index

_HARM = frozenset({"kgo:Killing", "kgo:Injury", "kgo:Destruction", "kgo:Displacement"})
_VIOLENCE = frozenset({"kgo:Attack", "kgo:Bombing"})
_CASUALTIES = frozenset({"kgo:Killing", "kgo:Death", "kgo:Injury"})
_OCCASIONS = _VIOLENCE | {"kgo:Accident", "kgo:NaturalDisaster", "kgo:Destruction"}
_NEVER = frozenset({"reflexive", "occasion"})  # "for the second time", "himself" fill no role
_NO_KINDS: frozenset[str] = frozenset()
_SOCIAL = frozenset({"kgo:Match", "kgo:Meeting", "kgo:PhoneCall"})
_SOMEBODY = frozenset({"person", "group", "org", "country", "place"})
_DENIABLE = frozenset({TOPIC, RECIPIENT, INSTRUMENT})  # "announced no new products"
_REPLIES = frozenset({"reply", "respond", "answer"})


class RoleFiller:
    """Fills the roles of the drafts of one article."""

    def __init__(self, drafts: list[Draft], finder: TriggerFinder, reader: ArgumentReader, index: Index) -> None:
        self.drafts = drafts
        self.senses = finder.senses
        self.reader = reader
        self.index = index
        self.by_token: Mapping[int, int] = {d.trigger.token.i: n for n, d in enumerate(drafts)}
        self.roles = RoleReader(self.by_token, finder, reader, index)

    def fill(self) -> None:
        """Fills all drafts, then lets events that are told by way of another one share its participants."""
        for draft in self.drafts:
            for role, token, clause in self.roles.found(draft.trigger):
                self._add(draft, role, token, clause)
        for draft in self.drafts:
            self._reply(draft)
            self._occasion(draft)
            self._caused(draft)

    def fill_one(self, draft: Draft, found: Iterable[tuple[str, Token]]) -> None:
        """Fills a draft with the tokens found that fit their role."""
        for role, token in found:
            self._add(draft, role, token)

    def _add(self, draft: Draft, role: str, token: Token, clause: bool = False) -> None:
        if token is draft.trigger.token or role == "-" or any(f.token is token for f in draft.fillers):
            return
        if role in _DENIABLE and any(c.dep == "det" and c.lower == "no" for c in token.children):
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
        if role != AGENT and not word_kinds().get(token.lemma, _NO_KINDS).isdisjoint(_NEVER):
            return "-"
        if event >= 0 and role in (AGENT, INSTRUMENT):
            role = "-" if self.drafts[event].trigger.type == draft.trigger.type else CAUSE  # "the election elects"
        if role == PATIENT and (token.ent == "MONEY" or self._is_body_part(draft, token)):
            return "-"
        if role == RECIPIENT and not self._may_receive(draft, token, event):
            return "-"
        if role == CAUSE and event < 0 and token.head.lower in words_of("site"):
            role = LOCATION
        if role == LOCATION and not self.roles.is_place(token):
            return self._visited(draft, token)
        return "-" if role == INSTRUMENT and self._is_person(token) else role

    def _may_receive(self, draft: Draft, token: Token, event: int) -> bool:
        """False for a common noun that is nobody, where the class meets or speaks to somebody: a match with style."""
        if draft.trigger.type not in _SOCIAL or event >= 0 or token.tag not in {"NN", "NNS"}:
            return True
        return self.reader.entity(token) is not None or bool(self.senses.kinds(measured(token)) & _SOMEBODY)

    def _visited(self, draft: Draft, token: Token) -> str:
        """Whom or what a visit is paid to that is no place: an organization stands for its seat."""
        kinds = self.senses.kinds(token)
        if draft.trigger.type != "kgo:Visit" or token.head.lower == "with":
            return "-"
        return LOCATION if "org" in kinds else RECIPIENT if "person" in kinds else "-"

    def _is_body_part(self, draft: Draft, token: Token) -> bool:
        """ "injuries to his chest": who is hurt must be somebody."""
        hurt = draft.trigger.type == "kgo:Injury" and draft.trigger.nominal
        return hurt and not self.senses.kinds(measured(token)) & {"person", "group", "org"}

    def _is_person(self, token: Token) -> bool:
        return bool(self.senses.kinds(token) & {"person", "org"}) and "weapon" not in self.senses.kinds(token)

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

    def _occasion(self, draft: Draft) -> None:
        """ "Seven died when a tram derailed": the event of the clause is what they died in."""
        if draft.trigger.type not in _CASUALTIES or draft.trigger.nominal:
            return
        token = draft.trigger.token
        for verb in (token, *token.kids("conj"), *([token.head] if token.dep == "conj" else ())):
            for child in verb.children:
                event = self.by_token.get(child.i, -1)
                if event < 0 or child.dep != "advcl" or self.drafts[event].trigger.type not in _OCCASIONS:
                    continue
                if any(c.lower in {"when", "after", "as"} and c.dep in {"mark", "advmod"} for c in child.children):
                    draft.fillers.append(Filler(CAUSE, child, None, event))
                    return

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


def _members(token: Token) -> Iterator[Token]:
    """ "activists, including X and Y": those who are named of a group."""
    for above in (token, token.head) if token.dep in {"dobj", "nsubjpass", "pobj"} else (token,):
        for child in above.children:
            if child.lower == "including" and child.i > token.i:
                for part in child.kids("pobj", "dobj"):
                    yield from (t for t in coordinated(part) if t.pos == "PROPN")
