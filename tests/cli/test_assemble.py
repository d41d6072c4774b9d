"""kg assemble, and what build and assemble share: where the files go, and the figures."""

import json

import pytest


def test_a_folder_gets_turtle_and_graphml_and_what_is_named(kg, findings, tmp_path):
    result = kg("assemble", findings, "-o", tmp_path / "out", "-f", "gexf")
    assert result.exit_code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["kg.gexf", "kg.graphml", "kg.ttl"]
    figures = dict(line.rsplit(None, 1) for line in result.stdout.splitlines())
    assert figures["articles"] == "2"
    assert figures["entities"] == "2"
    assert {"words", "events", "statements asserted", "statements attributed", "seconds", "words per second"} < set(
        figures
    )


def test_figures_as_json(kg, findings, tmp_path):
    figures = json.loads(kg("assemble", findings, "-o", tmp_path / "kg.trig", "--json").stdout)
    assert (figures["articles"], figures["words"]) == (2, 5)
    assert [p.name for p in tmp_path.iterdir()] == ["kg.trig"]


def test_standard_input_and_output_hold_only_data(kg, findings):
    result = kg("assemble", "-", "-o", "-", "-f", "nquads", input=findings.read_text())
    assert result.exit_code == 0
    assert all(line.endswith(" .") for line in result.stdout.splitlines())
    assert "articles" in result.stderr
    assert kg("-q", "assemble", findings, "-o", "-").stderr == ""
    assert kg("assemble", findings, "-o", "-", "-q").stderr == ""


def test_the_order_of_the_lines_changes_no_byte(kg, findings):
    lines = findings.read_text().splitlines()
    turned = "\n".join(reversed(lines))
    assert kg("assemble", "-", "-o", "-", input=turned).stdout == kg("assemble", findings, "-o", "-").stdout


@pytest.mark.parametrize("line", ["{", "[]", "{}", '"text"', "\x00", '{"article": {"id": 3}}'])
def test_a_line_that_holds_no_findings_is_named_and_the_rest_goes_on(kg, findings, line):
    result = kg("assemble", "-", "-o", "-", input=f"{line}\n{findings.read_text()}")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("kg: -, line 1: no findings (")
    assert "entity:mara-lind" in result.stdout


def test_a_missing_file_is_told(kg):
    result = kg("assemble", "nowhere.jsonl", "-o", "-")
    assert result.exit_code == 1
    assert "nowhere.jsonl: cannot be read (No such file or directory)" in result.stderr


def test_another_base(kg, findings):
    data = kg("assemble", findings, "-o", "-", "-f", "nt", "--base-iri", "https://news.example/id/").stdout
    assert "<https://news.example/id/entity/mara-lind>" in data
    assert kg("assemble", findings, "--base-iri", "not an iri").exit_code == 2


def test_verbose_names_the_files(kg, findings, tmp_path):
    assert f"kg: wrote {tmp_path}/kg.ttl" in kg("assemble", findings, "-v", "-o", tmp_path).stderr


@pytest.mark.parametrize("form", ["turtle", "nquads", "jsonld", "graphml", "gexf"])
def test_exporting_the_graph_again_gives_the_bytes_of_the_first_time(kg, findings, tmp_path, form):
    assert kg("assemble", findings, "-o", tmp_path / "kg.trig").exit_code == 0
    first = kg("assemble", findings, "-o", "-", "-f", form).stdout
    assert kg("export", tmp_path / "kg.trig", "-f", form).stdout == first
