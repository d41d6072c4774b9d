"""Typed relations between entities, read from verbs, relational nouns, places and vital dates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import Annotation, Article, Findings, Token

from .countries import demonyms
from .cues import NounCue, VerbCue, noun_cues, verb_cues
from .factuality import make_judge
from .geography import PLACE_CUES, read_places
from .named_events import NamedEvents
from .nationality import Nationalities
from .participants import Participant, Participants
from .parties import Parties, party_cues
from .persons_of import person_cues, read_persons_of
from .role_nouns import Holder, Link, complements, holders, verb_start
from .slots import Slots
from .typed_triples import TripleWriter
from .vitals import VITAL_CUES, read_vitals

PRESUPPOSED = frozenset((Link.TITLE, Link.APPOSITION, Link.COREFERENCE))
SYMMETRIC = frozenset(("schema:spouse", "schema:sibling"))
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS"))


def extract_relations(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with a triple for every typed relation that a sentence states."""
    participants = Participants(article, annotation, findings)
    writer = TripleWriter(participants, make_judge(annotation, findings), "relation")
    reader = _Reader(participants, writer)
    nationalities = Nationalities(participants, writer)
    parties = Parties(participants, writer)
    events = NamedEvents(participants, writer)
    _read_in_order(annotation, (
        (reader.cues(), reader.read),
        (annotation.having("lower", PLACE_CUES), lambda token: read_places(token, participants, writer)),
        (annotation.having("lower", VITAL_CUES), lambda token: read_vitals(token, participants, writer)),
        (annotation.having("lower", demonyms()), nationalities.read),
        (annotation.having("lower", party_cues()), parties.read),
        (events.cues(), events.read),
        (person_cues(annotation), lambda token: read_persons_of(token, participants, writer)),
    ))  # fmt: skip
    return replace(
        findings, triples=(*findings.triples, *writer.triples),
        entities=(*findings.entities, *nationalities.countries.new_entities, *parties.new_entities),
    )


def _read_in_order(
    annotation: Annotation, readers: Sequence[tuple[Iterable[Token], Callable[[Token], None]]]
) -> None:
    """Shows each reader its cues, sentence by sentence and in each of them reader by reader."""
    steps = {(token.sent.i, rank, token.i) for rank, (cues, _) in enumerate(readers) for token in cues}
    for _, rank, i in sorted(steps):
        readers[rank][1](annotation.tokens[i])


class _Reading(NamedTuple):
    """How a cue was met: the token to judge, the predicate's first and last word."""

    cue: VerbCue | NounCue
    head: Token
    words: tuple[Token, Token]
    presupposed: bool = False
    reach: tuple[Token, ...] = ()


