from pathlib import Path

import pytest

from .running import serving

DATA = """
@prefix : <https://example.org/kg/id/entity/> .
@prefix schema: <https://schema.org/> .
@prefix kgo: <https://w3id.org/kg-news/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix article: <https://example.org/kg/id/article/> .
@prefix event: <https://example.org/kg/id/event/> .

article:one {
  :ann a schema:Person ; rdfs:label "Ann Vale" ; schema:affiliation :works .
  article:one a schema:NewsArticle ; schema:headline "Ann Vale joins the works" .
  <https://example.org/kg/id/article/one#char=0,8> a kgo:Passage ; nif:referenceContext article:one .
  event:ab12 a kgo:Killing ; kgo:deaths 11 ; kgo:agent :ann ; rdfs:label "an event" .
}
article:two {
  :ann rdfs:label "Ann Vale" ; skos:altLabel "=cmd()|' /C calc'!A0", "a\\u0001b", "-5" .
  :works a schema:Organization ; rdfs:label "Works <script>alert(1)</script>" .
}
"""


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "small.trig"
    path.write_text(DATA, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def server(graph_file):
    with serving(graph_file) as running:
        yield running


@pytest.fixture(scope="session")
def samples_server():
    """Over the committed graph of the sample articles."""
    with serving(Path(__file__).resolve().parents[2] / "exports" / "kg.ttl") as running:
        yield running
