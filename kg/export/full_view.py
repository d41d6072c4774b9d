"""The full view: every resource a node, every triple between resources an edge, literals as attributes."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from kg.vocab import expand

from .ids import node_ids
from .names import find_base
from .palette import family_of_any, neo4j_labels
from .things import About, Value, local_name, text, texts
from .views import Cell, Column, Row, Rows, View, columns, short_name, words_of

_TYPE, _LABEL = expand("rdf:type"), expand("rdfs:label")
_TITLES = (_LABEL, expand("schema:headline"), expand("nif:anchorOf"), expand("schema:text"))
_FIRST_COLUMNS = columns("label labels type iri color")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9._:-]+")  # what GraphML's schema lets a name be
_EDGE_COLUMNS = columns("label predicate asserted:boolean weight:int edgeid")


def full_view(things: dict[str, About]) -> View:
    """Rows of the full view; each property with literal values is a column of text."""
    base = find_base(things)
    ids = node_ids(_resources(things), base)
    literals = sorted({p for about in things.values() for p, values in about.items() if _has_literal(values)})
    node_columns = (*_FIRST_COLUMNS, *_literal_columns(literals))
    nodes = Rows(lambda: (_node(iri, things.get(iri, {}), literals, ids) for iri in sorted(ids)))
    return View(node_columns, nodes, _EDGE_COLUMNS, Rows(lambda: _edges(things, ids)))


def _edges(things: dict[str, About], ids: dict[str, str]) -> Iterator[Row]:
    words: dict[str, str] = {}
    for iri in sorted(things):
        for predicate in sorted(things[iri]):
            if predicate == _TYPE:
                continue
            if predicate not in words:
                words[predicate] = words_of(predicate, things)
            for target in sorted(v for v in things[iri][predicate] if isinstance(v, str)):
                digest = blake2b(f"{iri}\n{predicate}\n{target}".encode(), digest_size=8).hexdigest()
                yield digest, ids[iri], ids[target], words[predicate], short_name(predicate), True, 1, digest


def _resources(things: dict[str, About]) -> set[str]:
    objects = {
        value
        for about in things.values()
        for predicate, values in about.items()
        if predicate != _TYPE
        for value in values
        if isinstance(value, str)
    }
    return objects | set(things)


def _has_literal(values: list[Value]) -> bool:
    return any(not isinstance(value, str) for value in values)


def _literal_columns(predicates: list[str]) -> list[Column]:
    """One text column a property; keys are XML names that no other column has."""
    taken = {column.key for column in _FIRST_COLUMNS}
    found = []
    for predicate in predicates:
        name = short_name(predicate)
        stem = "".join(c if c.isascii() and c.isalnum() else "_" for c in name).strip("_") or "property"
        key = stem
        while key in taken:
            key += "_"
        taken.add(key)
        found.append(Column(key, name if _NAME_TOKEN.fullmatch(name) else key, "string"))
    return found


def _node(iri: str, about: About, literals: list[str], ids: dict[str, str]) -> Row:
    kinds = texts(about, _TYPE)
    family = family_of_any(iri, kinds)
    label = next((found for predicate in _TITLES if (found := text(about, predicate))), "") or local_name(iri)
    labels = f":{':'.join(neo4j_labels(family, kinds))}"
    cells: list[Cell] = [ids[iri], label, labels, "|".join(map(short_name, kinds)), iri, family.color]
    for predicate in literals:
        values = [value.value for value in about.get(predicate, ()) if not isinstance(value, str)]
        cells.append("|".join(sorted(values)))
    return tuple(cells)
