"""A part of a store as a World, so that what compares articles (kg.survey) reads only what it needs."""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.survey import World
from kg.vocab import expand

from .terms import node, text, values

_TEXT = expand("nif:isString")
_LINKS = ("rdf:subject", "rdf:object", "kgo:accordingTo", "kgo:relayedBy")
_NAMED = ("rdf:type", "rdfs:label")

Row = tuple[str, str, str, str]


def part_world(store: Store, statements: Iterable[NamedNode], others: Iterable[NamedNode] = ()) -> World:
    """A World of these statements with their passages, articles and the names they link; `others` as they are."""
    told = set(statements)
    linked: set[NamedNode] = set()
    whole: set[NamedNode] = {*told, *others}
    for one in told:
        whole.update(_nodes(store, one, ("kgo:evidence", "prov:wasDerivedFrom")))
        linked.update(_nodes(store, one, (*_LINKS, "rdf:predicate")))
    linked.update(other for one in others for other in _nodes(store, one, ("kgo:ofSubject", "kgo:ofProperty")))
    for article in [one for one in whole if node("schema:NewsArticle") in values(store, one, "rdf:type")]:
        linked.update(_nodes(store, article, ("schema:publisher",)))
    return World(_rows(store, whole, linked - whole))


def _nodes(store: Store, one: NamedNode, names: Iterable[str]) -> Iterator[NamedNode]:
    return (found for name in names for found in values(store, one, name) if isinstance(found, NamedNode))


def _rows(store: Store, whole: Iterable[NamedNode], named: Iterable[NamedNode]) -> Iterator[Row]:
    for one in sorted(whole, key=text):
        for quad in store.quads_for_pattern(one, None, None, DefaultGraph()):
            if quad.predicate.value != _TEXT:
                yield str(one), str(quad.predicate), str(quad.object), ""
    for one in sorted(named, key=text):
        for name in _NAMED:
            for found in values(store, one, name):
                if isinstance(found, NamedNode | Literal):
                    yield str(one), str(node(name)), str(found), ""
