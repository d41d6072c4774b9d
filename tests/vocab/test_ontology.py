"""Code, ontology, shapes, context and queries use the same terms."""

import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS

from kg.resources import ontology_dir
from kg.vocab import ENTITY_CLASSES, EVENT_CLASSES, NAMESPACES, expand, shorten
from kg.vocab.namespaces import percent_encode

ROOT = Path(__file__).resolve().parents[2]
KGO = Namespace(NAMESPACES["kgo"])
ONTOLOGY = URIRef("https://w3id.org/kg-news/ontology")


@pytest.fixture(scope="module")
def ontology():
    return Graph().parse(ontology_dir() / "kg.ttl")


def kgo_terms(ontology):
    return {s for s in ontology.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(str(KGO))}


def sources():
    files = [*ROOT.glob("kg/**/*.py"), *ontology_dir().glob("lexicons/*"), *ontology_dir().glob("queries/*.rq")]
    return sorted([*files, ontology_dir() / "shapes.ttl"])


def below(ontology, top):
    return {shorten(str(c)) for c in ontology.transitive_subjects(RDFS.subClassOf, URIRef(expand(top)))}


def test_every_term_of_the_code_the_lexicons_the_shapes_and_the_queries_is_in_the_ontology(ontology):
    known = kgo_terms(ontology)
    unknown = {
        (str(path.relative_to(ROOT)), name)
        for path in sources()
        for name in re.findall(r"\bkgo:(\w+)", path.read_text(encoding="utf-8"))
        if KGO[name] not in known
    }
    assert not unknown


def test_every_term_is_labelled_defined_and_says_where_it_belongs(ontology):
    for term in sorted(kgo_terms(ontology)):
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert len(list(ontology.objects(term, SKOS.definition))) == 1, term
        assert ontology.value(term, RDFS.isDefinedBy) == ONTOLOGY, term


def test_every_definition_ends_in_a_full_stop_and_no_two_terms_share_a_definition(ontology):
    definitions = [str(d) for t in kgo_terms(ontology) for d in ontology.objects(t, SKOS.definition)]
    assert all(d.endswith(".") for d in definitions)
    assert len(set(definitions)) == len(definitions)


def test_properties_of_statements_quotations_and_decisions_have_a_domain(ontology):
    free = {t for t in kgo_terms(ontology) if (t, RDF.type, OWL.ObjectProperty) in ontology
            or (t, RDF.type, OWL.DatatypeProperty) in ontology}
    free = {t.removeprefix(str(KGO)) for t in free if ontology.value(t, RDFS.domain) is None}
    assert free == {"ownedBy", "produces", "supports", "opposes", "calledAs", "currency"}


def test_the_ontology_describes_itself(ontology):
    for predicate in (OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.license):
        assert ontology.value(ONTOLOGY, predicate) is not None, predicate
    assert str(ontology.value(ONTOLOGY, URIRef("http://purl.org/vocab/vann/preferredNamespacePrefix"))) == "kgo"


@pytest.mark.parametrize("prefix", ["schema", "sem", "prov", "nif", "skos"])
def test_the_ontology_is_aligned_with_other_vocabularies(ontology, prefix):
    linked = {
        o for s, p, o in ontology
        if s.startswith(str(KGO)) and p in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
    }
    assert any(str(o).startswith(NAMESPACES[prefix]) for o in linked)


def test_the_ontology_is_aligned_with_owl_time(ontology):
    assert any(str(o).startswith("http://www.w3.org/2006/time#") for o in ontology.objects(None, SKOS.relatedMatch))


def test_the_classes_in_the_code_are_those_of_the_ontology(ontology):
    assert below(ontology, "kgo:Event") == set(EVENT_CLASSES)
    tops = ("schema:Person", "schema:Organization", "schema:Place", "kgo:Group", "kgo:Position", "schema:Product",
            "schema:CreativeWork")
    assert set().union(*(below(ontology, top) for top in tops)) == set(ENTITY_CLASSES)


def test_the_context_knows_every_property(ontology):
    context = json.loads((ontology_dir() / "context.jsonld").read_text())["@context"]
    assert {k: v for k, v in context.items() if k in NAMESPACES} == NAMESPACES
    properties = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
                  for p in ontology.subjects(RDF.type, kind)}
    named = {expand(v if isinstance(v, str) else v["@id"]) for k, v in context.items()
             if k not in NAMESPACES and k != "@version"}
    assert {str(p) for p in properties} <= named


def test_object_properties_are_read_as_iris_by_the_context(ontology):
    context = json.loads((ontology_dir() / "context.jsonld").read_text())["@context"]
    for key, value in context.items():
        if isinstance(value, dict):
            node = URIRef(expand(value["@id"]))
            is_link = (node, RDF.type, OWL.DatatypeProperty) not in ontology
            assert (value["@type"] == "@id") == is_link, key


@pytest.mark.parametrize(
    ("text", "encoded"),
    [("gaza-strip", "gaza-strip"), ("a b", "a%20b"), ("a>b", "a%3Eb"), ("ñandú", "ñandú"), ("50%", "50%25"),
     ("a/b", "a%2Fb"), ("\ud800", "%ED%A0%80"), ("\u202e", "%E2%80%AE")],
)
def test_what_may_not_stand_in_an_iri_is_encoded(text, encoded):
    assert percent_encode(text) == encoded


def test_names_are_expanded_and_shortened():
    assert expand("kgo:Event") == "https://w3id.org/kg-news/ontology#Event"
    assert shorten("https://w3id.org/kg-news/relation#brief_on") == "rel:brief_on"
    assert shorten("https://other.example/x") is None
    with pytest.raises(KeyError):
        expand("foaf:name")
