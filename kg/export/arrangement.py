"""A view made ready to be drawn: community, place and colour channels of each node as columns of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .communities import find_communities
from .palette import channels
from .positions import Point, place_nodes, spiral
from .rows import Source
from .simple_view import simple_view
from .things import read_things
from .views import Cell, Row, Rows, View, columns

COLUMNS = columns("community:int x:double y:double r:int g:int b:int")  # names that Gephi reads
SMALL = 5000  # nodes; communities and forces of more take longer than all the rest of an export


def drawn_view(source: Source) -> View:
    """The simple view of a graph with the columns of `arrange`."""
    return arrange(simple_view(read_things(source)))


def arrange(view: View) -> View:
    """The view with COLUMNS behind those of its nodes.

    Up to SMALL nodes stand by community and edge; more stand on a spiral, the most mentioned in the middle,
    and have no community.
    """
    nodes = list(view.nodes)
    found = _by_edges(view, nodes) if len(nodes) <= SMALL else _by_mentions(view, nodes)
    at = [column.name for column in view.node_columns].index("color") + 1
    rows = Rows(len(nodes), lambda: _rows(nodes, at, *found))
    return replace(view, node_columns=(*view.node_columns, *COLUMNS), nodes=rows)


def _rows(nodes: list[Row], at: int, communities: Sequence[Cell], points: Sequence[Point]) -> Iterator[Row]:
    known = {color: channels(str(color)) for color in {row[at] for row in nodes}}
    for row, community, point in zip(nodes, communities, points, strict=True):
        yield (*row, community, *point, *known[row[at]])


def _by_edges(view: View, nodes: list[Row]) -> tuple[Sequence[Cell], list[Point]]:
    number = {row[0]: n for n, row in enumerate(nodes)}
    weight = [column.name for column in view.edge_columns].index("weight") + 3
    edges = [(number[row[1]], number[row[2]], int(row[weight])) for row in view.edges]
    communities = find_communities(len(nodes), edges)
    return communities, place_nodes(edges, communities)


def _by_mentions(view: View, nodes: list[Row]) -> tuple[Sequence[Cell], list[Point]]:
    mentions = [column.name for column in view.node_columns].index("mentions") + 1
    points: list[Point] = [(0.0, 0.0)] * len(nodes)
    order = sorted(range(len(nodes)), key=lambda n: (-int(nodes[n][mentions]), n))
    for node, point in zip(order, spiral(len(nodes), 1), strict=True):
        points[node] = point
    return [""] * len(nodes), points
