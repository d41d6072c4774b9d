"""kg query."""

import csv
import io
import json

import pytest

PEOPLE = "SELECT ?name { ?p a schema:Person ; rdfs:label ?name }"


def test_a_table_shows_texts_and_short_names(kg, graph):
    result = kg("query", graph, "SELECT ?event ?kind { ?event a ?kind FILTER(?kind = kgo:Attack) }")
    assert result.stdout.splitlines() == ["event       kind", "──────────  ──────────", "event/a1b2  kgo:Attack"]


def test_a_triple_that_two_articles_tell_counts_once(kg, graph):
    result = kg("query", graph, "SELECT (COUNT(*) AS ?n) { ?e kgo:patient ?x }", "-f", "csv")
    assert result.stdout_bytes == b"n\r\n1\r\n"


def test_articles_can_be_asked_one_by_one(kg, graph):
    result = kg("query", graph, "SELECT ?g { GRAPH ?g { ?e kgo:patient ?x } } ORDER BY ?g", "-f", "csv")
    assert len(result.stdout.splitlines()) == 3


def test_csv_is_quoted_and_has_no_formulas(kg, graph):
    query = 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("=1+1" "x, \\"y\\"" -5) } }'
    rows = list(csv.reader(io.StringIO(kg("query", graph, query, "-f", "csv").stdout)))
    assert rows == [["a", "b", "c"], ["'=1+1", 'x, "y"', "-5"]]


def test_json_is_the_standard_form(kg, graph):
    answer = json.loads(kg("query", graph, PEOPLE, "--json").stdout)
    assert answer["head"]["vars"] == ["name"]
    assert answer["results"]["bindings"] == [{"name": {"type": "literal", "value": "Mara Lind"}}]


def test_construct_gives_turtle(kg, graph):
    result = kg("query", graph, "CONSTRUCT { ?p kgo:knownAs ?n } { ?p a schema:Person ; rdfs:label ?n }")
    assert 'entity:mara-lind kgo:knownAs "Mara Lind" .' in result.stdout


@pytest.mark.parametrize("query, expected", [("ASK { ?s a kgo:Attack }", "true"), ("ASK { ?s a kgo:Vote }", "false")])
def test_ask_gives_a_word(kg, graph, query, expected):
    assert kg("query", graph, query).stdout == f"{expected}\n"


def test_a_query_is_read_from_a_file_and_from_standard_input(kg, graph, tmp_path):
    (tmp_path / "people.rq").write_text(PEOPLE)
    expected = kg("query", graph, PEOPLE).stdout
    assert kg("query", graph, tmp_path / "people.rq").stdout == expected
    assert kg("query", graph, "-", input=PEOPLE).stdout == expected


def test_values_are_set_as_terms_and_never_as_text_of_the_query(kg, graph):
    query = "SELECT ?p ?name { ?p rdfs:label ?name }"
    assert "entity/mara-lind" in kg("query", graph, query, "--set", "name=Mara Lind").stdout
    assert "entity" not in kg("query", graph, query, "--set", 'name=x" } SELECT * { ?s ?p ?o').stdout
    assert kg("query", graph, query, "--set", "name").exit_code == 2


@pytest.mark.parametrize(
    "query, code, part",
    [
        ("SELECT {", 1, "not valid SPARQL"), ("no-such-query", 1, "no query is called"),
        ("missing.rq", 1, "missing.rq: cannot be read"), ("INSERT DATA { <a:b> <a:c> 1 }", 1, "only read"),
    ],
)  # fmt: skip
def test_a_bad_query_is_told_in_one_line(kg, graph, query, code, part):
    result = kg("query", graph, query)
    assert result.exit_code == code
    assert part in result.stderr


def test_a_form_that_does_not_fit_is_wrong_usage(kg, graph):
    assert kg("query", graph, PEOPLE, "-f", "turtle").exit_code == 2
    assert kg("query", graph, "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv").exit_code == 2


def test_the_named_queries_are_listed_without_a_graph(kg):
    assert kg("query", "--list").exit_code == 0


def test_a_table_is_cut_to_a_page_and_csv_is_not(kg, graph):
    query = f'SELECT ?a ?b {{ VALUES (?a ?b) {{ ("{"long " * 60}" "short") }} }}'
    table = kg("query", graph, query).stdout.splitlines()
    assert max(map(len, table)) <= 160
    assert table[2].endswith("short")
    assert "long " * 60 in kg("query", graph, query, "-f", "csv").stdout
