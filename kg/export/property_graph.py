"""A graph as a networkx MultiDiGraph, with the same nodes, edges and attributes as the GraphML."""

from typing import TYPE_CHECKING

from kg.errors import ExportError

from .full_view import full_view
from .rows import Source
from .simple_view import simple_view
from .things import read_things

if TYPE_CHECKING:
    import networkx

_VIEWS = {"simple": simple_view, "full": full_view}


def to_networkx(source: Source, view: str = "simple") -> "networkx.MultiDiGraph":
    """Entities and events as nodes, statements as edges ("simple"), or every resource a node ("full")."""
    import networkx

    if view not in _VIEWS:
        raise ExportError(f"there is no view {view!r}; use one of {', '.join(_VIEWS)}")
    rows = _VIEWS[view](read_things(source))
    graph = networkx.MultiDiGraph()
    nodes, edges = [c.name for c in rows.node_columns], [c.name for c in rows.edge_columns]
    for node, *cells in rows.nodes:
        graph.add_node(node, **{name: cell for name, cell in zip(nodes, cells, strict=True) if cell != ""})
    for key, start, end, *cells in rows.edges:
        attributes = {name: cell for name, cell in zip(edges, cells, strict=True) if cell != ""}
        graph.add_edge(start, end, key=key, **attributes)
    return graph
