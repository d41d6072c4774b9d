"""How things and edges are drawn: ontology/palette.json, which the explorer page shares."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.resources import ontology_dir
from kg.vocab import expand

from .things import BOOKKEEPING, local_name


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of thing: its colour (#rrggbb), its shape (as cytoscape.js calls it), its title for a legend."""

    name: str
    color: str
    shape: str
    title: str


@cache
def families() -> dict[str, Family]:
    """The families by name, in the order of a legend."""
    return {name: Family(name, x["color"], x["shape"], x["title"]) for name, x in _palette()["families"].items()}


@cache
def edge_color(asserted: bool) -> str:
    """The colour of an edge that is told as fact, or that somebody only says."""
    color: str = _palette()["edges"]["asserted" if asserted else "claimed"]["color"]
    return color


def channels(color: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour #rrggbb, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def family_of(iri: str, kinds: Iterable[str]) -> Family:
    """The family of a resource: by its IRI for events, else by its classes (IRIs)."""
    if "/event/" in iri:
        return families()["Event"]
    by_class = _families_of_classes()
    return families()[next((by_class[kind] for kind in kinds if kind in by_class), "Thing")]


def family_of_any(iri: str, kinds: list[str]) -> Family:
    """The same, with what is about the graph and not about the world in a family of its own."""
    return families()["Bookkeeping"] if not kinds or BOOKKEEPING.intersection(kinds) else family_of(iri, kinds)


def neo4j_labels(family: Family, kinds: Iterable[str]) -> list[str]:
    """Labels as Neo4j takes them, the family first: Organization, Corporation."""
    first = "Resource" if family.name == "Bookkeeping" else family.name
    names = dict.fromkeys([first, *map(local_name, kinds)])
    return list(dict.fromkeys(re.sub(r"[^0-9A-Za-z_]", "_", name) for name in names))


@cache
def _families_of_classes() -> dict[str, str]:
    return {expand(name): family for family, x in _palette()["families"].items() for name in x["classes"]}


@cache
def _palette() -> dict[str, Any]:
    palette: dict[str, Any] = json.loads((ontology_dir() / "palette.json").read_text(encoding="utf-8"))
    return palette
