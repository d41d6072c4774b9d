"""A folder of CSV files for Neo4j: `neo4j-admin database import`, LOAD CSV, and what reads the same heads.

Heads are those of neo4j-admin (`:ID`, `:LABEL`, `:START_ID`, `:TYPE`, typed columns); several values in one
cell stand between semicolons, so that a semicolon inside a value becomes a comma; line breaks become spaces.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from .arrangement import drawn_view
from .folders import MARK
from .rows import Source
from .tables import safe_cell
from .views import LISTS, Cell, Column, Row, View

_TYPES = {"int": ":int", "double": ":double", "boolean": ":boolean", "string": ""}
_LEFT_OUT = {"labels", "iri", "edgeid", "r", "g", "b"}  # stand in :LABEL, :ID and color
_BREAKS = re.compile("[\\s\x00-\x1f\x7f-\x9f]+")
_WORDS = re.compile(r"[^0-9A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_IMPORT = (
    "neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv --array-delimiter=';' neo4j"
)


def write_neo4j(source: Source, folder: Path) -> None:
    """Writes nodes.csv, relationships.csv and a manifest with the command that imports them."""
    view = drawn_view(source)
    iris = [column.name for column in view.node_columns].index("iri") + 1
    names = {row[0]: str(row[iris]) for row in view.nodes}
    _write(folder / "nodes.csv", _node_head(view), _node_rows(view, names))
    _write(folder / "relationships.csv", _edge_head(view), _edge_rows(view, names))
    counts = {"nodes": len(view.nodes), "relationships": len(view.edges)}
    manifest: dict[str, Any] = {"format": "Neo4j CSV", **counts, "files": ["nodes.csv", "relationships.csv"]}
    text = json.dumps(manifest | {"import": _IMPORT}, indent=1)
    (folder / MARK).write_text(text + "\n", encoding="utf-8")


def _node_head(view: View) -> list[str]:
    return ["iri:ID", *(_head(column) for column in _kept(view.node_columns)), ":LABEL"]


def _edge_head(view: View) -> list[str]:
    return [":START_ID", ":END_ID", ":TYPE", "id", *(_head(column) for column in _kept(view.edge_columns))]


def _node_rows(view: View, iris: dict[Cell, str]) -> Iterable[Row]:
    pick = _picker(view.node_columns, 1)
    labels = [column.name for column in view.node_columns].index("labels") + 1
    return ((iris[row[0]], *pick(row), str(row[labels])[1:].replace(":", ";")) for row in view.nodes)


def _edge_rows(view: View, iris: dict[Cell, str]) -> Iterable[Row]:
    pick = _picker(view.edge_columns, 3)
    at = [column.name for column in view.edge_columns].index("predicate") + 3
    return ((iris[row[1]], iris[row[2]], type_of(str(row[at])), row[0], *pick(row)) for row in view.edges)


def type_of(predicate: str) -> str:
    """A relationship type as Neo4j writes them: `kgo:holdsPosition` -> HOLDS_POSITION."""
    local = re.split("[:/#]", predicate)[-1]
    return _WORDS.sub("_", local).strip("_").upper() or "RELATED_TO"


def _kept(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.name not in _LEFT_OUT]


def _head(column: Column) -> str:
    return f"{column.name}:string[]" if column.name in LISTS else column.name + _TYPES[column.type]


def _picker(columns: Sequence[Column], offset: int) -> Callable[[Row], Row]:
    """A function that gives the cells of the columns that are kept."""
    places = [(i, c.name in LISTS) for i, c in enumerate(columns, offset) if c.name not in _LEFT_OUT]
    return lambda row: tuple(_cell(row[i], many) for i, many in places)


def _cell(cell: Cell, many: bool) -> Cell:
    if not isinstance(cell, str):
        return safe_cell(cell)
    text = _BREAKS.sub(" ", cell)
    return safe_cell(text.replace(";", ",").replace("|", ";") if many else text)


def _write(path: Path, head: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("wb") as stream, io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
