"""Events with a proper name: where and when they were, and who took part by the clause around them.

*the 2002 Winter Olympics in Salt Lake City*, *he fought in the Second Boer War (1899–1902)*.
"""

import re
from collections.abc import Iterator

from kg.model import Sentence, Token
from kg.resources import lexicon_words

from .participants import Participant, Participants
from .slots import prepositional, subject_of
from .typed_triples import TripleWriter

YEAR = re.compile(r"(1\d{3}|20\d\d)\Z")
IN = frozenset(("in", "at", "during"))
DATED = frozenset(("in", "of", "on"))


class NamedEvents:
    """Reads the sentences of one article for what they say of events with a name."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.verbs = lexicon_words("participation_verbs.txt")
        self._events = {
            token.i: event.event
            for event in participants.findings.events
            if event.name
            for token in participants.annotation.tokens_in(*event.trigger)
        }

    def cues(self) -> list[Token]:
        """The first tokens of the sentences that name events."""
        named = {token.sent.i: token.sent for token in self.participants.annotation.tokens if token.ent == "EVENT"}
        return [sentence.tokens[0] for sentence in named.values()]

    def read(self, cue: Token) -> None:
        """Triples for the named events of a sentence."""
        for tokens in _spans(cue.sent):
            event = self._participant(tokens)
            if event is not None:
                self._place(event)
                self._time(event)
                self._taking_part(event)

    def _participant(self, tokens: list[Token]) -> Participant | None:
        while len(tokens) > 1 and (tokens[0].lower == "the" or tokens[0].tag == "DT"):
            tokens = tokens[1:]
        before = self.participants.annotation.tokens[tokens[0].i - 1] if tokens[0].i else tokens[0]
        if YEAR.match(before.text) and before.sent is tokens[0].sent:  # part of the name: "2002 Winter Olympics"
            tokens = [before, *tokens]
        last = tokens[-2] if tokens[-1].tag == "POS" and len(tokens) > 1 else tokens[-1]
        start, end = tokens[0].start, last.end
        head = self.participants.annotation.head_of(start, end)
        mention = self.participants.at(last)
        if head is None or (mention is not None and mention.kind not in "XW"):
            return None
        entity = next((self._events[t.i] for t in tokens if t.i in self._events), mention.entity if mention else None)
        return Participant(start, end, "V", head, entity, "kgo:Event", True)

    def _place(self, event: Participant) -> None:
        for preposition, pobj in prepositional(event.token, IN):
            if preposition.head is event.token:
                for place in self.participants.all_at(pobj):
                    if place.kind == "L" and place.named:
                        self.writer.add(
                            event, "schema:location", place, head=preposition, confidence=0.75,
                            words=(preposition, preposition), presupposed=True,
                        )

    def _time(self, event: Participant) -> None:
        """*the Battle of Vimy Ridge in 1917*."""
        for preposition, pobj in prepositional(event.token, DATED):
            date = self.participants.at(pobj)
            if preposition.head is event.token and date is not None and date.time and date.time.value[:4].isdigit():
                self.writer.add(
                    event, "schema:startDate", date, head=preposition, confidence=0.7,
                    words=(preposition, preposition), presupposed=True,
                )
                return

    def _taking_part(self, event: Participant) -> None:
        verb = self._governor(event.token)
        if verb is None:
            return
        for person in self._subjects(verb):
            if person.kind in "POL?" and self.participants.is_known(person):
                self.writer.add(event, "kgo:agent", person, head=verb, confidence=0.7, words=(verb, verb))

    def _governor(self, token: Token) -> Token | None:
        """The verb of taking part that the event is an object of, directly or through a preposition."""
        for _ in range(4):
            above = token.head
            if above is token:
                return None
            if above.pos == "VERB":
                return above if above.lemma in self.verbs and token.dep in {"prep", "dobj", "pobj"} else None
            if above.dep == "prep" and above.lower not in IN and token.dep == "pobj":
                return None
            token = above
        return None

    def _subjects(self, verb: Token) -> Iterator[Participant]:
        subject = subject_of(verb)
        if subject is not None:
            found = self.participants.referent(subject) if subject.tag.startswith("NN") else None
            yield from [found] if found is not None else self.participants.all_at(subject)


def _spans(sentence: Sentence) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in sentence.tokens:
        if run and (token.ent != "EVENT" or token.ent_begins):
            yield run
            run = []
        if token.ent == "EVENT":
            run.append(token)
    if run:
        yield run
