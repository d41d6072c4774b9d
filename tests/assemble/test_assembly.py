"""Assembly: what resolved findings say becomes exactly the RDF of the graph model."""

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, RdfFormat, Store, parse, serialize
from rdflib import Graph as RdflibGraph
from rdflib.compare import to_isomorphic

from kg.assemble import assemble_quads, assemble_rows
from kg.errors import GraphError
from kg.graph import Graph
from kg.model import Argument, Entity, Factuality, Findings, Mention, MentionKind, Predicate, Span, Triple
from tests.handmade import article, both, coast, river

TINY = """
@prefix kgo: <https://w3id.org/kg-news/ontology#> .
@prefix rel: <https://w3id.org/kg-news/relation#> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <http://x.example/> .

<http://x.example/article/a> a schema:NewsArticle ; schema:wordCount 2 ;
    kgo:sha256 "6e7f4fa5a4e8dd0c17b0e2ef2e2d3a1c" .
<http://x.example/article/a#char=0,8> a kgo:Passage, nif:OffsetBasedString ;
    nif:beginIndex 0 ; nif:endIndex 8 ; nif:anchorOf "Ann left" ; nif:referenceContext <http://x.example/article/a> .
rel:leave a kgo:OpenRelation ; rdfs:label "leave" .
<http://x.example/extractor/clauses-VERSION> a prov:Activity ; rdfs:label "clauses VERSION" ;
    schema:softwareVersion "VERSION" .
<http://x.example/entity/ann> rel:leave "town" .
<http://x.example/statement/HASH> a kgo:Statement ;
    rdf:subject <http://x.example/entity/ann> ; rdf:predicate rel:leave ; rdf:object "town" ;
    prov:wasDerivedFrom <http://x.example/article/a> ; kgo:evidence <http://x.example/article/a#char=0,8> ;
    kgo:accordingTo <http://x.example/article/a> ; kgo:asserted true ; kgo:negated false ;
    kgo:modality kgo:Actual ; kgo:confidence 0.8 ;
    prov:wasGeneratedBy <http://x.example/extractor/clauses-VERSION> .
"""


def rows_of(findings, **options):
    return set(Graph.from_findings(findings, **options).rows())


@pytest.fixture(scope="module")
def graph():
    return Graph.from_findings(both())


def ask(graph, pattern):
    return bool(graph.query(f"ASK {{ {pattern} }}"))


def one(graph, pattern):
    """The value of ?x in the only solution."""
    rows = list(graph.query(f"SELECT DISTINCT ?x WHERE {{ {pattern} }}"))
    assert len(rows) == 1, [str(row["x"]) for row in rows]
    return rows[0]["x"].value


def test_one_triple_becomes_one_direct_triple_and_one_statement():
    from kg import __version__

    text = "Ann left"
    triple = Triple(
        Argument("Ann", 0, 3, "entity/ann"), Predicate("left", 4, 8, "rel:leave"), Argument("town"), Span(0, 8),
        extractor="clauses",
    )
    given_article = replace(article("a", text), sha256="6e7f4fa5a4e8dd0c17b0e2ef2e2d3a1c")
    quads = list(assemble_quads([Findings(given_article, triples=(triple,))], "http://x.example"))
    assert {quad.graph_name.value for quad in quads} == {"http://x.example/article/a"}
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    statement = re.search(r"<http://x.example/statement/\w{20}>", lines)[0]
    expected = TINY.replace("<http://x.example/statement/HASH>", statement).replace("VERSION", __version__)
    assert to_isomorphic(RdflibGraph().parse(data=lines, format="nt")) == to_isomorphic(
        RdflibGraph().parse(data=expected, format="turtle")
    )


def test_rows_are_sorted_distinct_and_the_same_in_any_order():
    rows = assemble_rows(both())
    assert rows == sorted(set(rows))
    assert assemble_rows(both()[::-1]) == rows
    shuffled = river()
    triples, mentions = list(shuffled.triples), list(shuffled.mentions)
    random.Random(1).shuffle(triples)
    random.Random(2).shuffle(mentions)
    again = replace(shuffled, triples=tuple(triples), mentions=tuple(mentions))
    assert assemble_rows([again, coast()]) == rows


def test_quads_are_the_rows():
    quads = list(assemble_quads(both()))
    lines = serialize(quads, format=RdfFormat.N_QUADS).decode().splitlines()
    assert lines == ["{} {} {} {} .".format(*row) for row in assemble_rows(both())]


def test_a_graph_of_one_article_can_be_withdrawn_without_a_trace():
    alone = {row for row in rows_of([coast()]) if not row[3].endswith("/id/comparison>")}
    assert alone == {row for row in rows_of(both()) if row[3].endswith("/article/coast/bridge>")}


