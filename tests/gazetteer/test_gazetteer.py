"""A SKOS gazetteer of a user's own."""

import pytest

from kg.errors import ReadError
from kg.gazetteer import identity_rulings, read_concepts
from kg.resolve import Ruling, resolve_findings
from tests.resolve.test_resolution import told

PREFIXES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix : <https://gazetteer.example/> .
"""
TRUST = """:trust a skos:Concept, schema:Organization ; skos:prefLabel "Harbour Trust"@en, "Hafenbehörde"@de ;
    skos:altLabel "HT", "the Quay Board" ; skos:exactMatch <http://www.wikidata.org/entity/Q1> ."""


@pytest.fixture
def gazetteer(tmp_path):
    def write(text, name="names.ttl"):
        path = tmp_path / name
        path.write_text(PREFIXES + text)
        return path

    return write


def entities(rulings, *found):
    return {e.id: e for f in resolve_findings(found, rulings) for e in f.entities}


def body(article, name, kind="schema:Organization"):
    return told(article, name, kind=kind)


def test_concepts_have_names_in_order_of_preference_class_and_matches(gazetteer):
    (concept,) = read_concepts(gazetteer(TRUST))
    assert concept.names == ("Harbour Trust", "Hafenbehörde", "HT", "the Quay Board")
    assert (concept.type, concept.matches) == ("schema:Organization", ("http://www.wikidata.org/entity/Q1",))


def test_names_of_one_concept_are_one_entity_that_is_linked_to_it(gazetteer):
    rulings = identity_rulings(gazetteers=[gazetteer(TRUST)])
    found = entities(rulings, body("a", "Harbour Trust"), body("b", "Quay Board"), body("c", "Lake Board"))
    assert len(found) == 2
    trust = found["entity/harbour-trust"]
    assert trust.exact_match == ("http://www.wikidata.org/entity/Q1", "https://gazetteer.example/trust")
    (decision,) = [d for f in resolve_findings([body("a", "Harbour Trust"), body("b", "Quay Board")], rulings)
                   for d in f.decisions]  # fmt: skip
    assert decision.reason == "named together in names.ttl"


def test_things_of_another_class_are_not_meant(gazetteer):
    rulings = identity_rulings(gazetteers=[gazetteer(TRUST)])
    found = entities(rulings, body("a", "Harbour Trust", "schema:Person"), body("b", "HT", "schema:Person"))
    assert len(found) == 2 and not any(e.exact_match for e in found.values())


def test_a_name_of_two_concepts_of_one_class_is_left_out(gazetteer):
    two = TRUST + ':other a schema:Organization ; skos:prefLabel "Lake Office" ; skos:altLabel "Quay Board" .'
    rulings = identity_rulings(gazetteers=[gazetteer(two)])
    found = entities(rulings, body("a", "Quay Board"), body("b", "Lake Office"), body("c", "Harbour Trust"))
    assert {e.label: len(e.exact_match) for e in found.values()} == {
        "Quay Board": 0, "Lake Office": 1, "Harbour Trust": 2,
    }  # fmt: skip


def test_a_persons_decisions_win(gazetteer):
    apart = Ruling("Harbour Trust", "different", "Quay Board")
    away = Ruling("Harbour Trust", "unlink", "http://www.wikidata.org/entity/Q1", of_link=True)
    rulings = identity_rulings([apart, away], [gazetteer(TRUST)])
    found = entities(rulings, body("a", "Harbour Trust"), body("b", "Quay Board"))
    assert len(found) == 2
    assert found["entity/harbour-trust"].exact_match == ("https://gazetteer.example/trust",)


@pytest.mark.parametrize(("text", "reason"), [("nonsense", "cannot be read"), (":x a :Y .", "no concept")])
def test_a_file_that_is_no_gazetteer_is_named(gazetteer, text, reason):
    path = gazetteer(text)
    with pytest.raises(ReadError, match=reason) as error:
        identity_rulings(gazetteers=[path])
    assert str(path) in str(error.value)


def test_a_gazetteer_that_is_missing_is_named(tmp_path):
    with pytest.raises(ReadError, match="cannot be read"):
        identity_rulings(gazetteers=[tmp_path / "none.ttl"])
