"""GEXF 1.3 for Gephi: events and edges carry the days from which (and to which) the timeline shows them."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import BinaryIO

from .arrangement import drawn_view
from .elements import Elements, write_rows
from .palette import channels, edge_color
from .rows import Source
from .views import Cell, Column, Row, View
from .xmltext import attribute

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta><creator>kg</creator><description>News articles as a knowledge graph</description></meta>
  <graph defaultedgetype="directed" mode="{mode}" timeformat="date" timerepresentation="interval">
"""
_TYPES = {"int": "integer", "double": "double", "boolean": "boolean", "string": "string"}
_DAY = re.compile(r"\d{4}(-\d\d){0,2}(?=T|$)")
_OWN = {"label", "weight", "color", "size", "x", "y", "r", "g", "b"}  # have a place of their own in GEXF


def write_gexf(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view as GEXF 1.3."""
    write_view(drawn_view(source), stream)


def write_view(view: View, stream: BinaryIO) -> None:
    """Streams the rows of a view as GEXF 1.3."""
    nodes, edges = _Columns(view.node_columns, 1), _Columns(view.edge_columns, 3)
    dated = any(nodes.spell(row) for row in view.nodes) or any(edges.spell(row) for row in view.edges)
    stream.write(_HEAD.format(mode="dynamic" if dated else "static").encode())
    stream.write(nodes.declare("node").encode() + edges.declare("edge").encode() + b"    <nodes>\n")
    write_rows(stream, (_node(row, nodes) for row in view.nodes))
    stream.write(b"    </nodes>\n    <edges>\n")
    write_rows(stream, (_edge(row, edges) for row in view.edges))
    stream.write(b"    </edges>\n  </graph>\n</gexf>\n")


def _node(row: Row, columns: "_Columns") -> str:
    head = f'      <node id="{row[0]}" label="{columns.text(row, "label")}"{columns.spell(row)}>'
    return f"{head}{columns.values(row)}{columns.looks(row)}</node>\n"


def _edge(row: Row, columns: "_Columns") -> str:
    """An edge; its kind keeps parallel edges of different predicates apart in Gephi."""
    ends = f'id="{row[0]}" source="{row[1]}" target="{row[2]}" kind="{columns.text(row, "predicate")}"'
    head = f'label="{columns.text(row, "label")}" weight="{columns.text(row, "weight") or 1}"{columns.spell(row)}'
    return f"      <edge {ends} {head}>{columns.values(row)}{columns.stroke(row)}</edge>\n"


class _Columns:
    """Where the cells of a kind of row stand, and how they are written."""

    def __init__(self, columns: Sequence[Column], offset: int) -> None:
        self._at = {column.name: i for i, column in enumerate(columns, offset)}
        self._attributes = [(c, i) for i, c in enumerate(columns, offset) if c.name not in _OWN]
        heads = [(f'<attvalue for="{c.key}" value="', i) for c, i in self._attributes]
        self._values = [(Elements(head, '"/>', attribute), i) for head, i in heads]
        self._drawn = [self._at[name] for name in ("r", "g", "b", "x", "y") if name in self._at]

    def declare(self, owner: str) -> str:
        """The <attributes> element that names the columns."""
        rows = "".join(
            f'      <attribute id="{c.key}" title="{attribute(c.name)}" type="{_TYPES[c.type]}"/>\n'
            for c, _ in self._attributes
        )
        return f'    <attributes class="{owner}">\n{rows}    </attributes>\n'

    def text(self, row: Row, name: str) -> str:
        """A cell by the name of its column, ready for an attribute."""
        return attribute(str(row[self._at[name]])) if name in self._at else ""

    def spell(self, row: Row) -> str:
        """` start="…" end="…"` where the row has dates that Gephi reads."""
        start, end = (_day(row[self._at[name]]) if name in self._at else "" for name in ("date", "endDate"))
        return (f' start="{start}"' if start else "") + (f' end="{end}"' if end and end >= start else "")

    def values(self, row: Row) -> str:
        """The <attvalues> element; empty cells are left out."""
        parts = "".join([elements[row[i]] for elements, i in self._values])
        return f"<attvalues>{parts}</attvalues>" if parts else ""

    def looks(self, row: Row) -> str:
        """Colour, position and size, where the view has them."""
        size = f'<viz:size value="{row[self._at["size"]]}"/>' if "size" in self._at else ""
        if len(self._drawn) < 5:
            return size
        red, green, blue, x, y = (row[i] for i in self._drawn)
        return f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{y}"/>{size}'

    def stroke(self, row: Row) -> str:
        """The colour of an edge, and a dashed line where it is only claimed."""
        return _stroke(row[self._at["asserted"]] is True) if "asserted" in self._at else ""


@cache
def _stroke(asserted: bool) -> str:
    red, green, blue = channels(edge_color(asserted))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:shape value="{"solid" if asserted else "dashed"}"/>'


@lru_cache(maxsize=4096)
def _day(cell: Cell) -> str:
    """A full day of an ISO date, the first one where it is only a month or a year; "" for other values."""
    match = _DAY.match(str(cell))
    return match[0] + "-01" * ((10 - len(match[0])) // 3) if match else ""
