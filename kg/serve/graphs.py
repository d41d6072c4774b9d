"""In a worker: whole graphs and single resources as RDF."""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import DefaultGraph, NamedNode, Store, Triple

from kg.vocab import expand

from .frames import Reply
from .negotiation import GRAPHS, HTML, not_acceptable
from .problem import Problem
from .replies import graph_reply, wanted_form

_TOLD_OF = frozenset(expand(name) for name in ("rdf:subject", "rdf:object"))
_UNION = DefaultGraph()


def read_graph(
    store: Store, *, graph: str | None, accept: str | None, form: str | None, limit: int, zipped: bool
) -> Reply:
    """A named graph, or the default graph (None); raises Problem 404 for one that is not here."""
    chosen = wanted_form(form, accept, GRAPHS)
    name: NamedNode | DefaultGraph = _UNION
    if graph is not None:
        name = _node(graph)
        if not store.contains_named_graph(name):
            raise Problem(404, "there is no such graph; SELECT DISTINCT ?g { GRAPH ?g {} } lists those that there are")
    quads = store.quads_for_pattern(None, None, None, name)
    return graph_reply((quad.triple for quad in quads), chosen, limit=limit, zipped=zipped)


def describe_resource(
    store: Store,
    *,
    readings: Sequence[tuple[str, str | None]],
    page: str | None,
    accept: str | None,
    limit: int,
    zipped: bool,
) -> Reply:
    """What is told of a resource: its triples, those that lead to it, the statements on it, an article's passages.

    `readings` are the IRIs that the address may mean, each with the form that its suffix asks for; the first that
    is known counts. `page` is where people read of it: a reply with `see` leads there. Raises Problem 404, 406.
    """
    for iri, suffix in readings:
        node = _node(iri)
        if any(True for _ in _about(store, node)):
            forms = (*GRAPHS, HTML) if page else GRAPHS
            if suffix == HTML.name and not page:
                raise not_acceptable(GRAPHS)
            form = wanted_form(suffix, accept, forms)
            if form is HTML:
                return Reply(b"", {"type": HTML.content_type, "see": page})
            return graph_reply(_description(store, node), form, limit=limit, zipped=zipped)
    raise Problem(404, "nothing here has that IRI")


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise Problem(400, "that is not an absolute IRI") from error


def _about(store: Store, node: NamedNode) -> Iterator[Triple]:
    for subject, value in ((node, None), (None, node)):
        for quad in store.quads_for_pattern(subject, None, value, _UNION):
            yield quad.triple


def _description(store: Store, node: NamedNode) -> Iterable[Triple]:
    """In the order of the store, each triple once."""
    found = dict.fromkeys(_about(store, node))
    for triple in list(found):
        subject = triple.subject
        if isinstance(subject, NamedNode) and subject != node and _belongs(subject, triple.predicate, node):
            found |= dict.fromkeys(quad.triple for quad in store.quads_for_pattern(subject, None, None, _UNION))
    return found


def _belongs(subject: NamedNode, predicate: NamedNode, node: NamedNode) -> bool:
    return predicate.value in _TOLD_OF or subject.value.startswith(f"{node.value}#")
