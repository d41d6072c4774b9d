"""The graph that a store holds, read when it is asked for."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.assemble import TEXT
from kg.collector import collector_paused
from kg.export.rows import Row
from kg.graph import Graph
from kg.store import current_database, find_store, hold_generation
from kg.store.database import graph_rows, open_database


class StoredGraph(Graph):
    """A graph on disk: queries read it where it is, and exports load its rows, the texts of articles only on
    request (`with_text`). Raises StoreError where the path is no store or a damaged one."""

    def __init__(self, path: str | Path, *, with_text: bool = False) -> None:
        super().__init__(base_iri=find_store(path).base_iri)
        database = current_database(path)
        self._hold = hold_generation(database)
        self._hold.__enter__()
        self._database = database
        self._with_text = with_text

    @cached_property
    def store(self) -> Store:
        """The pyoxigraph database, read-only: each triple once in the default graph, each article in its own."""
        return open_database(self._database)

    def rows(self) -> list[Row]:
        """Subject, predicate, object and graph of each quad, sorted, each once."""
        if not self._rows:
            with collector_paused():
                self._rows = sorted(self._read())
        return self._rows

    def _read(self) -> Iterator[Row]:
        known: dict[str, str] = {}
        share = known.setdefault
        for graph in self.store.named_graphs():
            for s, p, o, g in graph_rows(self.store, str(graph)):
                if self._with_text or p != TEXT:
                    yield share(s, s), share(p, p), share(o, o), g
