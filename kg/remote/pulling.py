"""The quads of a server, graph by graph."""

from collections.abc import Callable, Iterator
from hashlib import blake2b

from pyoxigraph import RdfFormat, parse

from kg.errors import RemoteError

from .client import Client

Row = tuple[str, str, str, str]  # subject, predicate, object, graph: terms as N-Quads has them
Triple = tuple[str, str, str]


def pull_rows(client: Client, *, prefix: str = "", progress: Callable[[int, int], None] | None = None) -> list[Row]:
    """The quads of all named graphs whose IRI begins with the prefix, sorted.

    Without a prefix also the triples of the default graph that no named graph has, as many servers show the
    union of all graphs there. Raises RemoteError, also where an answer has not as many triples as were counted.
    """
    counts = {graph: number for graph, number in client.count_graphs().items() if graph.startswith(prefix)}
    found: set[Row] = set()
    for done, (graph, number) in enumerate(sorted(counts.items()), 1):
        triples = set(_triples(client, graph))
        if len(triples) != number:
            where = f"{client.endpoint.url}: <{graph}>"
            raise RemoteError(f"{where} gave {len(triples)} of {number} triples; it may be changing, so pull again")
        found |= {(s, p, o, f"<{graph}>") for s, p, o in triples}
        if progress:
            progress(done, len(counts))
    if not prefix:
        told = {row[:3] for row in found}
        found |= {(s, p, o, "") for s, p, o in _triples(client, "") if (s, p, o) not in told}
    return sorted(found)


def _triples(client: Client, graph: str) -> Iterator[Triple]:
    """The triples of a graph; blank nodes get the graph's mark, for each graph names its own."""
    mark = blake2b(graph.encode(), digest_size=6).hexdigest()
    try:
        for triple in parse(client.get_graph(graph), RdfFormat.N_TRIPLES, lenient=True):
            yield _marked(str(triple.subject), mark), str(triple.predicate), _marked(str(triple.object), mark)
    except (SyntaxError, ValueError) as error:
        raise RemoteError(f"{client.endpoint.graph_store}: <{graph}> is not N-Triples: {error}") from error


def _marked(term: str, mark: str) -> str:
    return f"_:g{mark}{term[2:]}" if term.startswith("_:") else term
