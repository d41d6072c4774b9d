"""The in-memory store, graph files and named queries."""

import gzip

import pytest
from pyoxigraph import Literal

from kg.errors import GraphError, QueryError
from kg.graph import Counts, Graph
from kg.store import list_queries, load_query
from tests.handmade import both, copied


@pytest.fixture(scope="module")
def graph():
    return Graph.from_findings(both())


def test_there_are_enough_named_queries_each_with_a_title():
    queries = list_queries()
    assert len(queries) >= 12
    for query in queries:
        assert query.text.startswith("# ") and len(query.title) > 20, query.name
    assert len({query.title for query in queries}) == len(queries)


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_every_named_query_has_rows_in_a_fixed_order(name):
    graph = Graph.from_findings([*both(), copied()])
    rows = [tuple(map(str, row)) for row in graph.query(load_query(name).text)]
    assert rows
    again = Graph.from_findings([copied(), *both()[::-1]])
    assert [tuple(map(str, row)) for row in again.query(load_query(name).text)] == rows


def test_figures_that_differ_sets_bounds_and_parts_aside(graph):
    """At least 12 and 14 dead, five of them children, can all be true; $2.5 and $3 million cannot."""
    rows = list(graph.query(load_query("figures-that-differ").text))
    assert [(row["value"].value, row["otherValue"].value) for row in rows] == [("2500000", "3000000")]


def test_an_unknown_query_is_refused_with_the_names_there_are():
    with pytest.raises(QueryError, match="timeline"):
        load_query("no-such-query")


def test_a_query_that_is_no_sparql_is_refused(graph):
    with pytest.raises(QueryError, match="not valid SPARQL"):
        graph.query("SELECT WHERE")


def test_a_triple_that_two_articles_tell_is_one_row(graph):
    rows = list(graph.query('SELECT ?e { ?e rdfs:label "Anna Holt" }'))
    assert len(rows) == 1
    assert len(list(graph.query('SELECT ?g { GRAPH ?g { ?e rdfs:label "Anna Holt" } }'))) == 2


def test_values_can_be_bound(graph):
    rows = graph.query("SELECT ?e ?name { ?e rdfs:label ?name }", {"name": Literal("Anna Holt")})
    assert [row["e"].value.rpartition("/")[2] for row in rows] == ["anna-holt"]


def test_counts(graph):
    assert graph.counts == Counts(2, 93, 10, 3, graph.counts.asserted, graph.counts.attributed)
    naming = "rdf:type, rdfs:label, skos:altLabel"
    pattern = "?s kgo:asserted {} ; rdf:predicate ?p FILTER(?p NOT IN ({}))"
    told = {
        value: len(list(graph.query(f"SELECT ?s {{ {pattern.format(value, naming)} }}"))) for value in ("true", "false")
    }
    assert (graph.counts.asserted, graph.counts.attributed) == (told["true"], told["false"])
    assert graph.counts.statements == told["true"] + told["false"]


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld", "trig.gz", "nq.gz"])
def test_a_written_graph_is_read_back(graph, tmp_path, suffix):
    assert Graph.load(graph.write(tmp_path / f"kg.{suffix}")).rows() == graph.rows()


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf", "ttl.gz"])
def test_a_written_graph_without_names_of_graphs_has_the_same_triples(graph, tmp_path, suffix):
    again = Graph.load(graph.write(tmp_path / f"kg.{suffix}"))
    assert {row[:3] for row in again.rows()} == {row[:3] for row in graph.rows()}
    assert again.counts == graph.counts


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("kg.ttl", b"this is not turtle", "not valid"),
        ("kg.nq", b"\xff\xfe\x00", "kg.nq"),
        ("kg.ttl.gz", b"not gzip", "cannot be read"),
        ("kg.ttl.gz", gzip.compress(b"<a> <b> <c> .", mtime=0)[:20], "cannot be read"),
        ("kg.docx", b"", "use one of"),
    ],
)
def test_a_file_that_is_no_graph_is_refused_by_name(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GraphError, match=expected) as error:
        Graph.load(path)
    assert str(path) in str(error.value)


def test_a_missing_file_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(GraphError, match="kg build"):
        Graph.load(tmp_path / "none.ttl")


def test_a_blank_node_of_a_foreign_file_stays_one(tmp_path):
    path = tmp_path / "foreign.nq"
    lines = ("_:b <http://x.example/p> <http://x.example/o> <http://x.example/g> .", '_:b <http://x.example/q> "1" .')
    path.write_text("\n".join(lines))
    found = Graph.load(path)
    assert bool(found.query("ASK { ?b <http://x.example/p> ?g ; <http://x.example/q> '1' }"))


def test_rdflib_sees_the_same_graph_with_prefixes_bound(graph):
    dataset = graph.dataset()
    assert len(set(dataset.quads())) == len(graph)
    assert dict(dataset.namespaces())["kgo"].endswith("ontology#")
    found = dataset.query('SELECT ?o { ?p rdfs:label "Anna Holt" ; kgo:holdsPosition/rdfs:label ?o }')
    assert [str(row.o) for row in found] == ["mayor of Oskby"]


def test_networkx_has_people_and_events_as_nodes(graph):
    labels = {data["label"] for _, data in graph.networkx().nodes(data=True)}
    assert {"Anna Holt", "Oskby", "Bridge falls in Oskby"} <= labels
