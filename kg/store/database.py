"""The pyoxigraph database of a generation: each article's rows in its graph, and each triple once in the default
graph, because oxigraph's own union of graphs repeats a row for each article that tells the same."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import StoreError

from .memory import Row

_BATCH = 20_000  # rows that are loaded at a time: the memory of a load grows with it
_DEFAULT = DefaultGraph()


def open_database(path: Path) -> Store:
    """A database for reading; raises StoreError when it is damaged."""
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: the database is damaged ({error}); repair the store: kg build --repair") from error


class Database:
    """A database that is being made in a folder beside its place, and moved there when it is complete.

    Memory does not grow with what is put in. It is opened late: RocksDB begins to compact an open database at
    once, and what it has not finished at the end is lost. Raises OSError when the disk is full.
    """

    def __init__(self, building: Path, path: Path, before: Path | None = None) -> None:
        self._building, self._path, self._before = building, path, before
        self._opened: Store | None = None
        self._waiting: list[str] = []
        self._gone: list[str] = []  # lines to remove, then lines to add, of graphs that are replaced
        self._come: list[str] = []
        self._emptied: list[str] = []

    @classmethod
    def create(cls, path: Path) -> "Database":
        """A new database that will lie at the path."""
        return cls(path.with_name(f"{path.name}.building"), path)

    @classmethod
    def change(cls, before: Path, path: Path) -> "Database":
        """A database that begins with what another one holds; files of rows, which never change, are shared."""
        return cls(path.with_name(f"{path.name}.building"), path, before)

    @property
    def store(self) -> Store:
        """The database with all that was put in so far."""
        self._load()
        self._replace()
        return self._open()

    def load(self, lines: Iterable[str]) -> None:
        """Puts lines of a new graph in: quickest for many."""
        self._waiting.extend(lines)
        if len(self._waiting) >= _BATCH:
            self._load()

    def replace(self, graph: str, before: Iterable[str], after: Iterable[str]) -> None:
        """Replaces the lines of a graph, all of which are given; only what differs is written."""
        old, new = set(before), set(after)
        self._gone += old - new
        self._come += new - old
        if not new:
            self._emptied.append(graph)
        if len(self._gone) + len(self._come) >= _BATCH:
            self._replace()

    def finish(self) -> None:
        """Moves all to its place, without the leftovers of its making; the database is closed."""
        store = self.store
        store.flush()
        store.backup(str(self._path))
        del store
        self._opened = None
        shutil.rmtree(self._building)

    def _open(self) -> Store:
        if self._opened is None:
            if self._before is not None:
                link_database(self._before, self._building)
            self._opened = Store(str(self._building))
        return self._opened

    def _replace(self) -> None:
        """Removes and adds what waits; a triple that one graph loses and another gets stays in the default graph."""
        if not self._gone and not self._come and not self._emptied:
            return
        store = self._open()
        for quad in parse("\n".join(sorted(self._gone)), RdfFormat.N_QUADS, lenient=True):
            self._remove(quad)
        added = "\n".join(line for one in sorted(self._come) for line in (one, _unnamed(one)))
        store.extend(parse(added, RdfFormat.N_QUADS, lenient=True))
        for graph in self._emptied:
            store.remove_graph(NamedNode(graph[1:-1]))  # its name
        for lines in (self._gone, self._come, self._emptied):
            lines.clear()

    def _load(self) -> None:
        if self._waiting:
            doubled = "\n".join(line for one in self._waiting for line in (one, _unnamed(one)))
            self._open().bulk_load(doubled.encode(), RdfFormat.N_QUADS, lenient=True)
            self._waiting.clear()

    def _remove(self, quad: Quad) -> None:
        """Takes a quad of a named graph away, and its triple where no other graph has it."""
        store = self._open()
        store.remove(quad)
        places = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(place.graph_name == _DEFAULT for place in places):
            store.remove(Quad(quad.subject, quad.predicate, quad.object, _DEFAULT))


def _unnamed(line: str) -> str:
    """A line without its graph."""
    return f"{line[: line.rindex(' <', 0, -2)]} ."


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


def graph_lines(store: Store, graph: str) -> list[str]:
    """The lines of N-Quads of one named graph, in no order."""
    triples = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph[1:-1])) or b""
    return [f"{line[:-1]}{graph} ." for line in triples.decode().split("\n") if line]
