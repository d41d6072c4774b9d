"""What other tools make of the endpoint, and whether another server gives the same answers."""

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.store import list_queries
from kg.vocab import NAMESPACES

ANN = "https://example.org/kg/id/entity/ann"
PEOPLE = "PREFIX schema: <https://schema.org/> SELECT ?s WHERE { ?s a schema:Person }"


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_reads_rows(server, form, method):
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(PEOPLE)
    client.setReturnFormat(form)
    client.setMethod(method)
    found = client.query().convert()
    shown = found.toxml() if form == XML else found.decode() if form == CSV else json.dumps(found)
    assert shown.count(ANN) == 1


def test_sparqlwrapper_posts_directly_and_reads_triples(server):
    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(f"DESCRIBE <{ANN}>")
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(TURTLE)
    assert (rdflib.URIRef(ANN), rdflib.RDF.type, rdflib.SDO.Person) in rdflib.Graph().parse(
        data=client.query().convert(), format="turtle"
    )
    client.setQuery("SELECT {")
    with pytest.raises(QueryBadFormed):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_an_rdflib_graph_can_live_here(server, method):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method))
    ann = rdflib.URIRef(ANN)
    assert (ann, rdflib.RDF.type, rdflib.SDO.Person) in graph
    assert str(graph.value(ann, rdflib.RDFS.label)) == "Ann Vale"
    assert [str(row.s) for row in graph.query(PEOPLE)] == [ANN]
    assert len(graph) == 16


@pytest.fixture(scope="module")
def oxigraph(samples_server):
    """The oxigraph server on the same database."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the oxigraph server is not installed (pip install '.[test]')")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    database = samples_server.source.current().database
    process = subprocess.Popen(
        [binary, "serve-read-only", "--location", database, "--bind", address],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            time.sleep(0.05)
            try:
                httpx.get(f"http://{address}/", timeout=2)
                break
            except httpx.TransportError:
                assert process.poll() is None, "the oxigraph server ended"
        yield f"http://{address}/query"
    finally:
        process.kill()
        process.wait()


PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMESPACES.items())
MORE = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c HAVING (?n > 1)",
    "ASK { ?s a kgo:Killing }",
    "ASK { ?s a <a:b> }",
    "SELECT ?s (GROUP_CONCAT(?l; separator='|') AS ?ls) { SELECT * { ?s skos:altLabel ?l } ORDER BY ?l } GROUP BY ?s",
    "SELECT ?e ?l { ?e kgo:agent/rdfs:label ?l OPTIONAL { ?e schema:startDate ?d } FILTER(!BOUND(?d)) }",
    "SELECT ?x { ?x kgo:topic|kgo:cause|kgo:patient ?y MINUS { ?x a kgo:ClaimedEvent } }",
]


def rows_of(answer):
    if "boolean" in answer:
        return answer["boolean"]
    return answer["head"]["vars"], sorted(json.dumps(row, sort_keys=True) for row in answer["results"]["bindings"])


@pytest.mark.parametrize(
    "query", [*(query.text for query in list_queries()), *MORE], ids=[*(q.name for q in list_queries()), *MORE]
)
def test_answers_equal_those_of_the_oxigraph_server(samples_server, oxigraph, query):
    accept = {"accept": "application/sparql-results+json"}
    theirs = httpx.post(oxigraph, data={"query": PREFIXES + query}, headers=accept, timeout=60)
    ours = samples_server.client.post("/sparql", data={"query": query}, headers=accept)
    assert theirs.status_code == ours.status_code == 200, (theirs.text, ours.text)
    assert rows_of(ours.json()) == rows_of(theirs.json())


@pytest.mark.parametrize("media_type", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_other_forms_equal_those_of_the_oxigraph_server(samples_server, oxigraph, media_type):
    query = "SELECT ?s ?l { ?s rdfs:label ?l } ORDER BY ?s ?l"
    theirs = httpx.post(oxigraph, data={"query": PREFIXES + query}, headers={"accept": media_type}, timeout=60)
    ours = samples_server.client.post("/sparql", data={"query": query}, headers={"accept": media_type})
    assert ours.content == theirs.content


def test_constructed_graphs_equal_those_of_the_oxigraph_server(samples_server, oxigraph):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kgo:Statement ; ?p ?o }"
    accept = {"accept": "application/n-triples"}
    theirs = httpx.post(oxigraph, data={"query": PREFIXES + query}, headers=accept, timeout=60)
    ours = samples_server.client.post("/sparql", data={"query": query}, headers=accept)
    assert len(ours.text.splitlines()) > 100
    assert sorted(ours.text.splitlines()) == sorted(theirs.text.splitlines())
