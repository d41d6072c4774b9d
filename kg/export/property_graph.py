"""A graph as a networkx MultiDiGraph, with the same nodes, edges and attributes as the GraphML."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.errors import ExportError

from .arrangement import drawn_view
from .full_view import full_view
from .rows import Source
from .things import read_things
from .views import View

if TYPE_CHECKING:
    import networkx

_VIEWS: dict[str, Callable[[Source], View]] = {
    "simple": drawn_view,
    "full": lambda source: full_view(read_things(source)),
}


def to_networkx(source: Source, view: str = "simple") -> "networkx.MultiDiGraph":
    """Entities and events as nodes, statements as edges ("simple"), or every resource a node ("full")."""
    import networkx

    if view not in _VIEWS:
        raise ExportError(f"there is no view {view!r}; use one of {', '.join(_VIEWS)}")
    rows = _VIEWS[view](source)
    graph = networkx.MultiDiGraph()
    nodes, edges = [c.name for c in rows.node_columns], [c.name for c in rows.edge_columns]
    for node, *cells in rows.nodes:
        graph.add_node(node, **{name: cell for name, cell in zip(nodes, cells, strict=True) if cell != ""})
    for key, start, end, *cells in rows.edges:
        attributes = {name: cell for name, cell in zip(edges, cells, strict=True) if cell != ""}
        graph.add_edge(start, end, key=key, **attributes)
    return graph
