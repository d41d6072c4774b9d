"""kg divergences, corroborate, diff and timeline."""

import json
from xml.etree import ElementTree

import pytest

from kg.graph import Graph
from tests.handmade import both, coast, river


@pytest.fixture(scope="module")
def bridge(tmp_path_factory):
    return str(Graph.from_findings(both()).write(tmp_path_factory.mktemp("graph") / "kg.trig"))


def test_divergences_have_kind_values_sources_and_sentences(kg, bridge):
    lines = kg("divergences", bridge).stdout.splitlines()
    start = lines.index("Compatible  Bridge falls in Oskby · deaths  (at least 12 leaves room for 14)")
    assert "  14 people           Fourteen Dead in Oskby, 2031-03-05 08:30 · the ministry" in lines[start:]
    assert f"  {'':<18}  “Fourteen people died”" in lines[start:]
    assert any(line.startswith("Update  Repairs · amount") for line in lines)


def test_divergences_of_one_thing_as_json(kg, bridge):
    (found,) = json.loads(kg("divergences", bridge, "Oskby", "--json").stdout)
    assert (found["property"], found["kind"], len(found["values"])) == ("deaths", "Compatible", 3)


def test_a_graph_without_divergences_says_so(kg, graph):
    result = kg("divergences", graph)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no divergences" in result.stderr


@pytest.mark.parametrize("command", ["divergences", "corroborate", "timeline"])
def test_an_unknown_name_gets_suggestions(kg, bridge, command):
    result = kg(command, bridge, "Osksby")
    assert result.exit_code == 1
    assert "did you mean" in result.stderr and "Oskby," in result.stderr


def test_sources_are_counted(kg, graph):
    lines = kg("corroborate", graph, "rockets hit Verrin", "--least", "2").stdout.splitlines()
    assert lines[0].split() == ["sources", "outlets", "articles", "statement"]
    assert lines[1].split()[:3] == ["2", "2", "2"] and lines[1].endswith("rockets hit Verrin · patient · Verrin")
    assert lines[2].strip() == "Dawn Post, The Tide"


def test_two_outlets_are_compared(kg, graph):
    text = kg("diff", graph, "Dawn Post", "the tide").stdout
    assert "Told by both (1)\n  ● rockets hit Verrin · patient · Verrin" in text
    assert "Only the tide" in text and "agent · not Nordan" in text


def test_two_graphs_are_compared(kg, tmp_path):
    one, other = (Graph.from_findings([f]).write(tmp_path / f"{n}.nq") for n, f in enumerate((river(), coast())))
    found = json.loads(kg("diff", one, other, "--json").stdout)
    assert any(row["text"] == "Anna Holt · head of · Oskby" for row in found["only_right"])


def test_an_unknown_side_is_told_with_the_outlets_there_are(kg, graph):
    result = kg("diff", graph, "Dawn Post", "Nobody")
    assert result.exit_code == 1
    assert "'Nobody'; there are Dawn Post, The Tide" in result.stderr
    assert kg("diff", graph, "a", "b", "c").exit_code == 2


def test_the_timeline_as_text_json_and_picture(kg, bridge, tmp_path):
    assert kg("timeline", bridge).stdout.startswith("2031-03-03           ● Bridge falls in Oskby")
    first = json.loads(kg("timeline", bridge, "--json").stdout)[0]
    assert (first["date"], first["sources"]) == ("2031-03-03", ["River Times"])
    assert kg("timeline", bridge, "Oskby", "--svg", tmp_path / "t.svg").stdout == ""
    assert "Timeline: Oskby" in ElementTree.parse(tmp_path / "t.svg").getroot()[0].text
    assert kg("timeline", bridge, "--svg", tmp_path / "none" / "t.svg").exit_code == 1