def test_no_blank_nodes_and_a_named_graph_for_every_quad(graph):
    for quad in graph.quads():
        assert not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)
        assert "/article/" in quad.graph_name.value or quad.graph_name.value.endswith("/id/comparison")


def test_a_store_keeps_every_literal_as_it_was_written():
    quads = list(assemble_quads(both()))
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)


def test_turtle_parses_in_rdflib_and_pyoxigraph_to_the_same_graph(graph, tmp_path):
    path = graph.write(tmp_path / "kg.ttl")
    by_rdflib = to_isomorphic(RdflibGraph().parse(path))
    triples = "".join(f"{triple} .\n" for triple in {quad.triple for quad in parse(path=str(path))})
    assert to_isomorphic(RdflibGraph().parse(data=triples, format="nt")) == by_rdflib
    assert len(by_rdflib) == len({(q.subject, q.predicate, q.object) for q in graph.quads()})


def test_two_articles_of_one_name_are_refused():
    with pytest.raises(GraphError, match="river/bridge"):
        assemble_rows([river(), river()])


@pytest.mark.parametrize("base", ["not an iri", "", "http://a b/"])
def test_a_base_that_is_no_iri_is_refused_with_the_remedy(base):
    with pytest.raises(GraphError, match=r"https://w3id\.org"):
        assemble_rows(both(), base)


# --- articles ------------------------------------------------------------------------------------


def test_an_article_is_described(graph):
    node = "<https://w3id.org/kg-news/id/article/river/bridge>"
    assert one(graph, f"{node} schema:headline ?x ; rdfs:label ?x") == "Oskby Bridge Falls"
    assert one(graph, f"{node} schema:datePublished ?x") == "2031-03-04"
    assert one(graph, f"{node} schema:publisher/rdfs:label ?x") == "River Times"
    assert one(graph, f"{node} kgo:dateline/rdfs:label ?x") == "Oskby"
    assert one(graph, f"{node} schema:author ?x") == "Per Lund"
    assert one(graph, f"{node} schema:url ?x") == "https://river.example/bridge"
    assert one(graph, f"{node} kgo:sha256 ?x") == river().article.sha256
    assert one(graph, f"?s rdf:subject {node} ; rdf:predicate kgo:dateline ; kgo:evidence/nif:anchorOf ?x") == "OSKBY"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a b/", "river.example", "", "https://x/<y>"])
def test_an_address_that_is_not_http_is_left_out(url):
    findings = replace(river(), article=replace(river().article, url=url))
    assert not any(row[1].endswith("schema.org/url>") for row in rows_of([findings]))


# --- entities ------------------------------------------------------------------------------------


def test_an_entity_has_one_label_a_class_other_names_and_links(graph):
    node = "<https://w3id.org/kg-news/id/entity/oskby>"
    assert one(graph, f"{node} rdfs:label ?x") == "Oskby"
    assert one(graph, f"{node} skos:altLabel ?x") == "OSKBY"
    assert one(graph, f"{node} a ?x") == "https://schema.org/City"
    assert one(graph, f"{node} owl:sameAs ?x") == "https://geo.example/1"


def test_names_are_read_where_they_stand_in_the_text(graph):
    node = "<https://w3id.org/kg-news/id/entity/anna-holt>"
    pattern = f"?s rdf:subject {node} ; rdf:predicate rdfs:label ; kgo:evidence/nif:anchorOf ?x"
    assert one(graph, pattern) == "Anna Holt"


def test_a_name_met_only_in_somebodys_words_stands_but_is_not_asserted(graph):
    node = "<https://w3id.org/kg-news/id/entity/children>"
    assert one(graph, f"{node} rdfs:label ?x") == "children"
    assert one(graph, f"?s rdf:subject {node} ; rdf:predicate rdfs:label ; kgo:asserted ?x") == "false"
    label = f"?s rdf:subject {node} ; rdf:predicate rdfs:label"
    assert one(graph, f"{label} ; kgo:accordingTo/rdfs:label ?x") == "Oskby Police"


# --- events --------------------------------------------------------------------------------------


def test_an_event_told_as_a_fact_has_its_class_directly(graph):
    event = '?e rdfs:label "Bridge falls in Oskby"'
    assert one(graph, f"{event} ; a ?x . FILTER(?x != kgo:ClaimedEvent)").endswith("#Accident")
    assert one(graph, f"{event} ; schema:location/rdfs:label ?x") == "Oskby"
    assert one(graph, f"{event} ; schema:startDate ?x") == "2031-03-03"
    assert one(graph, f"{event} ; kgo:patient ?x FILTER(isLiteral(?x))") == "A bridge"


