"""The pyoxigraph database of a generation: each article's rows in its graph, and each triple once in the default
graph, because oxigraph's own union of graphs repeats a row for each article that tells the same."""

import os
import shutil
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.collector import trim_memory
from kg.errors import StoreError

from .compaction import await_compaction
from .lines import unnamed

_BATCH = 20_000  # lines that are loaded at a time: the memory of a load grows with it
_PENDING = 100_000  # lines that wait to be removed or added: what one article changes is fewer
_MUCH = 15_000  # lines removed and added by a change that leaves compaction to the changes after it
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
    once, and what it has not finished at the end is lost (kg.store.compaction). Raises OSError when the disk is full.
    """

    def __init__(self, building: Path, path: Path, before: Path | None = None) -> None:
        self._building, self._path, self._before = building, path, before
        self._opened: Store | None = None
        self._waiting: list[str] = []
        self._gone: list[str] = []  # lines to remove, then lines to add, of graphs that are replaced
        self._come: list[str] = []
        self._emptied: list[str] = []
        self.removed = self._written = 0  # quads that were taken out, and those with what was put in their place

    @classmethod
    def create(cls, path: Path) -> "Database":
        """A new database that will lie at the path."""
        return cls(path.with_name(f"{path.name}.building"), path)

    @classmethod
    def change(cls, before: Path, path: Path) -> "Database":
        """A database that begins with what another one holds; files of rows, which never change, are shared."""
        return cls(path.with_name(f"{path.name}.building"), path, before)

    def load(self, lines: Iterable[str]) -> None:
        """Puts lines of a new graph in: quickest for many."""
        self._waiting.extend(lines)
        if len(self._waiting) >= _BATCH:
            self._load()

    def replace(self, graph: str, before: Iterable[str], after: Iterable[str]) -> None:
        """Replaces the lines of a graph, all of which are given; only what differs is written."""
        old, new = set(before), set(after)
        gone, come = old - new, new - old
        self._gone += gone
        self._come += come
        self.removed += len(gone)
        self._written += len(gone) + len(come)
        if not new:
            self._emptied.append(graph)
        if len(self._gone) + len(self._come) >= _PENDING:
            self._replace()

    def finish(self) -> Store:
        """Moves all to its place, without the leftovers of its making; returns it, for reading."""
        self._load()
        self._replace()
        self._open().flush()
        if self._written < _MUCH:
            await_compaction(self._building)
        self._opened = None
        # A backup of an open database would flush it once more, and wait for compactions of seconds before it does
        Store.read_only(str(self._building)).backup(str(self._path))
        shutil.rmtree(self._building)
        return open_database(self._path)

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
        gone = list(parse("\n".join(sorted(self._gone)), RdfFormat.N_QUADS, lenient=True))
        untold = self._untold(gone)
        store = self._open()
        for quad in (*gone, *untold):
            store.remove(quad)
        store.load(_doubled(sorted(self._come)), RdfFormat.N_QUADS, lenient=True)
        for graph in self._emptied:
            store.remove_graph(NamedNode(graph[1:-1]))  # its name
        for lines in (self._gone, self._come, self._emptied):
            lines.clear()

    def _untold(self, gone: list[Quad]) -> list[Quad]:
        """The triples of quads, given by subject, that no graph has without them, in the default graph. Looked up
        before anything is removed: a database that has just lost many answers slowly."""
        store = self._opened or (open_database(self._before) if self._before else self._open())
        untold = []
        for subject, quads in groupby(gone, key=attrgetter("subject")):
            lost = set(quads)
            places = store.quads_for_pattern(subject, None, None, None)
            told = {place.triple for place in places if place.graph_name != _DEFAULT and place not in lost}
            untold += [Quad(t.subject, t.predicate, t.object, _DEFAULT) for t in {q.triple for q in lost} - told]
        return untold

    def _load(self) -> None:
        if self._waiting:
            self._open().bulk_load(_doubled(self._waiting), RdfFormat.N_QUADS, lenient=True)
            self._waiting.clear()
            trim_memory()  # a load has threads of its own, and what each has used stays with it


def _doubled(lines: list[str]) -> bytes:
    """Lines of named graphs, each once more for the default graph."""
    return "\n".join(line for one in lines for line in (one, unnamed(one))).encode()


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
