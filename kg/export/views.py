"""A graph as rows of nodes and edges: what GraphML, GEXF, networkx and the tables are written from."""

import re
from collections.abc import Callable, Iterator
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

    count: int
    make: Callable[[], Iterator[Row]]

    def __len__(self) -> int:
        return self.count

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


_FAMILIES = {  # colour and Neo4j label of each family of classes
    "Person": ("#e15759", "Person"),
    "Organization": ("#4e79a7", "Organization"),
    "Place": ("#59a14f", "Place"),
    "Group": ("#f28e2b", "Group"),
    "Position": ("#b07aa1", "Position"),
    "Event": ("#edc948", "Event"),
    "Thing": ("#9c755f", "Thing"),
    "Bookkeeping": ("#bab0ac", "Resource"),
}
_FAMILY_OF_CLASS = {
    expand(name): family
    for family, names in {
        "Person": "schema:Person",
        "Organization": "schema:Organization schema:GovernmentOrganization schema:NewsMediaOrganization "
        "schema:PoliticalParty schema:Corporation schema:EducationalOrganization schema:SportsTeam kgo:ArmedGroup",
        "Place": "schema:Place schema:Country schema:AdministrativeArea schema:City kgo:Facility",
        "Group": "kgo:Group",
        "Position": "kgo:Position",
        "Event": "kgo:Event schema:Event sem:Event",
        "Thing": "schema:Product schema:CreativeWork kgo:Law",
    }.items()
    for name in names.split()
}


def family_of(iri: str, kinds: list[str]) -> str:
    """The family of a resource, for its colour: by its IRI for events, else by its classes."""
    if "/event/" in iri:
        return "Event"
    return next((_FAMILY_OF_CLASS[kind] for kind in kinds if kind in _FAMILY_OF_CLASS), "Thing")


def colour_of(family: str) -> str:
    """The colour of a family as #rrggbb."""
    return _FAMILIES[family][0]


def neo4j_labels(family: str, kinds: list[str]) -> str:
    """Labels as Neo4j's GraphML import reads them, the family first: `:Organization:Corporation`."""
    names = dict.fromkeys([_FAMILIES[family][1], *map(local_name, kinds)])
    return "".join(f":{re.sub(r'[^0-9A-Za-z_]', '_', name)}" for name in names)


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
