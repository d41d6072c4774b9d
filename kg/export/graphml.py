"""GraphML that Gephi, yEd, Cytoscape, Neo4j, igraph, graphology and networkx read alike.

Key ids are readable names (numbered ones are taken for labels by Gephi), the label comes first on every
edge (Neo4j), edge ids are unique in the file (Gephi, yEd, graphology) and repeated as data (igraph),
booleans are lower case, no key mixes types, and an empty value is left out.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import getitem
from typing import BinaryIO

from .full_view import full_view
from .rows import Source
from .simple_view import simple_view
from .things import read_things
from .views import Cell, Column, Row, View
from .xmltext import attribute, content

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_CHUNK = 2000  # rows that are written at a time
_KEPT = 1000


def write_graphml(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view: entities and events, facts and claims between them."""
    write_view(simple_view(read_things(source)), stream)


def write_graphml_full(source: Source, stream: BinaryIO) -> None:
    """Writes the full view: every resource a node, every triple between resources an edge."""
    write_view(full_view(read_things(source)), stream)


def write_view(view: View, stream: BinaryIO) -> None:
    """Streams the rows of a view as GraphML."""
    stream.write(_HEAD.encode())
    edge_keys = {column.key for column in view.edge_columns}
    node_keys = [f"n{column.key}" if column.key in edge_keys else column.key for column in view.node_columns]
    stream.write(_keys("node", view.node_columns, node_keys).encode())
    stream.write(_keys("edge", view.edge_columns, [column.key for column in view.edge_columns]).encode())
    stream.write(b'  <graph id="kg" edgedefault="directed">\n')
    data = _Data(node_keys)
    escaped: dict[Cell, str] = {}  # the few ids that XML cannot hold as they are
    _write_rows(stream, (_node(row, data, escaped) for row in view.nodes))
    data = _Data(column.key for column in view.edge_columns)
    _write_rows(stream, (_edge(row, data, escaped) for row in view.edges))
    stream.write(b"  </graph>\n</graphml>\n")


def _keys(owner: str, columns: Sequence[Column], keys: Sequence[str]) -> str:
    return "".join(
        f'  <key id="{key}" for="{owner}" attr.name="{attribute(column.name)}" attr.type="{column.type}"/>\n'
        for column, key in zip(columns, keys, strict=True)
    )


def _node(row: Row, data: "_Data", escaped: dict[Cell, str]) -> str:
    name = attribute(str(row[0]))
    if name != row[0]:
        escaped[row[0]] = name
    return f'    <node id="{name}">{data(row[1:])}</node>\n'


def _edge(row: Row, data: "_Data", escaped: dict[Cell, str]) -> str:
    source, target = escaped.get(row[1], row[1]), escaped.get(row[2], row[2])
    return f'    <edge id="{row[0]}" source="{source}" target="{target}">{data(row[3:])}</edge>\n'


class _Data:
    """Writes the cells of one kind of row as <data> elements; empty ones are left out."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._columns = [_Elements(key) for key in keys]

    def __call__(self, cells: Sequence[Cell]) -> str:
        return "".join(map(getitem, self._columns, cells))


class _Elements(dict[Cell, str]):
    """Cell -> element, of one column; kept at first, as most columns hold few different values."""

    def __init__(self, key: str) -> None:
        super().__init__({"": ""})
        self._tag = f'<data key="{key}">'

    def __missing__(self, cell: Cell) -> str:
        if cell.__class__ is str:
            element = f"{self._tag}{content(cell)}</data>"
        elif cell.__class__ is bool:
            element = f"{self._tag}{'true' if cell else 'false'}</data>"
        else:
            element = f"{self._tag}{cell}</data>"
        if len(self) < _KEPT:
            self[cell] = element
        return element


def _write_rows(stream: BinaryIO, rows: Iterable[str]) -> None:
    rows = iter(rows)
    while lines := list(islice(rows, _CHUNK)):
        stream.write("".join(lines).encode())
