import json

import pytest

from kg.errors import ReadError
from kg.resolve import Ruling, parse_rulings, resolve_findings
from tests.resolve.test_resolution import labels, told


def entities(found, *decisions):
    return {e.id: e for f in resolve_findings(found, decisions=decisions) for e in f.entities}


def test_a_person_joins_what_we_keep_apart_across_classes_too():
    found = [told("a", "Mayday", kind="kgo:Facility"), told("b", "Harbour Trust", kind="schema:Organization")]
    assert len(entities(found)) == 2
    (one,) = entities(found, Ruling("Mayday", "same", "Harbour Trust")).values()
    assert set(one.names) == {"Mayday", "Harbour Trust"}


def test_a_person_parts_what_we_join():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale")]
    assert len(entities(found)) == 1
    assert len(entities(found, Ruling("Tom Hale", "different", "Thomas Hale"))) == 2


def test_parting_holds_along_every_way_round():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale"), told("c", "T. Hale")]
    kept = entities(found, Ruling("Tom Hale", "different", "Thomas Hale"))
    assert not any({"Tom Hale", "Thomas Hale"} <= set(e.names) for e in kept.values())


def test_two_bearers_of_one_name_are_parted_by_article():
    found = [told("a", "Tom Hale"), told("b", "Tom Hale")]
    ruling = Ruling("Tom Hale", "different", "Tom Hale", left_article="a", right_article="b")
    assert len(entities(found, ruling)) == 2


def test_a_person_renames_and_retypes():
    found = [told("a", "Gannet", kind="schema:Person")]
    rulings = (Ruling("Gannet", "rename", "Gannet Group"), Ruling("Gannet", "retype", "schema:Corporation"))
    (one,) = entities(found, *rulings).values()
    assert (one.id, one.label, one.type) == ("entity/gannet-group", "Gannet Group", "schema:Corporation")


def test_a_ruling_is_recorded_as_a_persons():
    found = resolve_findings([told("a", "Mayday"), told("b", "Tom Hale")], [Ruling("Mayday", "same", "Tom Hale")])
    (decision,) = found[1].decisions
    assert (decision.score, decision.reason) == (1.0, "a person decided so")


def test_removing_a_ruling_gives_the_graph_without_it():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale")]
    with_it = resolve_findings(found, [Ruling("Tom Hale", "different", "Thomas Hale")])
    assert resolve_findings(found, []) == resolve_findings(found) != with_it


def test_the_order_of_rulings_on_different_names_changes_nothing():
    found = [told("a", "Tom Hale", "Ann Lee"), told("b", "Thomas Hale", "Anne Lea")]
    rulings = [Ruling("Tom Hale", "different", "Thomas Hale"), Ruling("Ann Lee", "same", "Anne Lea")]
    assert labels_of(found, rulings) == labels_of(found, rulings[::-1])


def labels_of(found, rulings):
    return sorted(e.label for f in resolve_findings(found, rulings) for e in f.entities)


def test_a_file_of_decisions_is_read_line_by_line():
    rows = [
        {"left": "Ann Lee", "right": "Anne Lee", "verdict": "same", "score": 0.6, "note": "same desk"},
        {"left": "Ann Lee", "right": "Andy Lee", "verdict": "unsure"},
        {"left": "Mayday", "right": "schema:Place", "verdict": "retype", "left_article": "a"},
    ]
    rulings = parse_rulings([*(json.dumps(row) for row in rows), "", "  \n"])
    assert rulings == (
        Ruling("Ann Lee", "same", "Anne Lee"),
        Ruling("Mayday", "retype", "schema:Place", left_article="a"),
    )


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"verdict": "same"}', '{"left": "a", "right": "b", "verdict": "maybe"}',
             '{"left": "a", "right": 3, "verdict": "same"}', '{"left": "a", "right": "", "verdict": "rename"}']
)
def test_a_broken_line_is_named(line):
    with pytest.raises(ReadError, match="line 2"):
        parse_rulings(['{"left": "a", "right": "b", "verdict": "same"}', line])


def test_without_rulings_labels_are_ours():
    assert labels([told("a", "Tom Hale")]) == {"entity/tom-hale": "Tom Hale"}
