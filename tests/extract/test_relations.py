"""Typed relations between entities, each with negatives beside it."""

import pytest
from triple_cases import check, load_cases, typed_triples


@pytest.mark.parametrize("case", load_cases("relations"))
def test_relations_are_read_where_the_text_states_them(case, read_text):
    check(read_text(case["text"]), case)


def test_a_pronoun_gives_way_to_the_name_it_stands_for(read_text):
    findings = read_text("Anna Smith is a doctor. She was born in Leeds.")
    assert ("Anna Smith", "schema:birthPlace", "Leeds") in typed_triples(findings)


def test_a_demonym_brings_the_country_as_an_entity(read_text):
    findings = read_text("French actor Jean Renaud won the prize.")
    labels = {e.id: e.label for e in findings.entities}
    nationality = next(t for t in findings.triples if t.predicate.iri == "schema:nationality")
    assert labels[nationality.object.entity] == "France"


def test_what_stands_inside_of_a_quotation_is_not_asserted(read_text):
    findings = read_text('"Tom Grant was born in Leeds," said Mary Jones.')
    assert ("Tom Grant", "schema:birthPlace", "Leeds") not in typed_triples(findings, asserted_only=True)
