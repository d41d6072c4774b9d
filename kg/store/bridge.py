"""Quads of pyoxigraph -> an rdflib Dataset."""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from rdflib import BNode, Dataset, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import IdentifiedNode

from kg.vocab import NAMESPACES


def to_rdflib(quads: Iterable[Quad]) -> Dataset:
    """A Dataset whose default graph is the union of its graphs, with the prefixes of the graph model bound."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in NAMESPACES.items():
        dataset.bind(prefix, namespace, replace=True)
    nodes: dict[Any, Any] = {}

    def node(term: Any) -> Any:
        found = nodes.get(term)
        if found is None:
            found = nodes[term] = _node(term)
        return found

    for quad in quads:
        graph = None if isinstance(quad.graph_name, DefaultGraph) else node(quad.graph_name)
        dataset.add((node(quad.subject), node(quad.predicate), node(quad.object), graph))
    return dataset


def _node(term: NamedNode | BlankNode | Literal) -> IdentifiedNode | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    if term.datatype.value == NAMESPACES["xsd"] + "string":
        return RdflibLiteral(term.value)
    return RdflibLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
