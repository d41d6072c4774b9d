"""GraphML that Gephi, yEd, Cytoscape, Neo4j, igraph, graphology and networkx read alike.

Key ids are readable names (numbered ones are taken for labels by Gephi), the label comes first on every
edge (Neo4j), edge ids are unique in the file (Gephi, yEd, graphology) and repeated as data (igraph),
booleans are lower case, no key mixes types, and an empty value is left out.
"""

from collections.abc import Iterable, Sequence
from operator import getitem
from typing import BinaryIO

from .arrangement import drawn_view
from .elements import KEPT, Elements, write_rows
from .full_view import full_view
from .rows import Source
from .things import read_things
from .views import Column, Row, View
from .xmltext import attribute, content

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view: entities and events, facts and claims between them."""
    write_view(drawn_view(source), stream)


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
    write_rows(stream, (f'    <node id="{row[0]}">{data.write(row[1:])}</node>\n' for row in view.nodes))
    data = _Data(column.key for column in view.edge_columns)
    write_rows(stream, (_edge(row, data) for row in view.edges))
    stream.write(b"  </graph>\n</graphml>\n")


def _keys(owner: str, columns: Sequence[Column], keys: Sequence[str]) -> str:
    return "".join(
        f'  <key id="{key}" for="{owner}" attr.name="{attribute(column.name)}" attr.type="{column.type}"/>\n'
        for column, key in zip(columns, keys, strict=True)
    )


def _edge(row: Row, data: "_Data") -> str:
    name = row[0]  # its last cell too
    told = f'{data[row[3:-1]]}<data key="edgeid">{name}</data>'
    return f'    <edge id="{name}" source="{row[1]}" target="{row[2]}">{told}</edge>\n'


class _Data(dict[Row, str]):
    """The cells of one kind of row as <data> elements, empty ones left out; kept at first, for rows that repeat."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self._columns = [Elements(f'<data key="{key}">', "</data>", content) for key in keys]

    def __missing__(self, cells: Row) -> str:
        elements = self.write(cells)
        if len(self) < KEPT:
            self[cells] = elements
        return elements

    def write(self, cells: Row) -> str:
        """The elements of one row."""
        return "".join(map(getitem, self._columns, cells))
