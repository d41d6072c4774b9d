"""Offices and affiliations, from titles, appositions and copulas."""

import re
from dataclasses import replace

from kg.model import Annotation, Argument, Article, Entity, Findings, MentionKind, Token, Triple
from kg.resources import lexicon_words

from .chronology import Chronology
from .countries import Countries, demonyms
from .factuality import make_judge
from .gazetteer import party_words
from .office_phrases import Office, office_phrases
from .participants import Participant, Participants
from .role_nouns import Holder, Link, complements, holders, premodifying
from .slots import prepositional
from .typed_triples import TripleWriter

BEYOND_FIELD = frozenset(("poss", "at", "in", "to", "with", "on"))
OF = frozenset(("of", "for", "to"))
PLACES = frozenset(("poss", "of", "for", "at", "in", "to", "with", "on"))
INSIDE = frozenset(("of", "for", "in", "at", "on", "to"))
OUTSIDE = frozenset(("appos", "relcl", "acl", "punct", "advcl", "conj", "cc", "npadvmod"))
PRESUPPOSED = frozenset((Link.TITLE, Link.APPOSITION, Link.COREFERENCE))
_ARTICLE = re.compile(r"\s[Tt]he\s(?=[A-Z])")
HOLDING = frozenset(("kgo:holdsPosition", "kgo:heldPosition"))
TENURE = 8  # years after which somebody who was named to an office is not taken to hold it still
CONFIDENCE = {
    Link.TITLE: 0.9, Link.APPOSITION: 0.85, Link.COPULA: 0.9, Link.AS: 0.85, Link.NAMING: 0.85, Link.COREFERENCE: 0.7,
}


