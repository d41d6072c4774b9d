"""Open triples from clauses: who did what to whom, in the words of the sentence.

One triple a fact: the subject, the verb and its object, with further arguments in `more`; where a clause has a
prepositional argument and no object, the preposition joins the predicate. What noun phrases tell without a verb
(appositions, possessives) gets the implied predicates *is*, *is in* and *has*, which have no span.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg.model import (
    Annotation,
    Argument,
    Article,
    Event,
    Factuality,
    Findings,
    Modality,
    Predicate,
    Span,
    Token,
    Triple,
)

from .clause_arguments import add_arguments
from .clause_confidence import confidence_of
from .clause_dates import ClauseDates
from .clause_edges import joins, makes_edges, makes_literal, relation_of
from .clause_facts import Fact, facts_of
from .clause_finding import Clause, clauses_of, tells_purpose
from .clause_nominals import NominalFact, nominal_facts
from .clause_phrases import argument, phrase, quoted, runs_of
from .event_dates import Dater
from .factuality import make_judge
from .index import make_index

EXTRACTOR = "clause"


def extract_clauses(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with the open triples of every clause and noun phrase, in text order."""
    writer = _Writer(article, annotation, findings)
    triples: list[Triple] = []
    for sentence in annotation.sentences:
        triples.extend(writer.triples_of_clauses(clauses_of(sentence.tokens)))
        triples.extend(writer.triples_of_nouns(sentence.tokens))
    return replace(findings, triples=(*findings.triples, *triples))


class _Reading(NamedTuple):
    """A fact in words, but for its subject and the relation that depends on it."""

    fact: Fact
    object: Argument | None
    more: tuple[Argument, ...]
    predicate: Predicate
    span: Span


class _Writer:
    """Writes the facts of one article as triples, with the entities and events that they are about."""

    def __init__(self, article: Article, annotation: Annotation, findings: Findings) -> None:
        self.text = article.text
        self.tokens = annotation.tokens
        self.index = make_index(annotation, findings)
        self.judge = make_judge(annotation, findings)
        self.events: dict[int, Event] = {event.head: event for event in findings.events if event.is_node}
        self.told = _heads_of(annotation, findings)
        self.dates = ClauseDates(article, findings, Dater(annotation, self.index), self.events)

    def triples_of_clauses(self, clauses: list[Clause]) -> Iterator[Triple]:
        """The triples of the clauses of one sentence."""
        read = []
        for clause in clauses:
            add_arguments(clause)
            facts = facts_of(clause)
            self.dates.note(clause)
            read.append((clause, facts))
        for clause, facts in read:
            yield from self._triples_of(clause, facts)

    def _triples_of(self, clause: Clause, facts: list[Fact]) -> Iterator[Triple]:
        """The triples of one clause, for each of its subjects."""
        factuality = self._factuality(clause)
        date = self.dates.date(clause)
        inferred = self.dates.inferred(clause, factuality) if date is None else None
        tells = makes_edges(clause)
        left_out = {clause.verb.i, clause.chain[0].i, _first_conjunct(clause.verb).i}
        readings = list(self._readings(clause, facts))
        for head in clause.subjects:
            words = phrase(head, left_out)
            subject = self._argument(words, head)
            if subject is None:
                continue
            for fact, found, more, predicate, span in readings:
                if fact.object is not None and fact.object.head is head:
                    continue
                joined = tells and found is not None and self._joins(clause, head, subject, fact, found)
                yield Triple(
                    subject,
                    predicate._replace(iri=relation_of(clause, fact)) if joined else predicate,
                    found,
                    Span(min(span.start, words[0].start), max(span.end, words[-1].end)),
                    more,
                    factuality,
                    confidence_of(fact.kind, clause.verb.dep),
                    EXTRACTOR,
                    clause.verb.i,
                    date or inferred,
                    inferred is not None,
                )

    def _readings(self, clause: Clause, facts: list[Fact]) -> Iterator[_Reading]:
        """The facts whose object has words, with all that does not depend on the subject."""
        for fact in facts:
            thing = fact.object
            found = self._argument(thing.words, thing.head) if thing else None
            if found is None and thing is not None:
                continue
            words = quoted(runs_of(fact.predicate), self.text)
            more = tuple(self._more(fact)) if fact.more else ()
            span = _evidence(fact.predicate, thing.words if thing else ())
            yield _Reading(fact, found, more, Predicate(words, *_stretch(clause.verb, fact)), span)

    def _factuality(self, clause: Clause) -> Factuality:
        found = self.judge.judge(clause.verb)
        return found._replace(modality=Modality.PLANNED) if found.asserted and tells_purpose(clause) else found

    def triples_of_nouns(self, tokens: list[Token]) -> Iterator[Triple]:
        """The triples that noun phrases tell without a verb."""
        for fact in nominal_facts(tokens):
            subject = self._argument(fact.subject_words, fact.subject)
            thing = self._argument(fact.object_words, fact.object)
            if subject is None or thing is None or (fact.subject.i, fact.object.i) in self.told:
                continue
            yield Triple(
                subject,
                _implied(fact),
                thing,
                _evidence(fact.subject_words, fact.object_words),
                (),
                self.judge.judge(fact.object),
                confidence_of(fact.kind),
                EXTRACTOR,
                fact.object.i,
            )

    def _argument(self, words: list[Token], head: Token) -> Argument | None:
        return argument(words, head, self.text, self._denoted(head))

    def _denoted(self, head: Token) -> str | None:
        """The entity or event that a phrase with this head stands for."""
        entity = self.index.entity_at(head)
        if entity is None and head.i in self.events:
            return self.events[head.i].event
        return entity

    def _more(self, fact: Fact) -> Iterator[Argument]:
        for place in fact.more:
            found = argument(place.preposition + place.words, place.head, self.text, self._denoted(place.head))
            if found is not None:
                yield found

    def _joins(self, clause: Clause, head: Token, subject: Argument, fact: Fact, thing: Argument) -> bool:
        """True where the triple makes an edge that holds outside its sentence and that no typed one tells."""
        place = fact.object
        if place is None or subject.entity is None or place.head.i in self.index.time_by_token:
            return False
        if (head.i, place.head.i) in self.told:
            return False
        if thing.entity is not None:
            return thing.entity != subject.entity and joins(clause, fact)
        return makes_literal(fact) and joins(clause, fact)


def _heads_of(annotation: Annotation, findings: Findings) -> set[tuple[int, int]]:
    """Head tokens of subject and object of the triples that other extractors have read."""
    found = set()
    for triple in findings.triples:
        ends = [
            annotation.head_of(end.start, end.end) if end and end.start is not None and end.end is not None else None
            for end in (triple.subject, triple.object)
        ]
        if ends[0] is not None and ends[1] is not None:
            found.add((ends[0].i, ends[1].i))
    return found


def _stretch(verb: Token, fact: Fact) -> tuple[int, int]:
    """The span of the predicate: its verb, or all from the verb to the preposition that its words end with."""
    if fact.preposition and fact.preposition[-1].i > verb.i:
        return verb.start, fact.preposition[-1].end
    return verb.start, verb.end


def _first_conjunct(verb: Token) -> Token:
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    return verb


def _evidence(*parts: Sequence[Token]) -> Span:
    tokens = [token for part in parts for token in part]
    return Span(min([t.start for t in tokens]), max([t.end for t in tokens]))


def _implied(fact: NominalFact) -> Predicate:
    if isinstance(fact.predicate, str):
        return Predicate(fact.predicate)
    return Predicate(fact.predicate.text, fact.predicate.start, fact.predicate.end)
