"""A view made ready to be drawn: community, place and colour channels of each node as columns of their own."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace

from .communities import find_communities
from .palette import channels
from .positions import Point, place_nodes, spiral_point
from .rows import Source
from .simple_view import view_of
from .views import Cell, Row, Rows, View, columns

COLUMNS = columns("community:int x:double y:double r:int g:int b:int")  # names that Gephi reads
Place = Callable[[int], tuple[Cell, Point]]  # number of a node -> community and point
SMALL = 5000  # nodes; communities and forces of more take longer than all the rest of an export


def drawn_view(source: Source) -> View:
    """The simple view of a graph with the columns of `arrange`."""
    return arrange(view_of(source))


def arrange(view: View) -> View:
    """The view with COLUMNS behind those of its nodes.

    Up to SMALL nodes stand by community and edge; more stand on a spiral, the most mentioned in the middle,
    and have no community.
    """
    small = len(view.nodes) <= SMALL
    place = _by_edges(view) if small else _by_mentions(view)
    at = [column.name for column in view.node_columns].index("color") + 1
    rows = Rows(lambda: _rows(view, at, place), len(view.nodes))
    return replace(view, node_columns=(*view.node_columns, *COLUMNS), nodes=rows)


def _rows(view: View, at: int, place: Place) -> Iterator[Row]:
    known: dict[Cell, tuple[int, int, int]] = {}
    for number, row in enumerate(view.nodes):
        color = row[at]
        if color not in known:
            known[color] = channels(str(color))
        community, point = place(number)
        yield (*row, community, *point, *known[color])


def _by_edges(view: View) -> Place:
    number = {row[0]: n for n, row in enumerate(view.nodes)}
    weight = [column.name for column in view.edge_columns].index("weight") + 3
    edges = [(number[row[1]], number[row[2]], int(row[weight])) for row in view.edges]
    communities = find_communities(len(number), edges)
    points = place_nodes(edges, communities)
    return lambda node: (communities[node], points[node])


def _by_mentions(view: View) -> Place:
    column = [column.name for column in view.node_columns].index("mentions") + 1
    mentions = array("q", (int(row[column]) for row in view.nodes))
    rank = array("q", bytes(8 * len(mentions)))
    for place, node in enumerate(sorted(range(len(mentions)), key=mentions.__getitem__, reverse=True)):
        rank[node] = place
    return lambda node: ("", spiral_point(rank[node], 1))
