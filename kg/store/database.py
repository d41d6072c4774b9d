"""The pyoxigraph database of a generation: each article's rows in its graph, and each triple once in the default
graph, because oxigraph's own union of graphs repeats a row for each article that tells the same."""

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import StoreError

from .memory import Row

_BATCH = 20_000  # rows that are loaded at a time: the memory of a load grows with it


def open_database(path: Path) -> Store:
    """A database for reading; raises StoreError when it is damaged."""
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: the database is damaged ({error}); repair the store: kg build --repair") from error


def create_database(path: Path, rows: Iterable[Row]) -> None:
    """A new database of rows, each given once. Raises OSError when the disk is full."""
    building = path.with_name(f"{path.name}.building")
    store = Store(str(building))
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        store.bulk_load("\n".join(_doubled(batch)).encode(), RdfFormat.N_QUADS, lenient=True)
    finish_database(store, path)
    del store
    shutil.rmtree(building)


def _doubled(rows: Iterable[Row]) -> Iterator[str]:
    for subject, predicate, value, graph in rows:
        yield f"{subject} {predicate} {value} {graph} ."
        yield f"{subject} {predicate} {value} ."


def finish_database(store: Store, path: Path) -> None:
    """Writes all of a database to `path`, without the leftovers of its making."""
    store.flush()
    store.backup(str(path))


def link_database(source: Path, target: Path) -> None:
    """A copy of a closed database for a writer; files of rows, which are never changed, are shared with it."""
    target.mkdir()
    for path in source.iterdir():
        if path.suffix == ".sst":
            _link(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # file systems without hard links
        shutil.copyfile(source, target)


def line_of(row: Row) -> str:
    """The row as a line of N-Quads, without its end."""
    subject, predicate, value, graph = row
    return f"{subject} {predicate} {value} {graph} ." if graph else f"{subject} {predicate} {value} ."


def graph_rows(store: Store, graph: str) -> Iterator[Row]:
    """The rows of one named graph, in no order."""
    node = NamedNode(graph[1:-1])
    for quad in store.quads_for_pattern(None, None, None, node):
        yield str(quad.subject), str(quad.predicate), str(quad.object), graph