def extract_offices(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with positions, who holds or held them, and what they are positions in."""
    participants = Participants(article, annotation, findings)
    writer = TripleWriter(participants, make_judge(annotation, findings), "office")
    reader = _Reader(participants, writer, Chronology(article, annotation, findings))
    for office in office_phrases(annotation):
        reader.read(office)
    told = fullest_offices(reader.writer.triples, reader.positions)
    named = {argument.entity for t in told for argument in (t.subject, t.object) if argument is not None}
    positions = [p for p in reader.positions.values() if p.id in named]
    return replace(
        findings, triples=(*findings.triples, *told),
        entities=(*findings.entities, *positions, *reader.countries.new_entities),
    )


def fullest_offices(triples: list[Triple], positions: dict[str, Entity]) -> list[Triple]:
    """The triples without "the minister" where the same person is told to be interior minister or minister of X."""
    labels = {p.id: p.label for p in positions.values()}
    held: dict[tuple[str, str], set[str]] = {}
    for triple in triples:
        if triple.predicate.iri in HOLDING and triple.subject.entity and triple.object and triple.object.entity:
            key = triple.subject.entity, triple.predicate.iri
            held.setdefault(key, set()).add(labels.get(triple.object.entity, ""))
    return [t for t in triples if not _told_fuller(t, held, labels)]


def _told_fuller(triple: Triple, held: dict[tuple[str, str], set[str]], labels: dict[str, str]) -> bool:
    if triple.predicate.iri not in HOLDING or triple.object is None or triple.subject.entity is None:
        return False
    label = labels.get(triple.object.entity or "", "")
    if not label or " " in label:
        return False
    others = held.get((triple.subject.entity, triple.predicate.iri), set()) - {label}
    return any(label in other.split(" of ")[0].split()[-1:] for other in others)


class _Reader:
    """Turns office phrases into positions and triples; a position has one entity an article."""

    def __init__(self, participants: Participants, writer: TripleWriter, chronology: Chronology) -> None:
        self.participants = participants
        self.writer = writer
        self.chronology = chronology
        self.positions: dict[str, Entity] = {}
        self.countries = Countries(participants, "c")

    def read(self, office: Office) -> None:
        """Writes what the sentence says of the office, if it names somebody who holds it."""
        person, body = self._squeezed(office)
        if person is not None and body is not None:
            found, bodies = [Holder(person, Link.TITLE, office.noun)], [body]
        else:
            found = [
                h for h in holders(office.noun, self.participants)
                if h.participant.kind in "P?" and self.participants.is_known(h.participant)
            ]
            bodies = self._bodies(office) if found else []
        if office.open and (not bodies or bodies[0].token.lower in demonyms()):
            return
        for holder in found:
            self._write(office, holder, [b for b in bodies if b.start != holder.participant.start])

    def _bodies(self, office: Office) -> list[Participant]:
        """The organizations and places that the office is an office of, nearest first."""
        kinds = "OLP" if office.personal else "OL"
        inside = range(office.first.start, office.last.end)
        bodies = [
            b for b in self._complements(office)
            if b.kind in kinds and b.start not in inside and not is_field(b) and self.participants.is_known(b)
        ]
        before = premodifying(office.noun, self.participants, office.first)
        bodies += [b for b in before if b.kind in kinds and not is_field(b) and b not in bodies]
        return bodies or self._demonym(office)

    def _complements(self, office: Office) -> list[Participant]:
        """What stands behind the office; a minister or professor "of" an organization's name is of a field."""
        inside = range(office.first.start, office.last.end)
        found = [b for b in complements(office.noun, PLACES, self.participants) if b.start not in inside]
        if not found and office.last is not office.noun:  # "editor in chief of the Globe"
            found = list(complements(office.last, PLACES, self.participants))
        if office.of_field:
            beyond = {b.start for b in complements(office.noun, BEYOND_FIELD, self.participants)}
            found = [b for b in found if b.kind == "L" or b.start in beyond]
        return found

    def _squeezed(self, office: Office) -> tuple[Participant | None, Participant | None]:
        """*President of Poland Lech Wałęsa*, which the parser takes for "of Wałęsa": the person and Poland."""
        tokens = self.participants.annotation.tokens
        for preposition, pobj in prepositional(office.noun, OF):
            person = self.participants.at(pobj)
            if preposition.i != office.last.i + 1 or person is None or person.kind != "P" or not person.named:
                continue
            start = self.participants.annotation.tokens_in(person.start, person.end)[0]
            body = self.participants.at(tokens[start.i - 1])
            if body is not None and body.named and body.kind in "OL" and body.start > preposition.start:
                return person, body
        return None, None

    def _demonym(self, office: Office) -> list[Participant]:
        """The country of *French* in "the French foreign minister"."""
        tokens = office.noun.sent.tokens
        for position in range(office.first.i - office.noun.sent.first - 1, -1, -1):
            token = tokens[position]
            if token.lower in demonyms() and token.text[0].isupper():
                entity = self.countries.entity(demonyms()[token.lower])
                country = Participant(token.start, token.end, "L", token, entity, "schema:Country", True)
                return [country._replace(text=token.text)]
            if token.dep not in {"amod", "compound", "nmod"} or token.head.i < token.i:
                break
        return []

    def _write(self, office: Office, holder: Holder, bodies: list[Participant]) -> None:
        start, end = _span(office, holder.participant)
        text = self.participants.article.text[start:end]
        position = self._position(_label(text, office, bodies, self.participants))
        value = Argument(text, start, end, entity=position)
        gap = 1 if holder.link in PRESUPPOSED else TENURE
        past = office.past or holder.past or self.chronology.is_past(office.noun, gap)
        held = "kgo:heldPosition" if past else "kgo:holdsPosition"
        confidence = CONFIDENCE[holder.link]
        presupposed = holder.link in PRESUPPOSED
        words = (holder.first, holder.last) if holder.first and holder.last else None
        self.writer.add(
            holder.participant, held, value, head=holder.head, confidence=confidence, words=words,
            presupposed=presupposed, reach=(office.noun,),
        )
        for n, body in enumerate(b for b in bodies if b.kind in "OL"):
            if n == 0:
                self.writer.relate(value, "kgo:positionIn", body, head=office.noun, confidence=confidence)
                if office.heads and not past:
                    self._relate(holder.participant, "kgo:headOf", body, office, holder)
                if office.rule and not past and body.kind == "L":
                    self._relate(body, office.rule, holder.participant, office, holder)
            if body.kind == "O" and office.employs:
                self._relate(holder.participant, "schema:affiliation", body, office, holder)

    def _relate(self, subject: Participant, iri: str, value: Participant, office: Office, holder: Holder) -> None:
        """A triple that follows from holding the office."""
        self.writer.add(
            subject, iri, value, head=holder.head, confidence=round(CONFIDENCE[holder.link] - 0.05, 2),
            words=(office.first, office.last), presupposed=holder.link in PRESUPPOSED, reach=(office.noun,),
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
    for preposition, pobj in (*prepositional(office.noun, PLACES), *prepositional(office.last, PLACES)):
        if preposition.i > office.last.i and not any(c < preposition.i for c in coordinated):
            last = max(last, _phrase_end(pobj), key=lambda t: t.i)
    if office.first.start < holder.start < last.end:  # "President of Poland Lech Wałęsa"
        words = [t for t in office.noun.sent.tokens if t.i >= office.last.i and t.pos != "PUNCT"]
        before = [t for t in words if t.end <= holder.start]
        last = before[-1] if before else office.last
    return office.first.start, last.end


def _phrase_end(noun: Token) -> Token:
    """The last token of a noun phrase without relative clauses, appositions and commas."""
    tokens = {t.i: t for t in noun.sent.tokens}
    end = noun
    for child in noun.children:
        if child.i < noun.i or child.dep in OUTSIDE or (child.dep == "prep" and child.lower not in INSIDE):
            continue
        last = _phrase_end(child) if child.dep in {"prep", "pobj"} else tokens[child.right_edge]
        end = max(end, last, key=lambda t: t.i)
    return end


def _label(text: str, office: Office, bodies: list[Participant], participants: Participants) -> str:
    """One wording for one office: no capitals of a title, no article; a body named apart stands behind it."""
    rest = text[office.last.end - office.first.start :]
    label = " ".join((_wording(office, participants) + _ARTICLE.sub(" ", rest)).split())
    if bodies and bodies[0].token.lower in demonyms():
        return f"{participants.article.text[bodies[0].start : bodies[0].end]} {label}"
    if bodies and not office.first.start <= bodies[0].start < office.first.start + len(text):
        entity = participants.index.entities.get(bodies[0].entity or "")
        return f"{label} of {entity.label if entity else bodies[0].text}"
    return label


def _wording(office: Office, participants: Participants) -> str:
    """The words of the office itself in small letters; names, acronyms and peoples keep their capitals."""
    tokens = office.noun.sent.tokens
    inside = tokens[office.first.i - tokens[0].i : office.last.i - tokens[0].i + 1]
    words, end = "", office.first.start
    for token in inside:
        word = token.text if _keeps_capitals(token, participants) else token.lower
        words += word if token.start == end else f" {word}"
        end = token.end
    return words


def _keeps_capitals(token: Token, participants: Participants) -> bool:
    if token.lower in demonyms() or token.text in party_words("word") or "." in token.text:
        return True
    if len(token.text) > 1 and token.text.isupper():
        return True
    mention = participants.index.mention_by_token.get(token.i)
    return mention is not None and mention.kind is MentionKind.NAME and mention.type != "schema:Person"
