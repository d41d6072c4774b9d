"""kg explain."""

import json

import pytest


def test_each_line_has_status_source_date_and_passage(kg, graph):
    lines = kg("explain", graph, "rockets hit Verrin").stdout.splitlines()
    told = lines.index("  ○ rockets hit Verrin · deaths · at least 12  [claimed by Mara Lind; 0.82]")
    assert lines[told + 1] == "      Dawn Post, 2024-05-02: “Mayor Mara Lind said at least 12 people had died.”"
    assert "  ✗ rockets hit Verrin · agent · Nordan  [denied by Nordan; 0.75]" in lines
    assert "  ● rockets hit Verrin · patient · Verrin  [told as fact; 0.90]" in lines


def test_names_and_words_are_told(kg, graph):
    text = kg("explain", graph, "Mara Lind").stdout
    assert "\nNames\n  Mara Lind\n  Lind\n  M. Lind\n" in text
    assert "\nWhat it says\n  at least 12 people had died\n      Dawn Post, 2024-05-02" in text


@pytest.mark.parametrize("name", ["mara lind", "M Lind", "LIND", "entity/mara-lind", "the Mara Lind"])
def test_a_name_is_found_in_any_dress(kg, graph, name):
    assert kg("explain", graph, name).stdout.startswith("Mara Lind  (schema:Person)")


def test_a_name_that_is_not_there_gets_suggestions(kg, graph):
    result = kg("explain", graph, "Marra Lindt")
    assert result.exit_code == 1
    assert result.stderr.startswith("kg: nothing is called 'Marra Lindt'; did you mean Mara Lind")
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["", "☃", '"} DROP', "http://e.org/ <x>", "\x00"])
def test_odd_names_are_not_found_and_do_no_harm(kg, graph, name):
    result = kg("explain", graph, name)
    assert result.exit_code == 1
    assert result.exception.code == 1


def test_json_has_every_line(kg, graph):
    (account,) = json.loads(kg("explain", graph, "rockets hit Verrin", "--json").stdout)
    assert len(account["lines"]) == 6
    assert {line["status"] for line in account["lines"]} == {"asserted", "claimed", "denied"}


def test_no_colour_where_nobody_looks(kg, graph):
    assert "\x1b" not in kg("explain", graph, "Mara Lind").stdout
