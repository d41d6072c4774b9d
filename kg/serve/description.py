"""In a worker: what the server says of itself and of its data: service description, VoID, DCAT."""

from collections.abc import Iterator
from typing import cast
from urllib.parse import urljoin

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, Triple, parse

from kg.vocab import NAMESPACES

from .frames import Reply
from .negotiation import GRAPHS
from .replies import graph_reply, wanted_form

_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
}
_HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in (NAMESPACES | _PREFIXES).items())
_SERVICE = """
<sparql> a sd:Service, dcat:DataService ;
  sd:endpoint <sparql> ; dcat:endpointURL <sparql> ; dcat:servesDataset <.well-known/void#dataset> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML ;
  sd:defaultDataset <sparql#dataset> .
<sparql#dataset> a sd:Dataset ; sd:defaultGraph <.well-known/void#dataset> .
<.well-known/void#dataset> a sd:Graph .
"""
_DATASET = """
<.well-known/void> a void:DatasetDescription ; foaf:primaryTopic <.well-known/void#dataset> .
<.well-known/void#dataset> a void:Dataset, dcat:Dataset ;
  void:sparqlEndpoint <sparql> ; void:dataDump <store?default> ; dcat:distribution <.well-known/void#dump> ;
  void:feature formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML .
<.well-known/void#dump> a dcat:Distribution ; dcat:accessURL <store?default> ; dcat:accessService <sparql> .
<sparql> a dcat:DataService ; dcat:endpointURL <sparql> ; dcat:servesDataset <.well-known/void#dataset> .
"""
_CLASSES = "SELECT ?name (COUNT(*) AS ?n) { ?s a ?name } GROUP BY ?name ORDER BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?n) { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"
_EXAMPLES = "SELECT ?name { ?name a schema:Person } ORDER BY ?name LIMIT 1"


def describe_service(store: Store, *, root: str, accept: str | None, limit: int, zipped: bool) -> Reply:
    """The SPARQL 1.1 service description of the endpoint below the root."""
    form = wanted_form(None, accept, GRAPHS)
    return graph_reply(_parsed(_SERVICE, root), form, limit=limit, zipped=zipped, prefixes=_PREFIXES)


def describe_dataset(
    store: Store, *, root: str, title: str, base: str, accept: str | None, limit: int, zipped: bool
) -> Reply:
    """VoID and DCAT: how much there is of what, in which vocabularies, and where to get it."""
    form = wanted_form(None, accept, GRAPHS)
    triples = [*_parsed(_DATASET, root), *_figures(store, root, title, base)]
    return graph_reply(triples, form, limit=limit, zipped=zipped, prefixes=_PREFIXES)


def _parsed(text: str, root: str) -> list[Triple]:
    head = f"{_HEAD}@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    return [quad.triple for quad in parse(head + text, RdfFormat.TURTLE, base_iri=root)]


def _figures(store: Store, root: str, title: str, base: str) -> Iterator[Triple]:
    dataset = NamedNode(urljoin(root, ".well-known/void#dataset"))
    classes, properties = _counts(store, _CLASSES), _counts(store, _PROPERTIES)
    yield Triple(dataset, _term("dcterms:title"), Literal(title))
    yield Triple(dataset, _term("void:uriSpace"), Literal(base))
    yield Triple(dataset, _term("void:triples"), Literal(sum(properties.values())))
    yield Triple(dataset, _term("void:classes"), Literal(len(classes)))
    yield Triple(dataset, _term("void:properties"), Literal(len(properties)))
    for row in _rows(store, _EXAMPLES):
        yield Triple(dataset, _term("void:exampleResource"), row["name"])
    for namespace in sorted({_namespace(name) for name in (*classes, *properties)}):
        yield Triple(dataset, _term("void:vocabulary"), NamedNode(namespace))
    yield from _parts(dataset, classes, "class", "entities")
    yield from _parts(dataset, properties, "property", "triples")


def _parts(dataset: NamedNode, counts: dict[str, int], kind: str, unit: str) -> Iterator[Triple]:
    for number, (name, count) in enumerate(counts.items(), 1):
        part = NamedNode(f"{dataset.value}-{kind}-{number}")
        yield Triple(dataset, _term(f"void:{kind}Partition"), part)
        yield Triple(part, _term(f"void:{kind}"), NamedNode(name))
        yield Triple(part, _term(f"void:{unit}"), Literal(count))


def _counts(store: Store, query: str) -> dict[str, int]:
    return {row["name"].value: int(row["n"].value) for row in _rows(store, query)}


def _rows(store: Store, query: str) -> QuerySolutions:
    return cast(QuerySolutions, store.query(query, prefixes=NAMESPACES))


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
