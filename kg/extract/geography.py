"""Places in places (*Croydon, south London*) and organizations at places (*the Paris-based agency*)."""

from kg.model import Token

from .participants import Participant, Participants
from .typed_triples import TripleWriter

COMPASS = frozenset((
    "south", "north", "east", "west", "central", "southern", "northern", "eastern", "western", "the", "southeast",
    "southwest", "northeast", "northwest", "downtown", "inner", "outer",
))
PLACE_CUES = (",", "based")


def read_places(cue: Token, participants: Participants, writer: TripleWriter) -> None:
    """Triples for what a comma or *based* says of where places and organizations lie."""
    tokens, position = cue.sent.tokens, cue.i - cue.sent.first
    if cue.text == ",":
        if 0 < position < len(tokens) - 1:
            _apposed_places(tokens, position, participants, writer)
    elif position >= 2 and tokens[position - 1].text in {"-", "‐", "–"}:
        _based(tokens, position, participants, writer)


def _apposed_places(tokens: list[Token], comma: int, participants: Participants, writer: TripleWriter) -> None:
    """*Springfield, Illinois*: a place, a comma, the larger place."""
    inner = _place(tokens[comma - 1], participants)
    start = comma + 1
    modifiers = ("amod", "compound", "det")
    while start < len(tokens) - 1 and tokens[start].dep in modifiers and tokens[start].lower in COMPASS:
        start += 1
    outer = _place(tokens[start], participants) if start < len(tokens) else None
    if inner is None or outer is None or outer.start <= inner.start or inner.end > tokens[comma].start:
        return
    if outer.start > tokens[start].start or not _ends_place(tokens, outer):
        return
    if not _depends(tokens[comma - 1], outer.token, inner):
        return
    writer.add(
        inner, "schema:containedInPlace", outer, head=outer.token, confidence=0.85, presupposed=True,
    )


def _depends(last: Token, outer: Token, inner: Participant) -> bool:
    head: Token | None = outer
    for _ in range(4):
        if head is None:
            return False
        if inner.start <= head.start < inner.end:
            return True
        head = head.head if head.head is not head else None
        if head is not None and head.dep == "conj":
            continue
    return last.head is outer


def _ends_place(tokens: list[Token], outer: Participant) -> bool:
    """Not the next member of a list: *Paris, London and Rome*."""
    first = tokens[0].i
    position = outer.token.i - first
    while position < len(tokens) and tokens[position].start < outer.end:
        position += 1
    if position >= len(tokens):
        return outer.token.dep != "conj"
    return tokens[position].lower not in {"and", "or", "&"} and outer.token.dep != "conj"


def _place(token: Token, participants: Participants) -> Participant | None:
    found = participants.at(token)
    return found if found is not None and found.kind == "L" and found.named else None


def _based(tokens: list[Token], position: int, participants: Participants, writer: TripleWriter) -> None:
    """*the London-based bank X*: the place in front of "-based", the organization it modifies."""
    place = _place(tokens[position - 2], participants)
    if place is None:
        return
    head = tokens[position].head
    for _ in range(3):
        candidates = [head, *head.kids("appos")]
        if head.dep == "appos":
            candidates.append(head.head)
        for candidate in candidates:
            found = participants.at(candidate)
            if found is not None and found.start != place.start and participants.is_named(found) and found.kind in "OP":
                iri = "schema:location" if found.kind == "O" else "schema:homeLocation"
                writer.add(
                    found, iri, place, head=tokens[position], confidence=0.85,
                    words=(tokens[position], tokens[position]), presupposed=True,
                )
                return
        if head.dep not in {"compound", "nmod", "amod"}:
            return
        head = head.head
