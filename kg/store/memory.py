"""Graph files -> quads -> an in-memory store."""

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import IO, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import GraphError

FORMATS: dict[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def open_store(quads: Iterable[Quad]) -> Store:
    """A store in memory that holds the quads."""
    store = Store()
    store.extend(quads)
    return store


def sort_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Distinct quads, sorted by graph, subject, predicate and object."""
    rows = {_key(quad): quad for quad in quads}
    return [rows[key] for key in sorted(rows)]


def _key(quad: Quad) -> tuple[str, str, str, str]:
    return _value(quad.graph_name), _value(quad.subject), quad.predicate.value, str(quad.object)


def _value(node: object) -> str:
    return "" if isinstance(node, DefaultGraph) else cast("NamedNode | BlankNode", node).value


def read_quads(path: str | Path) -> list[Quad]:
    """The quads of a graph file; the format is told by the suffix, .gz is unpacked on the way."""
    path = Path(path)
    rdf_format = FORMATS.get(Path(path.stem).suffix if path.suffix == ".gz" else path.suffix)
    if rdf_format is None:
        raise GraphError(f"{path}: no graph format has this suffix; use one of {', '.join(sorted(FORMATS))}, also .gz")
    try:
        with _open(path) as file:
            return list(parse(file, rdf_format))
    except FileNotFoundError as error:
        raise GraphError(f"{path}: there is no such file; build it with `kg build`") from error
    except SyntaxError as error:
        raise GraphError(f"{path}: not valid {rdf_format.name}: {error}; build or export it again") from error
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise GraphError(f"{path}: cannot be read: {error}") from error


def _open(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")
