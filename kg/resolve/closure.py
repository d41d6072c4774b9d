"""Connected components kept up to date: only those that a change touches are looked at."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from .tables import Table

N = TypeVar("N", bound=Hashable)


class Components(Generic[N]):
    """Components of more than one node in a table: the first node's row has all, those of the others the first."""

    def __init__(self, table: Table[N, tuple[N, ...]]) -> None:
        self._table = table

    def get(self, node: N) -> tuple[N, ...] | None:
        """The component of a node, sorted; None for a node that is one by itself."""
        row = self._table.get(node)
        return row if row is None or row[0] == node else self._table.get(row[0])

    def first(self, node: N) -> N:
        """The first node of a node's component."""
        row = self._table.get(node)
        return node if row is None else row[0]

    def put(self, nodes: tuple[N, ...]) -> None:
        """Notes a component in the place of what was known of its nodes."""
        for node in nodes:
            self._table.put(node, None if len(nodes) == 1 else nodes if node == nodes[0] else nodes[:1])


class _Known(Protocol[N]):
    def get(self, node: N, /) -> tuple[N, ...] | None: ...


def all_components(
    nodes: Iterable[N], known: _Known[N], neighbours: Callable[[N], Iterable[N]]
) -> Iterator[tuple[N, ...]]:  # fmt: skip
    """The components, sorted, of nodes that each have a neighbour, where none was known. Each is to be put into
    `known` before the next is asked for: nothing else tells which nodes have had their turn."""
    for node in nodes:
        if known.get(node) is None:
            yield tuple(sorted(_reached(node, neighbours)))


def touched_components(
    dirty: Iterable[N], known: _Known[N], neighbours: Callable[[N], Iterable[N]],
    exists: Callable[[N], bool],
) -> Iterator[tuple[N, ...]]:  # fmt: skip
    """The components, sorted, of all nodes whose component may have changed with the dirty nodes.

    `known` has the components of more than one node as they were, by each of their nodes; a node without a row
    is one by itself. `dirty` must hold all nodes that came, went, or whose neighbours changed, on one side at least.
    Nodes that went are given as components of their own, for nothing to be left of them.
    """
    waiting = sorted(set(dirty))  # type: ignore[type-var]
    seen: set[N] = set()
    while waiting:
        start = waiting.pop()
        if start in seen:
            continue
        if not exists(start):
            seen.add(start)
            waiting += known.get(start) or ()
            yield (start,)
            continue
        found = _reached(start, neighbours)
        seen |= found
        for node in found:
            waiting += (other for other in known.get(node) or () if other not in seen)
        yield tuple(sorted(found))


def _reached(start: Any, neighbours: Callable[[Any], Iterable[Any]]) -> set[Any]:
    found, waiting = {start}, [start]
    while waiting:
        for near in neighbours(waiting.pop()):
            if near not in found:
                found.add(near)
                waiting.append(near)
    return found
