"""Labels, names and keys from hell: two independent readers find exactly what was in the graph."""

import csv
import io
import re
from xml.etree import ElementTree

import igraph
import lxml.etree
import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import expand

from .readers import FORMATS, isomorphic, merged, read_by_pyoxigraph, read_by_rdflib, written

BASE = "https://w3id.org/kg-news/id/"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
NASTY = [
    "", " ", "\x00", "\x0b", "\x1b[31m", "\ufffe", "\uffff", "]]>", "<script>alert(1)</script>", '"', "'", '"""', "\\",
    "\\u0041", "\r\n", "\r", "\n", "\t", "&amp;", "\u202eevil", "\u200b", "\ufeff", "👩‍👩‍👧", "e\u0301",
    "x .\n<a> <b> <c> .",
    "# not a comment", "@prefix", "=HYPERLINK(1)", "+1", "-1", "@SUM", "\u2028", "\x85", "\x7f", "a;b|c,d", "true",
    "12",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=3).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
SLUGS = st.one_of(
    st.sampled_from(["a.b", "a.", ".a", "..", "-a", "0", "_", "~", "!$&'()*+,;=", "%20", "%", "a:b", "a/b", "a#b",
                     "a?b",
                     "æøå", "東京", "a\u0301", "\u00b7a", "a@b", "javascript:alert(1)", "q#char=1,2", "..#char=1,2"]),
    st.text("abz09-_.~%é", min_size=1, max_size=6),
)  # fmt: skip


def _iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


KINDS = st.sampled_from(["entity/", "event/", "article/", "statement/", "", "urn:x:", "schema:", "https://schema.org/"])
IRIS = (
    st.tuples(KINDS, SLUGS)
    .map(lambda p: p[0] + p[1] if ":" in p[0] else BASE + p[0] + p[1])
    .filter(lambda iri: _iri(iri) and not re.search(r"%(?![0-9A-Fa-f]{2})", iri))
    .map(NamedNode)
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="en")),
    st.tuples(TEXTS, st.sampled_from(["date", "integer", "decimal", "boolean", "double", "string"])).map(
        lambda p: Literal(p[0], datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{p[1]}"))
    ),
)
NAMES = ["rdfs:label", "kgo:agent", "schema:headline", "rdf:object", "kgo:evidence", "rdf:type", "rel:brief_on"]
PREDICATES = st.sampled_from([NamedNode(expand(name)) for name in NAMES])
QUADS = st.lists(
    st.builds(Quad, IRIS, PREDICATES, st.one_of(IRIS, LITERALS), st.one_of(IRIS, st.none())), max_size=6
)
COMMON = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def _as_xml(quads: list[Quad]) -> list[Quad]:
    """The quads with the characters that XML forbids replaced."""
    return [Quad(q.subject, q.predicate, _clean(q.object)) for q in quads]


def _clean(node):
    if not isinstance(node, Literal):
        return node
    text = FORBIDDEN.sub("\ufffd", node.value)
    return Literal(text, language=node.language) if node.language else Literal(text, datatype=node.datatype)


@pytest.mark.parametrize("reader", [read_by_pyoxigraph, read_by_rdflib])
@pytest.mark.parametrize("name", FORMATS)
def test_rdf_readers_find_every_triple_and_no_other(name, reader):
    @COMMON
    @given(QUADS)
    def check(quads):
        expected = _as_xml(quads) if name == "rdfxml" else quads if FORMATS[name][2] else merged(quads)
        assert isomorphic(reader(name, written(name, quads)), expected)

    check()


def _nodes(labels: list[str]) -> list[Quad]:
    """One person for each label, each supporting the next."""
    quads = []
    for n, label in enumerate(labels):
        person = NamedNode(f"{BASE}entity/p{n}")
        quads.append(Quad(person, NamedNode(expand("rdf:type")), NamedNode(expand("schema:Person"))))
        quads.append(Quad(person, NamedNode(expand("rdfs:label")), Literal(label)))
        other = NamedNode(f"{BASE}entity/p{(n + 1) % len(labels)}")
        quads.append(Quad(person, NamedNode(expand("kgo:supports")), other))
    return quads


def _labels(labels: list[str]) -> list[str]:
    return [FORBIDDEN.sub("\ufffd", label) or f"p{n}" for n, label in enumerate(labels)]


@COMMON
@given(st.lists(TEXTS, min_size=1, max_size=9))
def test_graphml_readers_find_every_label(labels):
    data = written("graphml", _nodes(labels))
    graph = networkx.read_graphml(io.BytesIO(data), edge_key_type=str, force_multigraph=True)
    assert [graph.nodes[f"entity:p{n}"]["label"] for n in range(len(labels))] == _labels(labels)
    assert graph.number_of_edges() == len(labels)
    keys = {data["label"] for *_, data in graph.edges(data=True)}
    assert keys == {"supports"}


@settings(COMMON, max_examples=15)
@given(labels=st.lists(TEXTS, min_size=1, max_size=9))
def test_igraph_finds_every_label(labels, tmp_path_factory):
    path = tmp_path_factory.mktemp("igraph") / "g.graphml"
    path.write_bytes(written("graphml", _nodes(labels)))
    graph = igraph.Graph.Read_GraphML(str(path))
    assert dict(zip(graph.vs["id"], graph.vs["label"], strict=True)) == {
        f"entity:p{n}": label for n, label in enumerate(_labels(labels))
    }


@pytest.mark.parametrize("parse", [lxml.etree.fromstring, ElementTree.fromstring])
def test_gexf_is_xml_with_every_label(parse):
    @COMMON
    @given(st.lists(TEXTS, min_size=1, max_size=9))
    def check(labels):
        root = parse(written("gexf", _nodes(labels)))
        nodes = root.iter("{http://gexf.net/1.3}node")
        assert {node.get("id"): node.get("label") for node in nodes} == {
            f"entity:p{n}": label for n, label in enumerate(_labels(labels))
        }

    check()


@COMMON
@given(st.lists(TEXTS, min_size=1, max_size=9))
def test_tables_hold_every_label_and_no_formula(labels):
    rows = list(csv.reader(io.StringIO(written("csv-nodes", _nodes(labels)).decode(), newline="")))
    found = {row[0]: row[1] for row in rows[1:]}
    assert len(found) == len(labels)
    for n, label in enumerate(labels):
        cell = found[f"entity:p{n}"]
        assert cell.removeprefix("'") == (label or f"p{n}").removeprefix("'")
        assert cell[:1] not in tuple("=+-@\t\r")
