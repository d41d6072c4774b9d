"""The statements of a graph, read from its rows."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.vocab import expand

from .rows import Row

_SUBJECT, _PREDICATE, _OBJECT, _ASSERTED = (
    f"<{expand(name)}>" for name in ("rdf:subject", "rdf:predicate", "rdf:object", "kgo:asserted")
)
_FIELDS = {_SUBJECT, _PREDICATE, _OBJECT, _ASSERTED}


class ClaimRow(NamedTuple):
    """A statement; subject, predicate and object are terms as rows have them."""

    subject: str
    predicate: str
    object: str
    asserted: bool


def read_claim_rows(rows: Iterable[Row]) -> dict[str, ClaimRow]:
    """Statement -> what it says, for each that has a subject, a predicate and an object."""
    parts: dict[str, dict[str, str]] = {}
    for subject, predicate, value, _ in rows:
        if predicate in _FIELDS:
            parts.setdefault(subject, {})[predicate] = value
    return {
        iri: ClaimRow(told[_SUBJECT], told[_PREDICATE], told[_OBJECT], told.get(_ASSERTED, "").startswith('"true"'))
        for iri, told in parts.items()
        if _SUBJECT in told and _PREDICATE in told and _OBJECT in told
    }
