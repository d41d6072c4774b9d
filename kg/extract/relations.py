"""Typed relations between entities, read from verbs, relational nouns, places and vital dates."""

from dataclasses import replace

from kg.model import Annotation, Article, Findings, Sentence, Token

from .cues import NounCue, VerbCue, noun_cues, verb_cues
from .factuality import FactualityJudge
from .geography import read_places
from .nationality import Nationalities
from .participants import Participant, Participants
from .parties import Parties
from .persons_of import read_persons_of
from .role_nouns import Holder, Link, complements, holders
from .slots import Slots
from .typed_triples import TripleWriter
from .vitals import read_vitals

PRESUPPOSED = frozenset((Link.TITLE, Link.APPOSITION, Link.COREFERENCE))
SYMMETRIC = frozenset(("schema:spouse", "schema:sibling"))
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJS"))


def extract_relations(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with a triple for every typed relation that a sentence states."""
    participants = Participants(article, annotation, findings)
    writer = TripleWriter(participants, FactualityJudge(annotation, findings), "relation")
    reader = _Reader(participants, writer)
    nationalities = Nationalities(participants, writer)
    parties = Parties(participants, writer)
    for sentence in annotation.sentences:
        reader.read(sentence)
        read_places(sentence, participants, writer)
        read_vitals(sentence, participants, writer)
        nationalities.read(sentence)
        parties.read(sentence)
        read_persons_of(sentence, participants, writer)
    return replace(
        findings, triples=(*findings.triples, *writer.triples),
        entities=(*findings.entities, *nationalities.countries.new_entities, *parties.new_entities),
    )


class _Reader:
    """Applies verb and noun cues to the tokens of a sentence."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.slots = Slots(participants)
        self.verbs = verb_cues()
        self.nouns = noun_cues()

    def read(self, sentence: Sentence) -> None:
        for token in sentence.tokens:
            if token.pos == "VERB" or token.tag in ("VBN", "VBG") or token.dep == "acomp":
                for cue in self.verbs.get(token.lemma) or self.verbs.get(token.lower, ()):
                    self._verb(token, cue)
            elif token.tag in NOUN_TAGS:
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
        for value in self.slots.fill(verb, cue.object, chain=cue.property == "schema:location"):
            if value.fits(cue.object_kinds):
                for subject in subjects:
                    self._write(subject, value, cue, verb, (verb, verb))

    def _noun(self, noun: Token, cue: NounCue) -> None:
        values = [
            c for c in complements(noun, cue.places, self.participants)
            if c.fits(cue.complement_kinds) and not c.token.i == noun.i
        ]
        if not values and not (cue.property == "schema:sibling" and noun.tag == "NNS"):
            return
        found = holders(noun, self.participants, cue.kinds)
        if noun.tag == "NNS" and cue.property in ("schema:sibling", "schema:parent"):
            self._siblings(noun, found, cue.confidence)
        for holder in found:
            words = (holder.first, holder.last) if holder.first and holder.last else (noun, noun)
            for value in values:
                if value.start != holder.participant.start:
                    self._write(holder.participant, value, cue, holder.head, words, holder, noun)

    def _siblings(self, noun: Token, found: list[Holder], confidence: float) -> None:
        """*the brothers Tom and Dick*, *their children Tom and Dick*: everyone is a sibling of each other."""
        named = [h.participant for h in found if h.participant.named and h.link is not Link.COPULA]
        for one in named:
            for other in named:
                if one is not other:
                    self.writer.add(
                        one, "schema:sibling", other, head=noun, confidence=round(confidence - 0.1, 2), words=(noun, noun),
                        presupposed=True,
                    )

    def _write(
        self, subject: Participant, value: Participant, cue: VerbCue | NounCue, head: Token,
        words: tuple[Token, Token], holder: Holder | None = None, noun: Token | None = None,
    ) -> None:
        left, right = (value, subject) if cue.turned else (subject, value)
        if not (self.participants.is_known(left) and self.participants.is_known(right)):
            return
        presupposed = holder is not None and holder.link in PRESUPPOSED
        ends = [(left, cue.property, right)]
        if cue.property in SYMMETRIC:
            ends.append((right, cue.property, left))
        if cue.property == "schema:affiliation" and right.kind == "O" and right.fits("Y"):
            ends.append((left, "kgo:memberOfParty", right))
        for one, iri, other in ends:
            self.writer.add(
                one, iri, other, head=head, confidence=cue.confidence, words=words,
                presupposed=presupposed, reach=(noun,) if noun else (),
            )
