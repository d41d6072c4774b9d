"""In a worker: the answer to a SPARQL query, whole or not at all."""

import csv
import gzip
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.export.tables import safe_cell
from kg.store.admission import admit_query, graphs_read
from kg.vocab import NAMESPACES

from .frames import Reply
from .negotiation import GRAPHS, RESULTS, Form, choose_form
from .problem import Problem

_RESULTS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV,
            "tsv": QueryResultsFormat.TSV}  # fmt: skip
_GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
_NAMES = {"json-ld": "jsonld", "turtle": "ttl", "n3": "ttl", "ntriples": "nt", "n-triples": "nt", "xml": "rdf",
          "rdf+xml": "rdf", "rdfxml": "rdf"}  # fmt: skip
_FORMULA = re.compile(rb'(?:^|[,\n])"?[=+\-@\t\r]')
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_WORTH_ZIPPING = 1000  # bytes


def answer_query(
    store: Store,
    *,
    query: str,
    accept: str | None = None,
    form: str | None = None,
    default_graphs: Sequence[str] | None = None,
    named_graphs: Sequence[str] | None = None,
    limit: int,
    zipped: bool = False,
) -> Reply:
    """The answer in the form that was asked for; raises Problem 413 where it is longer than the limit, in bytes."""
    admit_query(query)
    has_dataset = default_graphs is not None or named_graphs is not None
    graphs = [*(default_graphs or ()), *(named_graphs or ())] if has_dataset else graphs_read(query, NAMESPACES)
    _require_graphs(store, graphs)
    options: dict[str, Any] = {}
    if has_dataset:
        options["default_graph"] = [NamedNode(iri) for iri in default_graphs or ()]
        options["named_graphs"] = [NamedNode(iri) for iri in named_graphs or ()]
    found = store.query(query, prefixes=NAMESPACES, **options)
    if isinstance(found, QueryTriples):
        return graph_reply(found, _chosen(form, accept, GRAPHS), limit=limit, zipped=zipped)
    return _result_reply(found, _chosen(form, accept, RESULTS), limit=limit, zipped=zipped)


def graph_reply(triples: Iterable[Triple], form: Form, *, limit: int, zipped: bool) -> Reply:
    """Triples in the form of a graph."""
    body = _written(lambda sink: serialize(triples, sink, _GRAPHS[form.name], prefixes=NAMESPACES), limit)
    return _reply(_well_formed(body) if form.name == "rdf" else body, form, zipped)


def _result_reply(found: QuerySolutions | QueryBoolean, form: Form, *, limit: int, zipped: bool) -> Reply:
    body = _written(lambda sink: found.serialize(sink, _RESULTS[form.name]), limit)
    if form.name == "xml":
        body = _well_formed(body)
    if form.name == "csv" and isinstance(found, QuerySolutions) and _FORMULA.search(body):
        body = _without_formulas(body)
    return _reply(body, form, zipped)


def _chosen(wanted: str | None, accept: str | None, forms: Sequence[Form]) -> Form:
    """The form that `format=` names, if this kind of answer has it, else the one that Accept prefers."""
    names = {form.name: form for form in forms}
    wanted = (wanted or "").lower()
    found = names.get(wanted) or names.get(_NAMES.get(wanted, ""))
    return found or choose_form(accept, forms)


def _require_graphs(store: Store, graphs: Iterable[str]) -> None:
    """Raises Problem for a graph that is not here: it is not fetched, and an empty answer would mislead."""
    for iri in graphs:
        try:
            is_here = store.contains_named_graph(NamedNode(iri))
        except ValueError as error:
            raise Problem(400, "the name of a graph is not an absolute IRI") from error
        if not is_here:
            raise Problem(
                400,
                "a graph named in the request is not in this dataset, and graphs are never fetched; "
                "SELECT DISTINCT ?g { GRAPH ?g {} } lists those that there are",
                {"graph": iri[:500]},
            )


class _Sink(io.RawIOBase):
    """A buffer that refuses more than its limit."""

    def __init__(self, limit: int) -> None:
        self._parts = io.BytesIO()
        self._limit = limit

    def write(self, data: Any) -> int:
        if self._parts.tell() + len(data) > self._limit:
            raise Problem(
                413,
                f"the answer is longer than the {self._limit:,} bytes that are allowed; add a LIMIT, ask for fewer "
                "columns, or query the graph with `kg query`",
                {"reason": "result too large", "limit": self._limit},
            )
        return self._parts.write(data)

    def content(self) -> bytes:
        return self._parts.getvalue()


def _written(write: Callable[[Any], object], limit: int) -> bytes:
    sink = _Sink(limit)
    write(sink)
    return sink.content()


def _well_formed(body: bytes) -> bytes:
    """XML with U+FFFD in place of the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", body.decode()).encode()


def _without_formulas(body: bytes) -> bytes:
    """CSV whose texts a spreadsheet shows and does not run; numbers stay. TSV and JSON give every text as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(body.decode(), newline="")):
        writer.writerow([cell if _NUMBER.fullmatch(cell) else safe_cell(cell) for cell in row])
    return text.getvalue().encode()


def _reply(body: bytes, form: Form, zipped: bool) -> Reply:
    head: dict[str, Any] = {"type": form.content_type, "form": form.name}
    if zipped and len(body) > _WORTH_ZIPPING:
        return Reply(gzip.compress(body, 5, mtime=0), {**head, "zipped": True})
    return Reply(body, head)
