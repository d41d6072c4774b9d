"""Quads as sorted rows of N-Quads terms: the one form that all RDF writers start from.

A term is written as canonical N-Triples has it (`<iri>`, `_:b0`, `"text"@en`, `"1"^^<…integer>`), so
that sorting rows gives one order for equal data, whatever the order of insertion.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol, runtime_checkable

from pyoxigraph import Quad, RdfFormat, serialize

from kg.errors import ExportError

Row = tuple[str, str, str, str]  # subject, predicate, object, graph; graph is "" for the default graph
Description = dict[str, list[str]]  # predicate -> objects, of one subject

_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


@runtime_checkable
class HasQuads(Protocol):
    """A graph object such as `kg.Graph`."""

    def quads(self) -> Iterable[Quad]:
        """All quads, in any order."""
        ...


@runtime_checkable
class HasRows(Protocol):
    """A graph object that keeps its quads as rows: nothing needs to be parsed to write it."""

    def rows(self) -> list[Row]:
        """All quads as rows, sorted, each once."""
        ...


Source = HasQuads | Iterable[Quad]


class Literal(NamedTuple):
    """A literal term taken apart; `datatype` is an IRI, "" for plain and language-tagged strings."""

    value: str
    datatype: str
    language: str


def quads_of(source: Source) -> Iterable[Quad]:
    """The quads of a graph object, a store or any iterable of quads."""
    return source.quads() if isinstance(source, HasQuads) else source


def sorted_lines(source: Source) -> list[str]:
    """N-Quads lines without line ends, sorted by code point, each once."""
    if isinstance(source, HasRows):
        return sorted(f"{s} {p} {o} {g} ." if g else f"{s} {p} {o} ." for s, p, o, g in source.rows())
    text = serialize(quads_of(source), format=RdfFormat.N_QUADS)
    if text is None or not text:
        return []
    return sorted(set(text.decode("utf-8").removesuffix("\n").split("\n")))


def sorted_rows(source: Source, *, loose: bool = False) -> list[Row]:
    """All quads as rows, sorted by subject, predicate, object and graph.

    Raises ExportError for RDF 1.2 triple terms, unless `loose` lets them stand as they are.
    """
    if isinstance(source, HasRows):
        return source.rows()
    if loose:
        return sorted((str(q.subject), str(q.predicate), str(q.object), "") for q in quads_of(source))
    known: dict[str, str] = {}  # a graph says most terms many times: each is kept once
    share = known.setdefault
    rows = map(split_line, sorted_lines(source))
    return sorted((share(s, s), share(p, p), share(o, o), share(g, g)) for s, p, o, g in rows)


def split_line(line: str) -> Row:
    """The four terms of a canonical N-Quads line; raises ExportError for RDF 1.2 triple terms."""
    if "<<(" in line and _has_triple_term(line):
        raise ExportError("the graph holds RDF 1.2 triple terms, which this format cannot carry; use -f nquads")
    subject, predicate, rest = line[:-2].split(" ", 2)
    if rest[0] == '"':
        quote = rest.rfind('"')
        tail, _, graph = rest[quote:].partition(" ")
        return subject, predicate, rest[:quote] + tail, graph
    term, _, graph = rest.partition(" ")
    return subject, predicate, term, graph


def _has_triple_term(line: str) -> bool:
    return line.startswith("<<(") or line.split(" ", 2)[2].startswith("<<(")


def merged(rows: Iterable[Row]) -> list[Row]:
    """Sorted rows without their graphs, each triple once, in the same order."""
    return list(dict.fromkeys((s, p, o, "") for s, p, o, _ in rows))


def descriptions(rows: Iterable[Row]) -> dict[str, Description]:
    """Rows grouped by subject and predicate; objects keep the order of the rows."""
    found: dict[str, Description] = {}
    for subject, predicate, term, _ in rows:
        found.setdefault(subject, {}).setdefault(predicate, []).append(term)
    return found


def iri_of(term: str) -> str:
    """The IRI of an IRI term; blank nodes and literals are returned as they are."""
    return term[1:-1] if term.startswith("<") else term


def parse_literal(term: str) -> Literal:
    """The parts of a literal term."""
    quote = term.rindex('"')
    value, tail = term[1:quote], term[quote + 1 :]
    if "\\" in value:
        value = _unescape(value)
    if tail.startswith("^^"):
        return Literal(value, tail[3:-1], "")
    return Literal(value, "", tail[1:])


literal_of = lru_cache(maxsize=65536)(parse_literal)


def _unescape(text: str) -> str:
    parts: list[str] = []
    i = 0
    while (slash := text.find("\\", i)) >= 0:
        parts.append(text[i:slash])
        kind = text[slash + 1]
        digits = {"u": 4, "U": 8}.get(kind, 0)
        parts.append(chr(int(text[slash + 2 : slash + 2 + digits], 16)) if digits else _ESCAPES[kind])
        i = slash + 2 + digits
    parts.append(text[i:])
    return "".join(parts)
