"""Births, deaths and ages that stand in brackets or between commas after a name."""

import re
from dataclasses import dataclass

from kg.model import Argument, Token

from .participants import Participant, Participants
from .typed_triples import TripleWriter

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?P<day>)\b{_MONTH} {_YEAR}\b", re.IGNORECASE),
    re.compile(rf"(?P<day>)(?P<month>)(?<![\d/]){_YEAR}(?!\d)"),
)
DASH = re.compile(r"\s*[–—−]\s*|\s+-\s+|(?<=\d{4})-(?=\d)|(?<=\d{4})-\s*$")
BORN = re.compile(r"\b(?:born|b\.)(?=\W)", re.IGNORECASE)
DIED = re.compile(r"(?:\b(?:died|d\.|killed)(?=\W)|†)", re.IGNORECASE)
AGE = re.compile(r"1?\d?\d\Z")
OPENING, CLOSING = frozenset(("(", "[")), frozenset((")", "]"))
VITAL_CUES = (*OPENING, ",", "aged", "old")
LONGEST = 60  # tokens in a bracket
DATATYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a lifespan: its text offsets, and whether it tells of a birth or a death."""

    start: int
    end: int
    prefix: str  # "birth" or "death"
    cue: tuple[int, int] | None


def read_vitals(cue: Token, participants: Participants, writer: TripleWriter) -> None:
    """Triples for the birth and death dates and places in a bracket that the cue opens, and for ages beside it."""
    tokens, position = cue.sent.tokens, cue.i - cue.sent.first
    if cue.text in OPENING and position > 0:
        _brackets(tokens, position, participants, writer)
    elif cue.text == "," and 0 < position < len(tokens) - 2:
        _age_after_name(tokens, position, participants, writer)
    elif cue.lower == "aged" and 0 < position < len(tokens) - 1:
        _aged(tokens, position, participants, writer)
    elif cue.lower == "old" and position > 3:
        _years_old(tokens, position, participants, writer)


def _brackets(tokens: list[Token], opening: int, participants: Participants, writer: TripleWriter) -> None:
    """*X (born 13 March 1963 in Y)*, *X (13 March 1963 – 4 May 2002)*, *X (b. 1950)*."""
    first = tokens[opening].i + 1  # the parser may end the sentence inside of the bracket
    following = participants.annotation.tokens[first : first + LONGEST]
    length = next((n for n, token in enumerate(following) if token.text in CLOSING), 0)
    if not length:
        return
    inside = following[:length]
    start, end = inside[0].start, following[length].start
    text = participants.article.text
    parts = _parts(text, start, end)
    if _event_dates(tokens[opening - 1], parts, participants, writer):
        return
    dates = [find_date(text, part.start, part.end) for part in parts]
    precise = any(part.cue for part in parts) or all(d is not None and len(d.value or "") == 10 for d in dates)
    person = _bracketed_person(tokens, opening, participants, precise) if parts else None
    if person is None:
        return
    for part, date in zip(parts, dates, strict=True):
        if date is not None:
            _write(writer, person, f"schema:{part.prefix}Date", date, part)
        place = _place(inside, part, participants)
        if place is not None:
            _write(writer, person, f"schema:{part.prefix}Place", place, part)


def _event_dates(
    before: Token, parts: list[_Part], participants: Participants, writer: TripleWriter
) -> bool:
    """*the Second Boer War (1899–1902)*: when an event with a name began and ended."""
    event = participants.at(before)
    if event is None or not event.named or event.type != "kgo:Event":
        return False
    for part, name in zip(parts, ("schema:startDate", "schema:endDate"), strict=False):
        date = find_date(participants.article.text, part.start, part.end)
        if date is not None:
            _write(writer, event, name, date, part)
    return True


def _write(writer: TripleWriter, person: Participant, iri: str, value: Argument | Participant, part: _Part) -> None:
    tokens = writer.participants.annotation.tokens_in(part.start, part.end)
    cue = [t for t in tokens if part.cue and part.cue[0] <= t.start < part.cue[1]]
    words = (cue[0], cue[-1]) if cue else None
    if tokens:
        writer.add(person, iri, value, head=tokens[0], confidence=0.92, words=words, presupposed=True)


def _parts(text: str, start: int, end: int) -> list[_Part]:
    """The sides of a lifespan; none where the bracket tells of something else."""
    inside = text[start:end]
    born, died = BORN.search(inside), DIED.search(inside)
    if born is not None or died is not None:
        cues = sorted((m.start(), m.end(), name) for m, name in ((born, "birth"), (died, "death")) if m is not None)
        ends = [cue[0] for cue in cues[1:]] + [len(inside)]
        return [
            _Part(start + a, start + stop, name, (start + a, start + b))
            for (a, b, name), stop in zip(cues, ends, strict=True)
        ]
    for dash in DASH.finditer(inside):
        left, right = find_date(text, start, start + dash.start()), find_date(text, start + dash.end(), end)
        if left is not None and (right is None) == (dash.end() >= len(inside.rstrip())):
            if right is not None and not 10 < int((right.value or "0")[:4]) - int((left.value or "0")[:4]) < 115:
                continue
            parts = [_Part(start, start + dash.start(), "birth", None)]
            return parts + ([_Part(start + dash.end(), end, "death", None)] if right is not None else [])
    return []


def find_date(text: str, start: int, end: int) -> Argument | None:
    """The first calendar date with a year in a stretch of text, as an ISO 8601 literal."""
    for pattern in DATES:
        match = pattern.search(text, start, end)
        if match is not None:
            value = match["year"]
            if match["month"]:
                value += f"-{MONTHS.index(match['month'][:3].lower()) + 1:02}"
            if match["day"]:
                value += f"-{int(match['day']):02}"
            return Argument(match[0], match.start(), match.end(), value=value, datatype=DATATYPES[len(value)])
    return None


def _bracketed_person(
    tokens: list[Token], opening: int, participants: Participants, precise: bool
) -> Participant | None:
    """Whose lifespan it is: the name in front, or the first name of the sentence where no verb stands between.

    Where the dates are `precise`, to the day or with "born", a name that was not taken for a person's is one.
    """
    before = participants.at(tokens[opening - 1])
    if before is not None and before.named and before.kind == "P":
        return before
    first: Participant | None = None
    for token in tokens[:opening]:
        if token.pos in {"VERB", "AUX"}:
            break
        found = participants.at(token)
        if found is not None and found.named and found.kind == "P":
            return found
        first = first or (found if found is not None and found.named and found.kind in "XOG" else None)
    return first if precise else None


def _place(inside: list[Token], part: _Part, participants: Participants) -> Participant | None:
    for token in inside:
        if part.start <= token.start < part.end:
            found = participants.at(token)
            if found is not None and found.kind == "L" and found.named:
                return found
    return None


def _age_after_name(tokens: list[Token], comma: int, participants: Participants, writer: TripleWriter) -> None:
    """*Dane Smith, 19, said*."""
    number, after = tokens[comma + 1], tokens[comma + 2]
    if not AGE.match(number.text) or after.text not in {",", ".", ";", ")", "and"}:
        return
    person = participants.at(tokens[comma - 1])
    if person is not None and person.kind == "P" and person.named:
        _write_age(person, number, writer, 0.9)


def _aged(tokens: list[Token], position: int, participants: Participants, writer: TripleWriter) -> None:
    """*Dane Smith, aged 19*."""
    number = tokens[position + 1]
    before = tokens[position - 2] if position > 1 and tokens[position - 1].text == "," else tokens[position - 1]
    person = participants.at(before) if AGE.match(number.text) else None
    if person is not None and person.kind == "P" and person.named:
        _write_age(person, number, writer, 0.85, tokens[position])


def _years_old(tokens: list[Token], position: int, participants: Participants, writer: TripleWriter) -> None:
    """*19-year-old Dane Smith*, *the 19-year-old, Dane Smith*, *Smith is 19 years old*."""
    number = tokens[position - 4]
    if [t.lower for t in tokens[position - 3 : position]] != ["-", "year", "-"]:
        number = tokens[position - 2]
        if tokens[position - 1].lower not in {"year", "years"}:
            return
    if not AGE.match(number.text):
        return
    head = tokens[position].head
    while head.dep in {"compound", "nmod"} and head.head is not head:  # "the 23-year-old striker X"
        head = head.head
    subject = head.child("nsubj") if head.lemma == "be" else None
    candidates = (subject,) if subject else (head, *head.kids("appos"), head.head if head.dep == "appos" else head)
    for candidate in candidates:
        person = participants.at(candidate)
        if person is not None and person.kind == "P" and participants.is_named(person):
            _write_age(person, number, writer, 0.85, tokens[position] if subject else None)
            return


def _write_age(
    person: Participant, number: Token, writer: TripleWriter, confidence: float, cue: Token | None = None
) -> None:
    age = Argument(number.text, number.start, number.end, value=str(int(number.text)), datatype="xsd:integer")
    words = (cue, cue) if cue else None
    writer.add(person, "kgo:age", age, head=number, confidence=confidence, words=words, presupposed=True)
