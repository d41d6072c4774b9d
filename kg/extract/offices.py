"""Offices and affiliations, from titles, appositions and copulas."""

from dataclasses import replace

from kg.model import Annotation, Argument, Article, Entity, Findings, Token

from kg.resources import lexicon_words

from .factuality import FactualityJudge
from .countries import Countries, demonyms
from .office_phrases import Office, office_phrases
from .participants import Participant, Participants
from .role_nouns import Holder, Link, complements, holders, premodifying
from .slots import prepositional
from .typed_triples import TripleWriter

PLACES = frozenset(("poss", "of", "for", "at", "in", "to", "with", "on"))
PRESUPPOSED = frozenset((Link.TITLE, Link.APPOSITION, Link.COREFERENCE))
CONFIDENCE = {
    Link.TITLE: 0.9, Link.APPOSITION: 0.85, Link.COPULA: 0.9, Link.AS: 0.85, Link.NAMING: 0.85, Link.COREFERENCE: 0.7,
}


def extract_offices(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with positions, who holds or held them, and what they are positions in."""
    participants = Participants(article, annotation, findings)
    reader = _Reader(participants, TripleWriter(participants, FactualityJudge(annotation, findings), "office"))
    for sentence in annotation.sentences:
        for office in office_phrases(sentence):
            reader.read(office)
    return replace(
        findings, triples=(*findings.triples, *reader.writer.triples),
        entities=(*findings.entities, *reader.positions.values(), *reader.countries.new_entities),
    )


class _Reader:
    """Turns office phrases into positions and triples; a position has one entity an article."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.positions: dict[str, Entity] = {}
        self.countries = Countries(participants, "c")

    def read(self, office: Office) -> None:
        found = [h for h in holders(office.noun, self.participants) if h.participant.kind in "P?" and self.participants.is_known(h.participant)]
        if not found:
            return
        bodies = self._bodies(office)
        if office.open and (not bodies or bodies[0].token.lower in demonyms()):
            return
        for holder in found:
            self._write(office, holder, [b for b in bodies if b.start != holder.participant.start])

    def _bodies(self, office: Office) -> list[Participant]:
        """The organizations and places that the office is an office of, nearest first."""
        inside = range(office.first.start, office.last.end)
        bodies = [
            b for b in complements(office.noun, PLACES, self.participants)
            if b.kind in "OL" and b.start not in inside and not is_field(b) and self.participants.is_known(b)
        ]
        bodies += [b for b in premodifying(office.noun, self.participants) if b.kind in "OL" and not is_field(b)]
        if not bodies:
            bodies = self._demonym(office)
        return bodies

    def _demonym(self, office: Office) -> list[Participant]:
        """The country of *French* in "the French foreign minister"."""
        for token in office.noun.sent.tokens:
            if office.noun.left_edge <= token.i < office.noun.i and token.lower in demonyms() and token.text[0].isupper():
                entity = self.countries.entity(demonyms()[token.lower])
                return [Participant(token.start, token.end, "L", token, entity, "schema:Country", True)]
        return []

    def _write(self, office: Office, holder: Holder, bodies: list[Participant]) -> None:
        start, end = _span(office, holder.participant)
        text = self.participants.article.text[start:end]
        position = self._position(_label(text, office, bodies, self.participants))
        value = Argument(text, start, end, entity=position)
        held = "kgo:heldPosition" if office.past or holder.past else "kgo:holdsPosition"
        confidence = CONFIDENCE[holder.link]
        presupposed = holder.link in PRESUPPOSED
        words = (holder.first, holder.last) if holder.first and holder.last else None
        self.writer.add(
            holder.participant, held, value, head=holder.head, confidence=confidence, words=words,
            presupposed=presupposed, reach=(office.noun,),
        )
        for n, body in enumerate(bodies):
            if n == 0:
                self._body(office, holder, value, body, confidence, presupposed)
            if body.kind == "O":
                self.writer.add(
                    holder.participant, "schema:affiliation", body, head=holder.head, confidence=round(confidence - 0.05, 2),
                    words=(office.noun, office.noun), presupposed=presupposed, reach=(office.noun,),
                )

    def _body(
        self, office: Office, holder: Holder, value: Argument, body: Participant, confidence: float, presupposed: bool
    ) -> None:
        self.writer.relate(value, "kgo:positionIn", body, head=office.noun, confidence=confidence)
        if office.heads:
            self.writer.add(
                holder.participant, "kgo:headOf", body, head=holder.head, confidence=round(confidence - 0.05, 2),
                words=(office.noun, office.noun), presupposed=presupposed, reach=(office.noun,),
            )

        if office.rule and body.kind == "L":
            self.writer.add(
                body, office.rule, holder.participant, head=holder.head, confidence=round(confidence - 0.05, 2),
                words=(office.noun, office.noun), presupposed=presupposed, reach=(office.noun,),
            )

    def _position(self, label: str) -> str:
        key = label.casefold()
        if key not in self.positions:
            self.positions[key] = Entity(f"p{len(self.positions)}", label, "kgo:Position", (label,))
        return self.positions[key].id


def is_field(body: Participant) -> bool:
    """Whether the name is a field of work rather than a body: *Marketing*, *Foreign Affairs*."""
    return all(word in lexicon_words("office_fields.txt") for word in body.text.lower().split())


def _span(office: Office, holder: Participant) -> tuple[int, int]:
    """The office with its complements, short of the holder's name and of clauses and appositions."""
    last = office.last
    coordinated = [c.i for c in office.noun.kids("conj", "cc")]
    for preposition, pobj in prepositional(office.noun, PLACES):
        if preposition.i > office.last.i and not any(c < preposition.i for c in coordinated):
            last = max(last, _phrase_end(pobj), key=lambda t: t.i)
    if office.first.start < holder.start < last.end:
        last = office.last
    return office.first.start, last.end


def _phrase_end(noun: Token) -> Token:
    """The last token of a noun phrase without relative clauses, appositions and commas."""
    tokens = {t.i: t for t in noun.sent.tokens}
    end = noun
    for child in noun.children:
        if child.i < noun.i or child.dep in ("appos", "relcl", "acl", "punct", "advcl", "conj", "cc", "npadvmod"):
            continue
        end = max(end, _phrase_end(child) if child.dep in ("prep", "pobj") else tokens[child.right_edge], key=lambda t: t.i)
    return end


def _label(text: str, office: Office, bodies: list[Participant], participants: Participants) -> str:
    """The phrase without article; a body named apart from it is set behind it: *mayor of London*."""
    label = text
    if bodies and bodies[0].token.lower in demonyms():
        label = f"{participants.article.text[bodies[0].start : bodies[0].end]} {text}"
    elif bodies and not office.first.start <= bodies[0].start < office.first.start + len(text):
        entity = participants.index.entities.get(bodies[0].entity or "")
        label = f"{text} of {entity.label if entity else bodies[0].text}"
    return label[0].lower() + label[1:] if not label[:2].isupper() and label.split()[0].lower() not in demonyms() else label
