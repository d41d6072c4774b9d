"""Births, deaths and ages that stand in brackets or between commas after a name."""

import re

from kg.model import Argument, Sentence, Token

from .participants import Participant, Participants
from .typed_triples import TripleWriter

DASHES = frozenset(("–", "-", "—", "to", "−"))
AGE = re.compile(r"1?\d?\d\Z")
AGE_ADJECTIVE = re.compile(r"(\d{1,3})-year-old\Z")
OPEN, CLOSE = frozenset(("(", "[", "-LRB-", "-lrb-")), frozenset((")", "]", "-RRB-", "-rrb-"))


def read_vitals(sentence: Sentence, participants: Participants, writer: TripleWriter) -> None:
    """Triples for birth and death dates in brackets and for ages."""
    tokens = sentence.tokens
    for position, token in enumerate(tokens):
        if token.text in OPEN and position > 0:
            _brackets(tokens, position, participants, writer)
        elif token.text == "," and 0 < position < len(tokens) - 2:
            _age_after_name(tokens, position, participants, writer)
        elif token.lower == "aged" and position < len(tokens) - 1:
            _aged(tokens, position, participants, writer)
        elif token.lower == "old" and position > 3:
            _years_old(tokens, position, participants, writer)


def _brackets(tokens: list[Token], opening: int, participants: Participants, writer: TripleWriter) -> None:
    """*X (born 13 March 1963 in Y)*, *X (13 March 1963 – 4 May 2002)*, *X (b. 1950)*."""
    person = participants.at(tokens[opening - 1])
    if person is None or person.kind not in "PX" or not participants.is_named(person):
        return
    closing = next((i for i in range(opening + 1, len(tokens)) if tokens[i].text in CLOSE), len(tokens))
    inside = tokens[opening + 1 : closing]
    dates = _dates(inside, participants)
    born = next((t for t in inside if t.lower in ("born", "b.", "née", "b")), None)
    died = next((t for t in inside if t.lower in ("died", "d.", "killed", "†")), None)
    if born is None and died is None and person.kind == "P" and _lifespan(inside, dates):
        writer.add(person, "schema:birthDate", dates[0], head=dates[0].token, confidence=0.9, presupposed=True)
        writer.add(person, "schema:deathDate", dates[1], head=dates[1].token, confidence=0.9, presupposed=True)
    elif person.kind == "P" or born is not None:
        for date in dates:
            if died is not None and died.i < date.token.i:
                writer.add(
                    person, "schema:deathDate", date, head=date.token, confidence=0.9, words=(died, died), presupposed=True
                )
            elif born is not None and born.i < date.token.i:
                writer.add(
                    person, "schema:birthDate", date, head=date.token, confidence=0.92, words=(born, born), presupposed=True
                )
    _bracket_places(person, inside, born, died, participants, writer)


def _bracket_places(
    person: Participant, inside: list[Token], born: Token | None, died: Token | None,
    participants: Participants, writer: TripleWriter,
) -> None:
    done: set[str] = set()
    for token in inside:
        cue = died if died is not None and died.i < token.i else born
        if cue is None or cue.i > token.i:
            continue
        place = participants.at(token)
        iri = "schema:deathPlace" if cue is died else "schema:birthPlace"
        if place is not None and place.kind == "L" and iri not in done:
            done.add(iri)
            writer.add(person, iri, place, head=token, confidence=0.9, words=(cue, cue), presupposed=True)


def _dates(inside: list[Token], participants: Participants) -> list[Participant]:
    found: list[Participant] = []
    for token in inside:
        timex = participants.index.time_by_token.get(token.i)
        if timex is not None and timex.type == "DATE" and timex.value[:4].isdigit():
            if not found or found[-1].start != timex.start:
                found.append(Participant(timex.start, timex.end, "D", token, time=timex))
    return found


def _lifespan(inside: list[Token], dates: list[Participant]) -> bool:
    """Two dates with a dash between them, the later one last."""
    if len(dates) != 2 or not dates[0].time or not dates[1].time:
        return False
    between = [t for t in inside if dates[0].end <= t.start < dates[1].start]
    years = [int(d.time.value[:4]) for d in dates if d.time]
    return any(t.text in DASHES for t in between) and 0 < years[1] - years[0] < 120


def _age_after_name(tokens: list[Token], comma: int, participants: Participants, writer: TripleWriter) -> None:
    """*Dane Smith, 19, said*."""
    number, after = tokens[comma + 1], tokens[comma + 2]
    if not AGE.match(number.text) or after.text not in (",", ".", ";", ")", "and"):
        return
    if after.text == "and" and tokens[comma - 1].ent != "PERSON":
        return
    person = participants.at(tokens[comma - 1])
    if person is not None and person.kind == "P" and person.named:
        _write_age(person, number, writer, 0.9)


def _aged(tokens: list[Token], position: int, participants: Participants, writer: TripleWriter) -> None:
    """*Dane Smith, aged 19*; *Smith died aged 80* is read as well: the age at publication of the news."""
    number = tokens[position + 1]
    before = tokens[position - 2] if position > 1 and tokens[position - 1].text == "," else tokens[position - 1]
    person = participants.at(before) if AGE.match(number.text) else None
    if person is not None and person.kind == "P" and person.named:
        _write_age(person, number, writer, 0.85, tokens[position])


def _years_old(tokens: list[Token], position: int, participants: Participants, writer: TripleWriter) -> None:
    """*19-year-old Dane Smith*, *the 19-year-old, Dane Smith*."""
    start = position - 4
    if start < 0 or [t.lower for t in tokens[start + 1 : position]] != ["-", "year", "-"]:
        return
    number = tokens[start]
    if not AGE.match(number.text):
        return
    head = tokens[position].head
    for candidate in (head, *head.kids("appos"), head.head if head.dep == "appos" else head):
        person = participants.at(candidate)
        if person is not None and person.kind == "P" and participants.is_named(person):
            _write_age(person, number, writer, 0.85)
            return


def _write_age(
    person: Participant, number: Token, writer: TripleWriter, confidence: float, cue: Token | None = None
) -> None:
    age = Argument(number.text, number.start, number.end, value=str(int(number.text)), datatype="xsd:integer")
    writer.add(
        person, "kgo:age", age, head=number, confidence=confidence, words=(cue, cue) if cue else None, presupposed=True
    )
