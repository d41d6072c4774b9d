"""Collects typed triples: arguments, predicate words, evidence and factuality in one place."""


from kg.model import Argument, Factuality, Modality, Predicate, Span, Token, Triple

from .factuality import FactualityJudge
from .participants import Participant, Participants


class TripleWriter:
    """Builds the triples of one extractor over one article; a sentence tells each triple once."""

    def __init__(self, participants: Participants, judge: FactualityJudge, extractor: str) -> None:
        self.participants = participants
        self.judge = judge
        self.extractor = extractor
        self.triples: list[Triple] = []
        self._told: set[tuple[object, ...]] = set()

    def add(
        self, subject: Participant, iri: str, value: Participant | Argument, *, head: Token, confidence: float,
        words: tuple[Token, Token] | None = None, presupposed: bool = False, reach: tuple[Token, ...] = (),
    ) -> None:
        """Adds a triple read at `head`.

        `words` are the first and the last token that express the property. `presupposed` is for titles
        and appositions: their content stands whatever the clause around them denies or supposes.
        `reach` are further tokens that the evidence has to cover.
        """
        left = self.participants.argument(subject)
        right = self.participants.argument(value) if isinstance(value, Participant) else value
        if left.entity is not None and left.entity == right.entity:
            return
        key = (head.sent.i, iri, left.entity or left.start, right.entity or right.value or right.text)
        if key in self._told:
            return
        self._told.add(key)
        low, high = _reach(subject, value, words, head, *reach)
        factuality = self.judge.judge(head)
        if presupposed:
            factuality = _presupposed(factuality)
        self.triples.append(Triple(
            left, self._predicate(words, iri), right, Span(low, high), factuality=factuality,
            confidence=confidence, extractor=self.extractor, head=head.i,
        ))

    def relate(self, subject: Argument, iri: str, value: Participant, *, head: Token, confidence: float) -> None:
        """Adds a triple about a position: subject and object stand in one phrase."""
        right = self.participants.argument(value)
        key = (head.sent.i, iri, subject.entity, right.entity or right.text)
        if key in self._told or subject.start is None or subject.end is None:
            return
        self._told.add(key)
        evidence = Span(min(subject.start, value.start), max(subject.end, value.end))
        self.triples.append(Triple(
            subject, Predicate("", iri=iri), right, evidence, factuality=_presupposed(self.judge.judge(head)),
            confidence=confidence, extractor=self.extractor, head=head.i,
        ))

    def _predicate(self, words: tuple[Token, Token] | None, iri: str) -> Predicate:
        if words is None:
            return Predicate("", iri=iri)
        start, end = words[0].start, words[1].end
        return Predicate(self.participants.article.text[start:end], start, end, iri)


def _reach(
    subject: Participant, value: Participant | Argument, words: tuple[Token, Token] | None, *tokens: Token
) -> tuple[int, int]:
    """The smallest stretch of the sentence that covers all that the triple was read from."""
    spans = [(subject.start, subject.end)] + [(t.start, t.end) for t in tokens]
    if value.start is not None and value.end is not None:
        spans.append((value.start, value.end))
    if words is not None:
        spans.append((words[0].start, words[1].end))
    return min(s for s, _ in spans), max(e for _, e in spans)


def _presupposed(factuality: Factuality) -> Factuality:
    """Whose words it is stays; denial and modality of the clause around do not touch it."""
    if factuality.negated or factuality.modality is not Modality.ACTUAL:
        return factuality._replace(negated=False, modality=Modality.ACTUAL)
    return factuality
