"""A graph as rows of nodes and edges: what GraphML, GEXF, networkx and the tables are written from."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.vocab import expand, shorten

from .things import About, local_name, text

Cell = str | int | float | bool
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """One attribute: a readable key, the name that programs show, and its one type."""

    key: str
    name: str
    type: str  # "string", "int", "double" or "boolean"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are made each time they are gone through, so that large views need little memory."""

    make: Callable[[], Iterator[Row]]
    count: int | None = None  # where it is known

    def __len__(self) -> int:
        return sum(1 for _ in self) if self.count is None else self.count

    def __iter__(self) -> Iterator[Row]:
        return self.make()


@dataclass(frozen=True, slots=True)
class View:
    """Nodes and edges in a fixed order, one cell a column, "" where there is no value.

    A node's cells are its id and then `node_columns`; an edge's are id, source, target and then
    `edge_columns`. The first column of both is the label.
    """

    node_columns: tuple[Column, ...]
    nodes: Rows
    edge_columns: tuple[Column, ...]
    edges: Rows


def columns(specification: str) -> tuple[Column, ...]:
    """Columns from words such as `label weight:int`; key and name are the same."""
    parts = (word.partition(":") for word in specification.split())
    return tuple(Column(name, name, kind or "string") for name, _, kind in parts)


LISTS = {"names", "sameAs", "facts", "accordingTo", "evidence", "article", "modality"}  # joined by | in one cell


def joined(values: Iterable[str]) -> str:
    """Several values as one cell, between bars; a bar inside a value becomes a broken one."""
    return "|".join([value.replace("|", "¦") for value in values])


def cells_by_name(cells: Row, columns: Sequence[Column]) -> dict[str, Cell]:
    """The cells of one row by the names of their columns."""
    return {column.name: cell for column, cell in zip(columns, cells, strict=True)}


@cache
def short_name(iri: str) -> str:
    """The prefixed name of a class or property, or the IRI itself."""
    return shorten(iri) or iri


def words_of(predicate: str, things: dict[str, About]) -> str:
    """A property as a person says it: its own label, else `holdsPosition` as "holds position"."""
    label = text(things.get(predicate, {}), expand("rdfs:label"))
    if label:
        return label
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local_name(predicate)).replace("_", " ").lower()
