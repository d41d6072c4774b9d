"""Offices: who holds what position, and where."""

import pytest
from triple_cases import check, load_cases


@pytest.mark.parametrize("case", load_cases("offices"))
def test_offices_are_read_from_titles_appositions_and_predicates(case, read_text):
    check(read_text(case["text"]), case)


def test_a_position_is_an_entity_with_the_body_in_its_label(read_text):
    findings = read_text("London mayor Ruth Hale opened the bridge.")
    assert [e.label for e in findings.entities if e.type == "kgo:Position"] == ["mayor of London"]


def test_every_span_of_an_office_triple_quotes_the_text(read_text):
    text = "Maria Lopez, the finance minister of Spain, and Tom Hill, chairman of Acme Corp, met in Rome."
    for triple in (t for t in read_text(text).triples if t.extractor == "office"):
        for part in (triple.subject, triple.object, triple.predicate):
            if part is not None and part.start is not None:
                assert text[part.start : part.end] == part.text
        assert triple.evidence[0] <= triple.evidence[1]
