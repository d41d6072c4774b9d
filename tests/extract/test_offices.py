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


def positions(findings):
    return sorted(e.label for e in findings.entities if e.type == "kgo:Position")


@pytest.mark.parametrize("text", [
    "The director of the Harbour Safety Office, Helen Marsh, resigned.",
    "The Harbour Safety Office closed. Its director, Helen Marsh, resigned.",
    "The Harbour Safety Office's director, Helen Marsh, resigned.",
])
def test_one_office_has_one_label_whatever_the_wording(read_text, text):
    assert positions(read_text(text)) == ["director of Harbour Safety Office"]


def test_an_office_is_written_small_but_for_names_and_acronyms(read_text):
    findings = read_text("Prime Minister Fiona Garrick met Acme CEO Ben Hall and Secretary of State Ann Reed.")
    assert positions(findings) == ["CEO of Acme", "prime minister", "secretary of state"]


def test_the_minister_adds_no_position_to_the_interior_minister(read_text):
    text = "Interior minister Jorge Salas flew to Lima. The minister, Salas, said he was sorry. Chairman Tom Ray left."
    assert positions(read_text(text)) == ["chairman", "interior minister"]
