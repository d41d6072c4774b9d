"""Every RDF format says what the graph says, to two independent readers, in the same bytes each time."""

import random

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import ExportError

from .readers import FORMATS, isomorphic, merged, read_by_pyoxigraph, read_by_rdflib, written

READERS = {"pyoxigraph": read_by_pyoxigraph, "rdflib": read_by_rdflib}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_finds_the_graph_that_was_written(name, reader, sample):
    expected = sample if FORMATS[name][2] else merged(sample)
    assert isomorphic(READERS[reader](name, written(name, sample)), expected)


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_the_quads_changes_no_byte(name, sample):
    shuffled = list(sample)
    random.Random(7).shuffle(shuffled)
    assert written(name, shuffled) == written(name, sample + shuffled)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph_is_a_document_without_triples(name, reader):
    assert READERS[reader](name, written(name, [])) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FORMATS)
def test_blank_nodes_and_graphs_of_others_are_kept(name, reader):
    knows, graph = NamedNode("http://example.org/knows"), NamedNode("http://example.org/g")
    quads = [
        Quad(BlankNode("a"), knows, BlankNode("b"), graph),
        Quad(BlankNode("b"), knows, Literal("chat", language="fr"), graph),
        Quad(NamedNode("http://example.org/x"), knows, Literal("1", datatype=NamedNode("http://example.org/t"))),
    ]
    expected = quads if FORMATS[name][2] else merged(quads)
    assert isomorphic(READERS[reader](name, written(name, quads)), expected)


@pytest.mark.parametrize("name", ["turtle", "trig"])
@pytest.mark.parametrize(
    "lexical, datatype, bare",
    [
        ("12", "integer", True), ("-3", "integer", True), ("+3", "integer", False), ("007", "integer", False),
        ("0.5", "decimal", True), ("0.90", "decimal", True), (".5", "decimal", False), ("5", "decimal", False),
        ("true", "boolean", True), ("1", "boolean", False), ("1e5", "double", False), ("x", "integer", False),
    ],
)  # fmt: skip
def test_only_plain_numbers_stand_without_quotes(name, lexical, datatype, bare):
    node = Literal(lexical, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{datatype}"))
    quads = [Quad(NamedNode("http://e.org/s"), NamedNode("http://e.org/p"), node)]
    data = written(name, quads)
    assert (f'"{lexical}"'.encode() not in data) is bare
    assert list(read_by_rdflib(name, data)) == list(read_by_pyoxigraph(name, data)) == quads


def test_rdfxml_refuses_a_property_without_an_xml_name():
    quads = [Quad(NamedNode("http://e.org/s"), NamedNode("http://e.org/1"), Literal("x"))]
    with pytest.raises(ExportError, match="RDF/XML cannot write the property"):
        written("rdfxml", quads)


@pytest.mark.parametrize("name", [*FORMATS, "graphml", "gexf"])
def test_a_graph_object_gives_the_bytes_of_its_quads(name, sample):
    from kg import Graph

    assert written(name, Graph(sample)) == written(name, sample)
