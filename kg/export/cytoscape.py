"""Cytoscape JSON (.cyjs), for Cytoscape Desktop and for cytoscape.js."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from .arrangement import drawn_view
from .elements import write_rows
from .rows import Source
from .views import LISTS, Column, Row, View

_HEAD = {
    "format_version": "1.0",
    "generated_by": "kg",
    "target_cytoscapejs_version": "~3",
    "data": {"name": "kg", "shared_name": "kg"},
}
_NOT_SHOWN = {"x", "y", "r", "g", "b", "edgeid"}  # have a place of their own, or say what another column says


def write_cyjs(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view as Cytoscape JSON."""
    write_view(drawn_view(source), stream)


def write_view(view: View, stream: BinaryIO) -> None:
    """Streams the rows of a view as Cytoscape JSON, one element a line."""
    head = json.dumps(_HEAD, ensure_ascii=False, indent=1).removesuffix("\n}")
    stream.write(f'{head},\n "elements": {{\n  "nodes": ['.encode())
    write_rows(stream, _lines(_node(row, view.node_columns) for row in view.nodes))
    stream.write(b'\n  ],\n  "edges": [')
    write_rows(stream, _lines(_edge(row, view.edge_columns) for row in view.edges))
    stream.write(b"\n  ]\n }\n}\n")


def _lines(items: Iterator[dict[str, Any]]) -> Iterator[str]:
    before = "\n"
    for item in items:
        text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        yield before + text.encode("utf-8", "replace").decode()
        before = ",\n"


def _node(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    """A node; `name` is what Cytoscape Desktop shows at once. Its y axis points down, Gephi's up."""
    values = _values(row[1:], columns)
    node: dict[str, Any] = {"data": {"id": row[0], "name": row[1], "shared_name": row[1], **values}}
    places = {column.name: cell for column, cell in zip(columns, row[1:], strict=True) if column.name in ("x", "y")}
    if places:
        node["position"] = {"x": places["x"], "y": -float(places["y"]) + 0.0}
    return node


def _edge(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    values = _values(row[3:], columns)
    ends = {"id": row[0], "source": row[1], "target": row[2], "interaction": row[3], "name": row[3]}
    return {"data": {**ends, **values}}


def _values(cells: Row, columns: Sequence[Column]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        if cell != "" and column.name not in _NOT_SHOWN:
            found[column.name] = str(cell).split("|") if column.name in LISTS else cell
    return found
