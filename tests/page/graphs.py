"""The graphs that the tests of the page look at."""

from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph import Graph
from kg.read import read_articles
from kg.vocab import expand

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "exports" / "kg.ttl"
TRAM = ROOT.parent / "shared" / "data" / "articles" / "clusters" / "tram.jsonl"
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "javascript:alert(4)",
    "'; DROP TABLE things; --",
    "\u202eright to left\u202c \u2066שלום עולם مرحبا\u2069",
    "tab\tline\nnull-like \u0001\u0008\u001b[31m\u0085",
    "x" * 10_000,
    "word " * 2_000,
    "{{7*7}} ${alert(5)} `alert(6)`",
    "</title></style></script><b>bold</b>",
    "&lt;b&gt;&amp;amp;",
)
_TEXTS = frozenset(
    map(expand, ("rdfs:label", "skos:altLabel", "schema:headline", "nif:anchorOf", "schema:text", "schema:author"))
)


def with_texts(graph: Graph, inputs: Iterable[Path], target: Path) -> Path:
    """A graph as N-Quads, with the texts of its articles in their graphs."""
    known = {quad.subject.value for quad in graph.quads()}
    quads = list(graph.quads())
    for article in read_articles(inputs):
        node = NamedNode(f"{graph.base_iri}article/{article.id}")
        if node.value in known:
            quads.append(Quad(node, NamedNode(expand("nif:isString")), Literal(article.text), node))
    serialize(quads, str(target), RdfFormat.N_QUADS)
    return target


def with_payloads(graph: Graph, target: Path) -> Path:
    """A graph with something hostile in the place of every text, and addresses that are none."""
    payloads = cycle(PAYLOADS)
    quads = []
    for quad in graph.quads():
        text = Literal(next(payloads)) if quad.predicate.value in _TEXTS else quad.object
        quads.append(Quad(quad.subject, quad.predicate, text, quad.graph_name))
    things = {quad.subject for quad in quads if "/entity/" in quad.subject.value or "/article/" in quad.subject.value}
    for thing in sorted(things, key=str)[:200]:
        if "#" not in thing.value:
            quads.append(Quad(thing, NamedNode(expand("owl:sameAs")), NamedNode("javascript:alert(7)")))
            quads.append(Quad(thing, NamedNode(expand("schema:url")), Literal("javascript:alert(8)")))
    serialize(quads, str(target), RdfFormat.N_QUADS)
    return target
