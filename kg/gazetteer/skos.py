"""Concepts of a SKOS file: names, class, public identifiers."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError, ReadError
from kg.store import read_quads
from kg.vocab import ENTITY_CLASSES, expand, shorten

_NAMES = (expand("skos:prefLabel"), expand("skos:altLabel"), expand("skos:hiddenLabel"))
_MATCH, _TYPE = expand("skos:exactMatch"), expand("rdf:type")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a gazetteer. `names` has the preferred ones first, English before other languages."""

    iri: str
    names: tuple[str, ...]
    type: str | None = None  # of our classes; None where it has none of them
    matches: tuple[str, ...] = ()  # skos:exactMatch


def read_concepts(path: str | Path) -> list[Concept]:
    """The concepts of an RDF file that have a name, sorted by IRI. Raises ReadError where it cannot be read or
    has none."""
    told: dict[str, dict[str, set[Any]]] = defaultdict(lambda: defaultdict(set))
    try:
        for quad in read_quads(path):
            if isinstance(quad.subject, NamedNode) and quad.predicate.value in (*_NAMES, _MATCH, _TYPE):
                told[quad.subject.value][quad.predicate.value].add(quad.object)
    except (GraphError, OSError) as error:
        raise ReadError(f"{path}: the gazetteer cannot be read ({error})") from error
    concepts = [concept for iri in sorted(told) if (concept := _concept(iri, told[iri])).names]
    if not concepts:
        raise ReadError(f"{path}: the gazetteer has no concept with a skos:prefLabel or skos:altLabel")
    return concepts


def _concept(iri: str, told: dict[str, set[Any]]) -> Concept:
    names = [(rank, label) for rank, name in enumerate(_NAMES) for label in told[name] if isinstance(label, Literal)]
    ordered = sorted(names, key=lambda item: (item[0], not _english(item[1]), item[1].value))
    kinds = sorted(k for node in told[_TYPE] if (k := shorten(getattr(node, "value", ""))) in ENTITY_CLASSES and k)
    matches = tuple(sorted(node.value for node in told[_MATCH] if isinstance(node, NamedNode)))
    distinct = dict.fromkeys(" ".join(label.value.split()) for _, label in ordered)
    return Concept(iri, tuple(name for name in distinct if name), kinds[0] if kinds else None, matches)


def _english(label: Literal) -> bool:
    return label.language is None or label.language.startswith("en")
