"""A graph to a server, one named graph an article: what changed is sent, what was withdrawn is dropped."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from kg.errors import RemoteError

from .client import Client
from .state import PushState

Row = tuple[str, str, str, str]  # subject, predicate, object, graph: terms as N-Quads has them
BATCH = 20_000  # triples an update
_ANY = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did: numbers of graphs sent, already there, dropped, and of triples sent."""

    sent: int
    unchanged: int
    dropped: int
    triples: int


@dataclass(frozen=True, slots=True)
class _Part:
    """One graph: its IRI ("" for the default graph), its triples as sorted lines, their hash."""

    graph: str
    lines: list[str]
    sha256: str

    def text(self) -> str:
        return "".join(self.lines)


def push_rows(
    rows: Iterable[Row],
    client: Client,
    state: PushState,
    *,
    batch: int = BATCH,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Pushed:
    """Makes the server hold these graphs; returns what was done.

    A graph is sent when its hash is not the one that the state has, or the server holds another number of
    triples in it: so a server that was killed, restored or emptied is caught up. Several small graphs go in one
    update of up to `batch` triples, each replaced whole. `force` sends all, and replaces a default graph that
    is not ours. Raises RemoteError; what was sent until then is noted in the state, and the next push goes on.
    """
    parts = list(_parts(rows))
    if not parts:
        raise RemoteError("the graph is empty; pushing it would only drop what was pushed before")
    counts = client.count_graphs()
    fresh = [part for part in parts if force or not _is_held(part, state, counts)]
    if any(not part.graph for part in fresh) and not force:
        _guard_default(client, state)
    done = 0
    for group in _batches(fresh, batch if client.endpoint.update else 0):
        _send(client, group)
        state.note({part.graph: part.sha256 for part in group})
        done += len(group)
        if progress:
            progress(done, len(fresh))
    gone = sorted(state.held.keys() - {part.graph for part in parts})
    for graph in gone:
        client.drop_graph(graph)
        state.note({graph: ""})
    state.compact()
    _check(client, fresh)
    return Pushed(len(fresh), len(parts) - len(fresh), len(gone), sum(len(part.lines) for part in fresh))


def _parts(rows: Iterable[Row]) -> Iterator[_Part]:
    for graph, group in groupby(sorted(rows, key=itemgetter(3, 0, 1, 2)), key=itemgetter(3)):
        lines = list(dict.fromkeys(f"{s} {p} {o} .\n" for s, p, o, _ in group))
        digest = hashlib.sha256("".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
        yield _Part(graph[1:-1], lines, digest)


def _is_held(part: _Part, state: PushState, counts: dict[str, int]) -> bool:
    there = not part.graph or counts.get(part.graph, 0) == len(part.lines)
    return there and state.held.get(part.graph) == part.sha256


def _guard_default(client: Client, state: PushState) -> None:
    if "" not in state.held and client.select(_ANY):
        raise RemoteError(
            f"{client.endpoint.url}: its default graph is not empty, and this file has no named graphs; push a store "
            "or TriG (a named graph an article), or replace what is there with --force"
        )


def _batches(parts: Iterable[_Part], most: int) -> Iterator[list[_Part]]:
    """Graphs that go together: up to `most` triples; larger ones go alone, as N-Triples."""
    group: list[_Part] = []
    size = 0
    for part in parts:
        if not part.graph or len(part.lines) > most or _has_escapes(part):
            yield [part]
            continue
        if group and size + len(part.lines) > most:
            yield group
            group, size = [], 0
        group.append(part)
        size += len(part.lines)
    if group:
        yield group


def _has_escapes(part: _Part) -> bool:
    """Whether a text shows what SPARQL, other than N-Triples, may take for the escape of a character."""
    return any("\\\\u" in line or "\\\\U" in line for line in part.lines)


def _send(client: Client, group: list[_Part]) -> None:
    if len(group) == 1:
        client.put_graph(group[0].graph, group[0].text().encode())
        return
    drops = "".join(f"DROP SILENT GRAPH <{part.graph}> ;\n" for part in group)
    data = "".join(f"GRAPH <{part.graph}> {{\n{part.text()}}}\n" for part in group)
    client.update(f"{drops}INSERT DATA {{\n{data}}}")


def _check(client: Client, parts: list[_Part]) -> None:
    """Asks the server what it holds now; raises RemoteError where that is not what it was sent."""
    counts = client.count_graphs() if parts else {}
    wrong = [part for part in parts if part.graph and counts.get(part.graph, 0) != len(part.lines)]
    if wrong:
        first = wrong[0]
        raise RemoteError(
            f"{client.endpoint.url}: holds {counts.get(first.graph, 0)} triples of <{first.graph}> after it was sent "
            f"{len(first.lines)}, and so for {len(wrong)} graphs in all; it may write literals its own way"
        )