class _Reader:
    """Applies verb and noun cues to the tokens of an article."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.slots = Slots(participants)
        self.verbs = verb_cues()
        self.nouns = noun_cues()
        self._last_words = {lemma.split()[-1] for lemma in self.nouns}

    def cues(self) -> Iterator[Token]:
        """The tokens that may be a cue."""
        annotation = self.participants.annotation
        yield from annotation.having("lower", self.verbs)
        for lemma, tokens in annotation.by("lemma").items():
            if lemma in self.verbs or lemma.lower() in self._last_words:
                yield from tokens

    def read(self, token: Token) -> None:
        """Triples for a cue."""
        if token.pos == "VERB" or token.tag in {"VBN", "VBG"} or token.dep == "acomp":
            if token.lower == "found" and token.tag in {"VBD", "VBN"}:
                return  # of "find", whatever the lemmatizer says
            for cue in self.verbs.get(token.lemma) or self.verbs.get(token.lower, ()):
                self._verb(token, cue)
        elif token.tag in NOUN_TAGS and token.lemma.lower() in self._last_words:
            sentence = token.sent
            before = sentence.tokens[token.i - sentence.first - 1].lower if token.i > sentence.first else ""
            for noun_cue in self._noun_cues(token, before):
                self._noun(token, noun_cue)

    def _noun_cues(self, token: Token, before: str) -> tuple[NounCue, ...]:
        lemma = token.lemma.lower()
        return self.nouns.get(f"{before} {lemma}") or self.nouns.get(lemma, ())

    def _verb(self, verb: Token, cue: VerbCue) -> None:
        if cue.nouns and not any(c.lemma.lower() in cue.nouns for c in verb.kids("dobj")):
            return
        subjects = [p for p in self.slots.fill(verb, cue.subject) if p.fits(cue.subject_kinds)]
        if not subjects:
            return
        first = verb_start(verb)
        for value in self._values(verb, cue):
            if value.fits(cue.object_kinds):
                reading = _Reading(cue, verb, (first, self._last_word(verb, value)))
                for subject in subjects:
                    self._write(subject, value, reading)

    def _values(self, verb: Token, cue: VerbCue) -> Iterator[Participant]:
        seen = set()
        for value in self.slots.fill(verb, cue.object, chain=cue.property == "schema:location"):
            seen.add(value.start)
            yield value
        if cue.property == "schema:alumniOf" and cue.object != "obj":
            for value in self.slots.studied_at(verb, frozenset(cue.object.split("|"))):
                if value.start not in seen:
                    yield value

    def _noun(self, noun: Token, cue: NounCue) -> None:
        values = [
            c for c in complements(noun, cue.places, self.participants)
            if c.fits(cue.complement_kinds) and c.token.i != noun.i
        ]
        siblings = noun.tag == "NNS" and cue.property in {"schema:sibling", "schema:parent"}
        if not values and not (siblings and cue.property == "schema:sibling"):
            return
        found = holders(noun, self.participants, cue.kinds)
        if siblings:
            self._siblings(noun, found, cue.confidence)
        for holder in found:
            for value in values:
                if value.start != holder.participant.start:
                    first = holder.first or noun
                    last = self._last_word(noun, value) if value.start > noun.start else noun
                    known = holder.link in PRESUPPOSED
                    self._write(holder.participant, value, _Reading(cue, holder.head, (first, last), known, (noun,)))

    def _last_word(self, token: Token, value: Participant) -> Token:
        """The last word of the predicate: the preposition in front of the object where it follows closely."""
        annotation = self.participants.annotation
        before = annotation.tokens[max(0, annotation.tokens_in(value.start, value.end)[0].i - 1)]
        if before.tag in {"DT", "PRP$"} and before.i:
            before = annotation.tokens[before.i - 1]
        return before if before.tag in {"IN", "TO"} and 0 < before.i - token.i <= 2 else token

    def _siblings(self, noun: Token, found: list[Holder], confidence: float) -> None:
        """*the brothers Tom and Dick*, *their children Tom and Dick*: everyone is a sibling of each other."""
        named = [h.participant for h in found if h.participant.named and h.link is not Link.COPULA]
        for one in named:
            for other in named:
                if one is not other:
                    self.writer.add(
                        one, "schema:sibling", other, head=noun, confidence=round(confidence - 0.1, 2),
                        words=(noun, noun), presupposed=True,
                    )

    def _write(self, subject: Participant, value: Participant, reading: "_Reading") -> None:
        cue = reading.cue
        left, right = (value, subject) if cue.turned else (subject, value)
        if not (self.participants.is_known(left) and self.participants.is_known(right)):
            return
        ends = [(left, cue.property, right)]
        if cue.property in SYMMETRIC:
            ends.append((right, cue.property, left))
        if cue.property == "schema:affiliation" and right.kind == "O" and right.fits("Y"):
            ends.append((left, "kgo:memberOfParty", right))
        for one, iri, other in ends:
            self.writer.add(
                one, iri, other, head=reading.head, confidence=cue.confidence, words=reading.words,
                presupposed=reading.presupposed, reach=reading.reach,
            )
