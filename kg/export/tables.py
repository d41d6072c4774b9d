"""Nodes and edges as CSV, headed as Gephi, Excel and pandas expect.

A cell that a spreadsheet would take for a formula gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from .rows import Source
from .simple_view import view_of
from .views import Cell, Row


def write_nodes_csv(source: Source, stream: BinaryIO) -> None:
    """Writes the nodes of the simple view, one a line."""
    view = view_of(source)
    _write(stream, ["Id", "Label", *(column.name for column in view.node_columns[1:])], view.nodes)


def write_edges_csv(source: Source, stream: BinaryIO) -> None:
    """Writes the edges of the simple view, one a line."""
    view = view_of(source)
    _write(stream, ["Id", "Source", "Target", "Label", *(c.name for c in view.edge_columns[1:])], view.edges)


def _write(stream: BinaryIO, head: Sequence[str], rows: Iterable[Row]) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    finally:
        text.detach()


def safe_cell(cell: Cell) -> Cell:
    """The cell as a spreadsheet may show it without running it (OWASP, CSV injection)."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{cell}"
    return cell
