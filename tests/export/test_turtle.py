"""Turtle reads like a report: sections, labels first, the article's statements in text order."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from .readers import read_by_pyoxigraph, read_by_rdflib, written


@pytest.fixture(scope="module")
def turtle(sample) -> str:
    return written("turtle", sample).decode()


def block(text: str, subject: str) -> str:
    return re.search(rf"^{re.escape(subject)} .*?\n\n|\Z", text + "\n", re.MULTILINE | re.DOTALL)[0]


def test_sections_come_in_reading_order(turtle):
    titles = re.findall(r"^# ── (.*?) ─+$", turtle, re.MULTILINE)
    assert titles == [
        "Articles", "People", "Organizations", "Places", "Positions", "Events", "Open relations",
        "What the article says: Rockets hit Verrin", "What the article says: Nordan denies role in Verrin strike",
    ]  # fmt: skip


def test_a_thing_starts_with_its_class_and_its_names(turtle):
    assert block(turtle, "entity:mara-lind").splitlines() == [
        "entity:mara-lind a schema:Person ;",
        '    rdfs:label "Mara Lind" ;',
        '    skos:altLabel "Lind", "M. Lind" ;',
        "    kgo:holdsPosition position:mayor-of-verrin .",
        "",
    ]


def test_a_statement_shows_its_triple_on_one_line_and_names_the_event(turtle):
    assert block(turtle, "statement:s2").splitlines()[1:3] == [
        "    rdf:subject event:a1b2 ; rdf:predicate kgo:deaths ; rdf:object 12 ; kgo:quantifier kgo:AtLeast ;"
        "  # rockets hit Verrin",
        "    kgo:accordingTo entity:mara-lind ; kgo:asserted false ; kgo:modality kgo:Actual ; kgo:confidence 0.82 ;",
    ]


def test_statements_follow_their_passage_in_text_order(turtle):
    order = ["<article/dawn-1#char=0,40> a", "statement:s1 a", "<article/dawn-1#char=41,90> a", "quotation:q1 a"]
    places = [turtle.index(f"\n{start} ") for start in order]
    assert places == sorted(places)


def test_only_prefixes_that_are_used_are_declared(turtle):
    declared = set(re.findall(r"^@prefix (\w+):", turtle, re.MULTILINE))
    assert {"kgo", "schema", "article", "entity"} <= declared
    assert not {"owl", "dcterms", "time", "wd"} & declared


def test_trig_has_a_block_for_each_article(sample):
    trig = written("trig", sample).decode()
    assert re.findall(r"^(\S+) \{$", trig, re.MULTILINE) == ["article:dawn-1", "article:tide-7"]


@pytest.mark.parametrize(
    "local, expected",
    [
        ("washington_(state)", r"entity:washington_\(state\)"), ("a.b", "entity:a.b"), ("o'neill", r"entity:o\'neill"),
        ("erdoğan", "entity:erdoğan"), ("100%25", "entity:100%25"), ("3rd-man", "entity:3rd-man"),
        ("end.", "<https://w3id.org/kg-news/id/entity/end.>"), ("a#b", "<https://w3id.org/kg-news/id/entity/a#b>"),
        ("-a", "<https://w3id.org/kg-news/id/entity/-a>"), ("", "<https://w3id.org/kg-news/id/entity/>"),
    ],
)  # fmt: skip
def test_names_are_short_where_turtle_allows_it(local, expected):
    iri = NamedNode(f"https://w3id.org/kg-news/id/entity/{local}")
    other = NamedNode("https://w3id.org/kg-news/id/entity/x")
    quads = [Quad(node, NamedNode("http://e.org/p"), Literal("x")) for node in (iri, other)]
    data = written("turtle", quads)
    assert expected in {line.split(" ")[0] for line in data.decode().splitlines()}
    for read in (read_by_pyoxigraph, read_by_rdflib):
        assert {quad.subject for quad in read("turtle", data)} == {iri, other}


def test_a_label_cannot_break_out_of_a_comment():
    event = NamedNode("https://w3id.org/kg-news/id/event/1")
    label = Quad(event, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("a\n<b> <c> <d> .\r\u2028x"))
    link = Quad(NamedNode("http://e.org/s"), NamedNode("http://e.org/p"), event)
    assert set(read_by_rdflib("turtle", written("turtle", [label, link]))) == {label, link}