def test_an_event_that_is_only_claimed_has_its_class_in_a_statement_alone(graph):
    node = "<https://w3id.org/kg-news/id/event/second>"
    assert one(graph, f"{node} a ?x").endswith("#ClaimedEvent")
    assert one(graph, f"?s rdf:subject {node} ; rdf:predicate rdf:type ; rdf:object ?x").endswith("#Accident")
    assert not ask(graph, f"{node} schema:startDate ?date")
    assert one(graph, f"?s rdf:subject {node} ; rdf:predicate schema:startDate ; rdf:object ?x") == "--03-06"


def test_words_without_a_known_source_have_none_and_are_not_asserted(graph):
    node = "<https://w3id.org/kg-news/id/event/second>"
    assert one(graph, f"?s rdf:subject {node} ; rdf:predicate rdf:type ; kgo:asserted ?x") == "false"
    assert not ask(graph, f"?s rdf:subject {node} ; rdf:predicate rdf:type ; kgo:accordingTo ?who")


def test_a_figure_keeps_its_bound_its_source_and_who_relayed_it(graph):
    twelve = "?s rdf:predicate kgo:deaths ; rdf:object 12"
    assert one(graph, f"{twelve} ; kgo:quantifier ?x").endswith("#AtLeast")
    assert one(graph, f"{twelve} ; kgo:accordingTo/rdfs:label ?x") == "Oskby Police"
    assert one(graph, f"{twelve} ; kgo:counted ?x") == "people"
    fourteen = "?s rdf:predicate kgo:deaths ; rdf:object 14"
    assert one(graph, f"{fourteen} ; kgo:relayedBy/rdfs:label ?x") == "Norland Wire"
    assert not ask(graph, "?e kgo:deaths ?n")


def test_a_part_of_a_figure_is_marked(graph):
    assert one(graph, "?s rdf:predicate kgo:deaths ; kgo:partial true ; rdf:object ?x") == "5"


def test_a_part_told_as_a_fact_is_still_not_asserted_of_the_whole():
    event = river().events[1]
    figures = tuple(figure._replace(factuality=Factuality()) for figure in event.figures)
    graph = Graph.from_findings([replace(river(), events=(event._replace(figures=figures),))])
    assert one(graph, "?e kgo:deaths ?x") == "12"


def test_money_has_its_currency_on_event_and_statement():
    graph = Graph.from_findings([river()])
    assert one(graph, "?e kgo:amount ?x") == "2500000"
    assert one(graph, "?e kgo:amount ?n ; kgo:currency ?x") == "USD"
    assert one(graph, "?s rdf:predicate kgo:amount ; kgo:currency ?x") == "USD"


def test_how_many_took_part_stands_on_the_statement(graph):
    assert one(graph, '?s rdf:predicate kgo:patient ; rdf:object/rdfs:label "children" ; kgo:count ?x') == "5"


def test_a_time_that_xml_schema_cannot_hold_is_left_out(graph):
    assert not ask(graph, "<https://w3id.org/kg-news/id/event/repairs> schema:startDate ?date")


# --- relations -----------------------------------------------------------------------------------


def test_an_asserted_relation_stands_directly(graph):
    assert one(graph, '?p rdfs:label "Anna Holt" ; kgo:holdsPosition/rdfs:label ?x') == "mayor of Oskby"


def test_a_denied_relation_stands_only_as_a_statement(graph):
    assert not ask(graph, "?a rel:warn ?b")
    assert one(graph, "?s rdf:predicate rel:warn ; kgo:negated true ; kgo:accordingTo ?x").endswith("river/bridge")


def test_an_open_relation_has_a_label_and_a_phrase_as_its_object(graph):
    assert one(graph, "rel:be_at a kgo:OpenRelation ; rdfs:label ?x") == "be at"
    assert one(graph, "?p rel:be_at ?x") == "the bridge"
    assert one(graph, "?s rdf:predicate rel:be_at ; kgo:when ?x") == "2031-03-03"


def test_a_triple_without_a_relation_is_not_rdf(graph):
    assert not ask(graph, "?s kgo:evidence/nif:anchorOf 'Repairs cost'")


def test_a_loaded_name_is_called_as_and_never_a_label(graph):
    assert one(graph, '?n rdfs:label "Norland" ; kgo:calledAs ?x') == "The Norland regime"
    assert not ask(graph, '?n rdfs:label|skos:altLabel "The Norland regime"')


