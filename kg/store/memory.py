"""Graph files -> quads -> an in-memory store."""

import gzip
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import GraphError

Row = tuple[str, str, str, str]  # subject, predicate, object, graph: terms as N-Quads has them
_BATCH = 50_000  # rows that are parsed at a time

FORMATS: dict[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def open_store(rows: Iterable[Row]) -> Store:
    """A store in memory that holds the quads."""
    store = Store()
    store.load(BufferedReader(_Lines(rows)), RdfFormat.N_QUADS, lenient=True)
    return store


class _Lines(RawIOBase):
    """Rows as one N-Quads file, so that a blank node keeps its name from the first row to the last."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._batches = _lines(rows)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = memoryview(next(self._batches, "").encode())
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def parse_rows(rows: Iterable[Row]) -> Iterator[Quad]:
    """The quads of rows, in the same order."""
    for lines in _lines(rows):
        yield from parse(lines, RdfFormat.N_QUADS, lenient=True)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as N-Quads, a batch at a time."""
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        yield "".join([f"{s} {p} {o} {g} .\n" for s, p, o, g in batch])


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
