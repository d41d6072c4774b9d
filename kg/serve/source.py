"""What is served: a graph file, loaded once into a folder of its own, or a store with its current generation."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.export.names import find_base
from kg.store import current_database, find_store, is_store, read_quads


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of what is served; it never changes: its database, and a name that no other state has."""

    database: Path
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the quads come from: what to call it, its base IRI, and the state that is current now."""

    title: str
    base_iri: str
    current: Callable[[], Generation]
    close: Callable[[], None] = lambda: None


Texts = Callable[[str], Iterable[Quad]]


def open_source(path: str | Path, texts: Texts | None = None) -> Source:
    """The source of a graph file, or of a store; `texts` gives quads to add to a file's, for its base IRI.

    Raises GraphError for a file that cannot be read, StoreError for a store that is damaged or empty.
    """
    return _store_source(Path(path)) if is_store(path) else _file_source(Path(path), texts)


def _store_source(path: Path) -> Source:
    store = find_store(path)
    known: dict[str, Generation] = {}

    def current() -> Generation:
        """Asked at every request: the store is looked at again only when its pointer is another file."""
        status = store.pointer.stat() if store.pointer.is_file() else None
        mark = f"{status.st_mtime_ns:x}-{status.st_ino:x}" if status else ""
        if mark not in known:
            database = current_database(path)
            known.clear()
            known[mark] = Generation(database, f"{database.parent.name}-{mark}")
        return known[mark]

    current()
    return Source(path.resolve().name, store.base_iri, current)


def _file_source(path: Path, texts: Texts | None) -> Source:
    quads = read_quads(path)
    base = find_base({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})
    folder = tempfile.TemporaryDirectory(prefix="kg-serve-")
    database = Path(folder.name) / "database"
    store = Store(str(database))
    store.bulk_extend(_both(quads))
    if texts is not None:
        store.bulk_extend(_both(texts(base)))
    store.flush()
    del store
    status = path.stat()
    generation = Generation(database, f"{status.st_mtime_ns:x}-{status.st_size:x}")
    return Source(path.name, base, lambda: generation, folder.cleanup)


def _both(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Each quad, and its triple in the default graph: the union of all graphs, each triple once."""
    for quad in quads:
        yield quad
        if not isinstance(quad.graph_name, DefaultGraph):
            yield Quad(quad.subject, quad.predicate, quad.object)
