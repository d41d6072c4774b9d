"""Reading a store: the values of a property, in the default graph, where every triple stands once."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.vocab import expand

Json = dict[str, Any]

_DEFAULT = DefaultGraph()


@cache
def node(name: str) -> NamedNode:
    """The node of a prefixed name."""
    return NamedNode(expand(name))


def values(store: Store, subject: NamedNode, name: str) -> list[Any]:
    """The values of a property of a resource, sorted by their text."""
    found = [quad.object for quad in store.quads_for_pattern(subject, node(name), None, _DEFAULT)]
    return sorted(found, key=text) if len(found) > 1 else found


def value(store: Store, subject: NamedNode, name: str) -> str:
    """The first value of a property as text, "" where there is none."""
    found = values(store, subject, name)
    return text(found[0]) if found else ""


def subjects(store: Store, name: str, target: Any) -> Iterator[NamedNode]:
    """The resources that have this value of a property, in the order of the store."""
    for quad in store.quads_for_pattern(None, node(name), target, _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def pairs(store: Store, name: str) -> Iterator[tuple[NamedNode, Any]]:
    """Every resource that has a property, with its value."""
    for quad in store.quads_for_pattern(None, node(name), None, _DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject, quad.object


def about(store: Store, subject: NamedNode) -> dict[str, list[Any]]:
    """All properties of a resource with their values, by the IRI of the property."""
    found: dict[str, list[Any]] = {}
    for quad in store.quads_for_pattern(subject, None, None, _DEFAULT):
        found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def is_described(store: Store, subject: NamedNode) -> bool:
    """Whether the store says anything of a resource."""
    return any(True for _ in store.quads_for_pattern(subject, None, None, _DEFAULT))


def is_a(store: Store, subject: NamedNode, name: str) -> bool:
    """Whether a resource has this class."""
    return any(True for _ in store.quads_for_pattern(subject, node("rdf:type"), node(name), _DEFAULT))


def text(term: Any) -> str:
    """The characters of a literal, the IRI of a node."""
    return term.value if isinstance(term, Literal | NamedNode) else str(term)


def local(iri: str) -> str:
    """What stands after the last slash or hash of an IRI."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]
