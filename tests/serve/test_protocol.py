"""The SPARQL 1.1 Protocol, as an HTTP client meets it (W3C data-sparql11/protocol and more)."""

import pytest

SELECT = "SELECT ?s { ?s a schema:Person }"


def test_each_triple_counts_once_over_all_articles(server):
    answer = server.ask("SELECT (COUNT(*) AS ?n) { ?s rdfs:label 'Ann Vale' }").json()
    assert answer["results"]["bindings"][0]["n"]["value"] == "1"
    answer = server.ask("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s rdfs:label 'Ann Vale' } }").json()
    assert answer["results"]["bindings"][0]["n"]["value"] == "2"


@pytest.mark.parametrize(
    "sent",
    [
        {"method": "GET", "params": {"query": SELECT}},
        {"method": "POST", "data": {"query": SELECT}},
        {"method": "POST", "content": SELECT, "headers": {"content-type": "application/sparql-query"}},
        {"method": "POST", "content": SELECT, "headers": {"content-type": "application/sparql-query; charset=UTF-8"}},
    ],
    ids=["GET", "form", "direct", "direct with charset"],
)
def test_a_query_can_be_asked_in_each_way(server, sent):
    response = server.client.request(url="/sparql", **sent)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert [row["s"]["value"] for row in response.json()["results"]["bindings"]] == [
        "https://example.org/kg/id/entity/ann"
    ]