def test_a_typed_property_takes_no_bare_phrase():
    triple = river().triples[0]
    bare = triple._replace(object=Argument("mayor"))
    assert not any("holdsPosition" in row[1] for row in rows_of([replace(river(), triples=(bare,))]))


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        ("42", "xsd:integer", '"42"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("2.50", "xsd:decimal", '"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("1962", "xsd:gYear", '"1962"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("1962-05-01", "xsd:date", '"1962-05-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("plain", None, '"plain"'),
        ("1962-W05", "xsd:date", None),
        ("many", "xsd:integer", None),
    ],
)
def test_values_are_typed_and_what_is_no_value_is_left_out(value, datatype, expected):
    triple = river().triples[0]._replace(
        predicate=Predicate("", iri="kgo:age"),
        object=Argument(value, value=value, datatype=datatype),
    )
    found = {row[2] for row in rows_of([replace(river(), triples=(triple,))]) if row[1].endswith("#age>")}
    assert found == ({expected} if expected else set())


# --- quotations and decisions --------------------------------------------------------------------


def test_a_broken_quotation_is_joined_and_has_a_passage_for_each_stretch(graph):
    quotation = '?q a kgo:Quotation ; kgo:speaker/rdfs:label "Anna Holt"'
    assert one(graph, f"{quotation} ; schema:text ?x") == "We will, rebuild it at once."
    assert one(graph, f"{quotation} ; kgo:addressee/rdfs:label ?x") == "residents"
    assert one(graph, f"{quotation} ; kgo:cue ?x") == "say"
    assert one(graph, f"{quotation} ; kgo:direct ?x") == "true"
    assert len(list(graph.query(f"SELECT ?p {{ {quotation} ; kgo:evidence ?p }}"))) == 2


def test_a_decision_can_be_explained_from_the_graph(graph):
    decision = '?d a kgo:IdentityDecision ; kgo:left "the mayor" ; kgo:right "Anna Holt"'
    assert one(graph, f"{decision} ; kgo:reason ?x") == "title in front of the name"
    assert one(graph, f"{decision} ; kgo:decidedFor/rdfs:label ?x") == "Anna Holt"
    assert len(list(graph.query(f"SELECT ?p {{ {decision} ; kgo:evidence ?p }}"))) == 2


def test_a_decision_across_articles_has_features_and_the_passages_of_both_sides(graph):
    decision = '?d a kgo:IdentityDecision ; kgo:left "Holt" ; kgo:right "Anna Holt"'
    assert one(graph, f"{decision} ; kgo:keptApartFrom/rdfs:label ?x") == "Oskby"
    assert one(graph, f"{decision} ; kgo:leftEvidence/nif:anchorOf ?x") == "Holt"
    assert one(graph, f"{decision} ; kgo:leftEvidence/nif:referenceContext/schema:headline ?x").startswith("Fourteen")
    assert one(graph, f"{decision} ; kgo:rightEvidence/nif:anchorOf ?x") == "Anna Holt"
    feature = f'{decision} ; kgo:feature ?f . ?f kgo:featureName "surname"'
    assert one(graph, f"{feature} ; kgo:score ?x") == "1"
    assert one(graph, f"{feature} ; kgo:reason ?x") == "Holt"


def test_a_place_has_coordinates_a_code_and_the_concept_of_a_gazetteer(graph):
    norland = '?e rdfs:label "Norland"'
    assert one(graph, f"{norland} ; schema:latitude ?x") == "61.5"
    assert one(graph, f"{norland} ; schema:longitude ?x") == "-7"
    assert one(graph, f"{norland} ; kgo:iso3166 ?x") == "NX"
    assert one(graph, f"{norland} ; skos:exactMatch ?x") == "https://gazetteer.example/norland"


# --- hostile input -------------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(), min_size=1, max_size=30)


@given(label=ANY_TEXT, identifier=ANY_TEXT, name=ANY_TEXT)
def test_hostile_names_never_break_the_rdf(label, identifier, name):
    text = f"x{label}y"
    found = Findings(
        article(name, "x"),
        mentions=(Mention(0, 1, "schema:Person", MentionKind.NAME, f"entity/{identifier}"),),
        entities=(Entity(f"entity/{identifier}", text, "schema:Person"),),
    )
    rows = assemble_rows([found])
    quads = list(parse("".join("{} {} {} {} .\n".format(*row) for row in rows), RdfFormat.N_QUADS))
    assert len(quads) == len(rows)
    labels = [q.object for q in quads if q.predicate.value.endswith("#label") and "/entity/" in q.subject.value]
    assert len(labels) == 1 and isinstance(labels[0], Literal)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", labels[0].value)
