"""The graph's IRIs, whole graphs, and what the server tells of its data."""

import pytest
import rdflib
from rdflib.namespace import RDFS, VOID

ANN = rdflib.URIRef("https://example.org/kg/id/entity/ann")
FORMS = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}


@pytest.mark.parametrize("prefix", ["/id/", "/kg/id/"])
@pytest.mark.parametrize("suffix", FORMS)
def test_an_iri_leads_to_its_data(server, prefix, suffix):
    response = server.get(f"{prefix}entity/ann.{suffix}")
    found = rdflib.Graph().parse(data=response.content, format=FORMS[suffix])
    assert (ANN, RDFS.label, rdflib.Literal("Ann Vale")) in found
    assert (None, None, ANN) in found  # what leads there
    assert f"/id/entity/ann.{suffix}>" in response.headers["link"]
    assert "Accept" in response.headers["vary"]


def test_accept_chooses_data_or_page(server):
    data = server.get("/id/entity/ann", headers={"accept": "application/ld+json"})
    assert data.headers["content-type"] == "application/ld+json"
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for path, accept in (("/id/entity/ann", browser), ("/id/entity/ann.html", "*/*")):
        page = server.get(path, headers={"accept": accept})
        assert page.status_code == 303 and page.headers["location"] == "/entity/ann"
    assert server.get("/id/entity/ann", headers={"accept": "image/png"}).status_code == 406


def test_an_article_comes_with_its_passages(server):
    found = rdflib.Graph().parse(data=server.get("/id/article/one.ttl").content, format="turtle")
    article = rdflib.URIRef("https://example.org/kg/id/article/one")
    assert (article, rdflib.SDO.headline, None) in found
    assert (rdflib.URIRef(f"{article}#char=0,8"), rdflib.RDF.type, None) in found


@pytest.mark.parametrize(
    "path",
    ["/id/entity/nobody", "/id/", "/id/entity/", "/id/entity/../ann", "/id/entity/%2e%2e/ann", "/id/%00", "/id/%ff"],
)
def test_other_iris_are_404(server, path):
    import http.client

    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=20)
    connection.request("GET", path)
    assert connection.getresponse().status in (400, 404)
    connection.close()


def test_whole_graphs(server):
    one = rdflib.Graph().parse(
        data=server.get("/store", graph="https://example.org/kg/id/article/one").content, format="turtle"
    )
    assert len(one) == 11
    union = rdflib.Graph().parse(
        data=server.get("/store?default=", headers={"accept": "application/n-triples"}).content, format="nt"
    )
    assert len(union) == 16  # one label is told by both
    assert server.get("/store", graph="https://example.org/none").status_code == 404
    assert server.get("/store").status_code == 400
    assert server.client.get("/store?default&graph=a:b").status_code == 400
    for method in ("PUT", "POST", "DELETE"):
        assert server.client.request(method, "/store?default").status_code == 405


@pytest.mark.parametrize("path", ["/.well-known/void", "/dcat"])
def test_the_data_is_described(server, path):
    found = rdflib.Graph().parse(data=server.get(path).content, format="turtle")
    dataset = rdflib.URIRef(f"{server.url}/.well-known/void#dataset")
    assert int(found.value(dataset, VOID.triples)) == 16
    parts = {str(found.value(part, VOID["class"])): int(found.value(part, VOID.entities))
             for part in found.objects(dataset, VOID.classPartition)}  # fmt: skip
    assert parts["https://schema.org/Person"] == 1
    assert {str(found.value(part, VOID.property)) for part in found.objects(dataset, VOID.propertyPartition)} >= {
        str(RDFS.label)
    }
    assert found.value(dataset, VOID.sparqlEndpoint) == rdflib.URIRef(f"{server.url}/sparql")
    assert found.value(dataset, VOID.exampleResource) == ANN
    assert rdflib.URIRef("https://schema.org/") in set(found.objects(dataset, VOID.vocabulary))
