"""Relative clauses that the parser takes apart: "a truce, which the rebels accepted with reluctance".

A noun between the pronoun and a verb without an object is its subject, not what a participle describes; a clause
behind a date tells of what happened then, not of the date.
"""

from collections.abc import Iterable, Iterator, Sequence

from kg.model import TokenRow

_TAGS = frozenset({"WDT", "WP"})
_PRONOUNS = frozenset({"which", "that", "whom", "who"})
_CLAUSAL = frozenset({"relcl", "ccomp", "advcl", "dep", "parataxis"})
_INSIDE = frozenset({"nummod", "compound", "amod", "det", "poss", "case", "appos", "nmod"})
_OBJECTS = ("dobj", "nsubjpass", "attr")
_FULL = frozenset({"dobj", "agent", "aux", "auxpass"})  # what such a verb has not
_TIMES = frozenset({"DATE", "TIME"})
_REACH = 40  # tokens


def mend_relatives(rows: Iterable[TokenRow], first: int) -> list[TokenRow]:
    """The rows of a document, whose heads are counted from `first`, with the relative clauses put right."""
    mended = list(rows)
    for at in [at for at, row in enumerate(mended) if row.tag in _TAGS]:
        if at > 1 and mended[at].text in _PRONOUNS:
            _mend(mended, at, first)
    return mended


def _mend(rows: list[TokenRow], pronoun: int, first: int) -> None:
    head = rows[pronoun].head - first
    clause = rows[head]
    if head < pronoun or clause.dep not in _CLAUSAL:
        return
    if clause.tag[:2] == "NN":
        verb = _taken_for_participle(rows, head, first)
        if verb is None or (noun := _antecedent(rows, pronoun, first)) is None:
            return
        for child in _children(rows, head, first):
            if child > verb:
                rows[child] = rows[child]._replace(head=verb + first)
        rows[verb] = rows[verb]._replace(head=noun + first, dep="relcl", tag="VBD", pos="VERB")
        rows[head] = clause._replace(head=verb + first, dep="nsubj")
        rows[pronoun] = rows[pronoun]._replace(head=verb + first, dep="dobj")
    elif _is_elsewhere(rows, pronoun, first) and (noun := _antecedent(rows, pronoun, first)) is not None:
        rows[head] = clause._replace(head=noun + first, dep="relcl")


def _is_elsewhere(rows: Sequence[TokenRow], pronoun: int, first: int) -> bool:
    """True for a clause behind a comma that hangs on a verb or on a date."""
    clause = rows[rows[pronoun].head - first]
    if clause.tag[0] != "V" or rows[pronoun].text != "which" or rows[pronoun - 1].text != ",":
        return False
    return clause.dep == "advcl" or (clause.dep == "relcl" and _is_date(rows[clause.head - first]))


def _taken_for_participle(rows: Sequence[TokenRow], noun: int, first: int) -> int | None:
    """The verb behind its subject that was read as a participle; None where it has an object of its own."""
    for child in _children(rows, noun, first):
        if child > noun and rows[child].dep == "acl" and rows[child].tag in ("VBN", "VBD"):
            own = {rows[inner].dep for inner in _children(rows, child, first)}
            return None if own & _FULL else child
        if child > noun and rows[child].dep in ("prep", "pobj"):
            return _taken_for_participle(rows, child, first)  # "which leaders of both parties signed"
    return None


def _antecedent(rows: Sequence[TokenRow], pronoun: int, first: int) -> int | None:
    """The noun before a pronoun; behind a date, the object of what was done then."""
    clause = rows[pronoun].head - first
    at = pronoun - 1
    if rows[at].text == ",":
        at -= 1
    elif rows[pronoun].text == "which" and rows[clause].dep == "ccomp":
        return None  # "asked the minister which groups agreed"
    while rows[at].dep in _INSIDE and rows[at].head != at + first:
        at = rows[at].head - first
    if _is_date(rows[at]) and rows[at].dep in ("pobj", "npadvmod"):
        at = rows[at].head - first
        if rows[at].dep == "prep":
            at = rows[at].head - first
        if rows[at].tag[0] == "V":
            at = next((c for c in _children(rows, at, first) if rows[c].dep in _OBJECTS and c < pronoun), at)
    fits = at < pronoun and rows[at].tag[:2] == "NN" and not any(r.starts_sentence for r in rows[at + 1 : pronoun + 1])
    return at if fits and not _is_below(rows, at, clause, first) else None


def _is_below(rows: Sequence[TokenRow], at: int, top: int, first: int) -> bool:
    while at != top and rows[at].head != at + first:
        at = rows[at].head - first
    return at == top


def _is_date(row: TokenRow) -> bool:
    return row.ent in _TIMES and row.tag in ("CD", "NNP")


def _children(rows: Sequence[TokenRow], head: int, first: int) -> Iterator[int]:
    """The places of the tokens below one, of those near it."""
    for at in range(max(0, head - _REACH), min(len(rows), head + _REACH)):
        if rows[at].head == head + first and at != head:
            yield at
