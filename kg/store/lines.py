"""Rows as lines of N-Quads, and back."""

from pyoxigraph import NamedNode, RdfFormat, Store

from .memory import Row


def line_of(row: Row) -> str:
    """The row as a line of N-Quads, without its end."""
    subject, predicate, value, graph = row
    return f"{subject} {predicate} {value} {graph} ." if graph else f"{subject} {predicate} {value} ."


def graph_lines(store: Store, graph: str) -> list[str]:
    """The lines of N-Quads of one named graph, in no order."""
    triples = store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph[1:-1])) or b""
    return [f"{line[:-1]}{graph} ." for line in triples.decode().split("\n") if line]


def unnamed(line: str) -> str:
    """A line without its graph."""
    return f"{line[: line.rindex(' <', 0, -2)]} ."
