"""In a worker: the answer to a SPARQL query, whole or not at all."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, Store

from kg.export.tables import safe_cell
from kg.store.admission import admit_query, graphs_read
from kg.vocab import NAMESPACES

from .frames import Reply
from .negotiation import GRAPHS, RESULTS, Form
from .problem import Problem
from .replies import graph_reply, make_reply, wanted_form, well_formed, within_limit

_RESULTS = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "csv": QueryResultsFormat.CSV,
            "tsv": QueryResultsFormat.TSV}  # fmt: skip
_FORMULA = re.compile(rb'(?:^|[,\n])"?[=+\-@\t\r]')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


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
        return graph_reply(found, wanted_form(form, accept, GRAPHS), limit=limit, zipped=zipped)
    return _result_reply(found, wanted_form(form, accept, RESULTS), limit=limit, zipped=zipped)


def _result_reply(found: QuerySolutions | QueryBoolean, form: Form, *, limit: int, zipped: bool) -> Reply:
    if isinstance(found, QueryBoolean) and form.name == "tsv":  # which SPARQL does not define for ASK
        return make_reply(b"true" if found else b"false", form, zipped)
    body = within_limit(lambda sink: found.serialize(sink, _RESULTS[form.name]), limit)
    if form.name == "xml":
        body = well_formed(body)
    if form.name == "csv" and _FORMULA.search(body):
        body = _without_formulas(body)
    return make_reply(body, form, zipped)


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


def _without_formulas(body: bytes) -> bytes:
    """CSV whose texts a spreadsheet shows and does not run; numbers stay. TSV and JSON give every text as it is."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(body.decode(), newline="")):
        writer.writerow([cell if _NUMBER.fullmatch(cell) else safe_cell(cell) for cell in row])
    return text.getvalue().encode()
