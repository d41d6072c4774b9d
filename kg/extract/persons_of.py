"""Where a person belongs by a bare preposition or possessor, and births and deaths told by nouns.

*Uma Bharti of the X Party*, *Aslef's Finn Brennan*, *a singer from Malatya*, *X's death in 1896*.
"""

from collections.abc import Iterator

from kg.model import Annotation, Token

from .participants import Participant, Participants
from .slots import prepositional
from .typed_triples import TripleWriter

ORIGINS = frozenset(("of", "from", "with"))
VITAL_NOUNS = dict.fromkeys(("death", "murder", "assassination", "suicide", "execution"), ("schema:deathDate", "P"))
VITAL_NOUNS |= {"birth": ("schema:birthDate", "P")}
VITAL_NOUNS |= dict.fromkeys(
    ("inception", "foundation", "founding", "creation", "formation", "establishment"), ("schema:foundingDate", "O?")
)
DATES = frozenset(("in", "on"))
OF = frozenset(("of",))


def person_cues(annotation: Annotation) -> Iterator[Token]:
    """The tokens that may place a person."""
    yield from annotation.having("lemma", VITAL_NOUNS)
    yield from annotation.having("lower", ORIGINS)
    yield from (token for token in annotation.having("tag", ("NNP",)) if token.dep == "poss")


def read_persons_of(token: Token, participants: Participants, writer: TripleWriter) -> None:
    """Triples for the persons who are placed by a preposition or a possessor, for their births and deaths."""
    if token.lemma in VITAL_NOUNS and token.tag == "NN":
        _vital(token, participants, writer)
    elif token.lower in ORIGINS and token.dep == "prep":
        _origin(token, participants, writer)
    elif token.dep == "poss" and token.tag == "NNP":
        _possessed(token, participants, writer)


def _origin(preposition: Token, participants: Participants, writer: TripleWriter) -> None:
    noun = preposition.head
    person = participants.at(noun)
    if person is None or person.kind != "P" or not person.named or preposition.start < person.end:
        return
    for pobj in preposition.kids("pobj"):
        for body in participants.all_at(pobj):
            iri = _relation(body, preposition, participants)
            if iri is not None:
                words = (preposition, preposition)
                writer.add(person, iri, body, head=preposition, confidence=0.7, words=words, presupposed=True)


def _relation(body: Participant, preposition: Token, participants: Participants) -> str | None:
    if not body.named:
        return None
    if body.kind == "O" and preposition.lower in {"of", "with"}:
        return "schema:affiliation"
    if body.type == "kgo:Facility":
        return None
    before = participants.annotation.tokens[preposition.i - 1]
    if body.kind == "L" and (preposition.lower == "from" or (preposition.lower == "of" and before.text == ",")):
        return "schema:homeLocation"
    return None


def _possessed(owner: Token, participants: Participants, writer: TripleWriter) -> None:
    """*Aslef's Finn Brennan*: an organization's person."""
    body, person = participants.at(owner), participants.at(owner.head)
    if body is None or person is None or body.kind != "O" or person.kind != "P" or not (body.named and person.named):
        return
    if body.end <= person.start <= body.end + 4:
        writer.add(person, "schema:affiliation", body, head=owner.head, confidence=0.65, presupposed=True)


def _vital(noun: Token, participants: Participants, writer: TripleWriter) -> None:
    """*Arias' death in 1988*, *the creation of the X League on 5 May 1990*."""
    iri, kinds = VITAL_NOUNS[noun.lemma]
    subjects = [p for p in _subjects(noun, participants) if p.kind in kinds and participants.is_known(p)]
    for _, pobj in prepositional(noun, DATES) if subjects else ():
        date = participants.at(pobj)
        if date is not None and date.time is not None and date.time.value[:4].isdigit():
            for subject in subjects:
                writer.add(subject, iri, date, head=noun, confidence=0.8, words=(noun, noun), presupposed=True)
            return


def _subjects(noun: Token, participants: Participants) -> Iterator[Participant]:
    for owner in noun.kids("poss"):
        yield from participants.all_at(owner)
    for _, pobj in prepositional(noun, OF):
        yield from participants.all_at(pobj)
