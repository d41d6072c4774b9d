"""Ways to write a graph and to read it back with readers that are not ours."""

import io
from pathlib import Path

import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)

from kg.export import find_exporter

SAMPLE = Path(__file__).with_name("sample.trig")

FORMATS = {  # name of ours -> (pyoxigraph's format, rdflib's format, whether it keeps the graphs)
    "turtle": (RdfFormat.TURTLE, "turtle", False),
    "trig": (RdfFormat.TRIG, "trig", True),
    "nquads": (RdfFormat.N_QUADS, "nquads", True),
    "ntriples": (RdfFormat.N_TRIPLES, "nt", False),
    "jsonld": (RdfFormat.JSON_LD, "json-ld", True),
    "rdfxml": (RdfFormat.RDF_XML, "xml", False),
}


def load(path: Path = SAMPLE) -> list[Quad]:
    store = Store()
    store.load(path=str(path), format=RdfFormat.TRIG)
    return list(store)


def written(name: str, quads: list[Quad]) -> bytes:
    stream = io.BytesIO()
    find_exporter(name).write(quads, stream)
    return stream.getvalue()


def merged(quads: list[Quad]) -> list[Quad]:
    """The triples without the names of their graphs."""
    return [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def read_by_pyoxigraph(name: str, data: bytes) -> list[Quad]:
    return list(parse(data, FORMATS[name][0]))


def read_by_rdflib(name: str, data: bytes) -> list[Quad]:
    """What rdflib reads, as pyoxigraph quads; literals keep the form they have in the document."""
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset = rdflib.Dataset()
        dataset.parse(data=data, format=FORMATS[name][1])
    finally:
        rdflib.NORMALIZE_LITERALS = normalize
    default = dataset.default_graph.identifier
    return [
        Quad(_term(s), _term(p), _term(o), None if g in (None, default) else _term(g))
        for s, p, o, g in dataset.quads()
    ]


def _term(node):
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))


def isomorphic(left: list[Quad], right: list[Quad]) -> bool:
    """True when the datasets are equal but for the names of blank nodes."""
    one, two = Dataset(left), Dataset(right)
    one.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    two.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return one == two
