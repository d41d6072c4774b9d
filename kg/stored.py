"""The graph that a store holds, read when it is asked for."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.assemble import TEXT, Names, comparison_graph
from kg.collector import collector_paused
from kg.export.gathering import Gathered
from kg.export.rows import Row, split_line
from kg.graph import Graph
from kg.store import find_store, held_database
from kg.store.database import open_database
from kg.store.generations import PARTS
from kg.store.parts import COMPARISON, Parts


class StoredGraph(Graph):
    """A graph on disk: queries read it where it is, and exports load its rows, the texts of articles only on
    request (`with_text`). Raises StoreError where the path is no store or a damaged one."""

    def __init__(self, path: str | Path, *, with_text: bool = False) -> None:
        super().__init__(base_iri=find_store(path).base_iri)
        self._held = ExitStack()  # the generation stays on disk as long as this graph
        self._database = self._held.enter_context(held_database(path))
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
        parts = Parts(self._database.parent / PARTS)
        for lines in parts.all_lines():
            for s, p, o, g in map(split_line, lines):
                if self._with_text or p != TEXT:
                    yield share(s, s), share(p, p), share(o, o), share(g, g)
        parts.close()

    def gather(self) -> Gathered:
        """Its rows, sorted out in a temporary file: what exports start from that do not load them."""
        return self._gathered

    @cached_property
    def _gathered(self) -> Gathered:
        return Gathered(self._graphs, Names(self.base_iri).base)

    def _graphs(self) -> Iterator[tuple[str, list[str]]]:
        """The graphs of articles, by their terms, each with its lines of N-Quads."""
        parts, names = Parts(self._database.parent / PARTS), Names(self.base_iri)
        found = {names.article(article): article for article in parts.articles() if article}
        for graph, article in sorted({**found, comparison_graph(names): COMPARISON}.items()):
            lines = parts.lines(article)
            text = f"{graph} {TEXT} "
            yield graph, lines if self._with_text else [line for line in lines if not line.startswith(text)]
        parts.close()

    def close(self) -> None:
        """Lets go of the generation, so that writers may remove it; the graph cannot be read any more."""
        for kept in ("store", "_gathered"):
            self.__dict__.pop(kept, None)
        self._held.close()
