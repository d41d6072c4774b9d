"""kg decisions, kg review and --decisions."""

import json

import pytest

from tests.review.sources import graph, write_findings


@pytest.fixture
def source(tmp_path):
    return write_findings(tmp_path / "findings.jsonl")


def rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_decisions_are_json_lines(kg, source):
    found = [json.loads(line) for line in kg("decisions", source).stdout.splitlines()]
    assert [row["verdict"] for row in found] == ["same", "unsure", "unsure", "different"]
    only = kg("decisions", source, "joan", "--verdict", "unsure").stdout.splitlines()
    assert [json.loads(line)["right"] for line in only] == ["Joan Hart"]
    none = kg("decisions", source, "Nobody")
    assert none.stdout == "" and "no such decisions" in none.stderr


def test_decisions_come_from_a_graph_and_from_standard_input_too(kg, source, tmp_path):
    written = kg("decisions", source).stdout
    graph().write(tmp_path / "kg.trig")
    assert kg("decisions", tmp_path / "kg.trig").stdout == written
    assert kg("decisions", "-", input=source.read_text()).stdout == written


def test_a_review_shows_both_sides_and_writes_each_decision(kg, source, tmp_path):
    path = tmp_path / "decisions.jsonl"
    result = kg("review", source, "--decisions", path, input="s\nd\n")
    assert result.exit_code == 0, result.output
    assert "1 of 2 · unsure 0.50 · schema:Person" in result.stdout
    assert "▸Hart◂." in result.stdout and "News of c" in result.stdout and "2031-03-06" in result.stdout
    assert "2 decided, 0 left" in result.stderr
    assert [(row["left"], row["right"], row["verdict"]) for row in rows(path)] == [
        ("Hart", "George Hart", "same"), ("Hart", "Joan Hart", "different"),
    ]  # fmt: skip
    assert rows(path)[0]["ours"]["verdict"] == "unsure"


def test_a_review_goes_on_where_it_stopped_and_skips_are_asked_again(kg, source, tmp_path):
    path = tmp_path / "decisions.jsonl"
    kg("review", source, "--decisions", path, input="k\nu\n")
    assert [row["right"] for row in rows(path)] == ["Joan Hart"]
    listed = json.loads(kg("review", source, "--decisions", path, "--json").stdout)
    assert [row["right"] for row in listed] == ["George Hart"]
    kg("review", source, "--decisions", path, input="d\n")
    assert "nothing to decide" in kg("review", source, "--decisions", path).stderr
    assert len(rows(path)) == 2


def test_a_decision_can_be_taken_back(kg, source, tmp_path):
    path = tmp_path / "decisions.jsonl"
    result = kg("review", source, "--decisions", path, input="z\ns\nz\nd\nq\n")
    assert "nothing to take back" in result.stderr
    assert [row["verdict"] for row in rows(path)] == ["different"]


def test_a_key_that_is_none_asks_again(kg, source, tmp_path):
    result = kg("review", source, "--decisions", tmp_path / "d.jsonl", input="x\n")
    assert "'x' is no key" in result.stderr and result.stdout.count("1 of 2") == 2


def test_merges_and_blocked_merges_are_asked_about_on_request(kg, source, tmp_path):
    listed = kg("review", source, "--decisions", tmp_path / "d.jsonl", "--below", "0.8", "--different", "--json").stdout
    assert [row["verdict"] for row in json.loads(listed)] == ["unsure", "unsure", "same", "different"]


def test_a_bad_line_of_the_file_is_named_before_anything_is_asked(kg, source, tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"left": "a"}\n')
    result = kg("review", source, "--decisions", path, input="s\n")
    assert result.exit_code == 1 and f"{path}, line 1" in result.stderr and "1 of" not in result.stdout


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    (folder / "a.txt").write_text("Tom Hale opened the bridge in Oskby on Monday. Hale thanked the town.\n")
    (folder / "b.txt").write_text("Thomas Hale spoke in Oskby on Tuesday. He praised the bridge.\n")
    return folder


def extracted(kg, news, *more):
    result = kg("extract", news, "-q", *more)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_decisions_are_replayed_and_removing_a_line_undoes_it(kg, news, tmp_path):
    path = tmp_path / "decisions.jsonl"
    without = extracted(kg, news)
    path.write_text('{"left": "Tom Hale", "right": "Thomas Hale", "verdict": "different"}\n')
    parted = extracted(kg, news, "--decisions", path)
    assert "entity/tom-hale" in parted and "entity/tom-hale" not in without
    assert extracted(kg, news, "--decisions", path) == parted
    path.write_text("")
    assert extracted(kg, news, "--decisions", path) == without


def test_a_build_replays_decisions_into_the_same_graph_as_extract_and_assemble(kg, news, tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"left": "Oskby", "verdict": "rename", "right": "Oskby-on-Lind"}\n')
    built = kg("build", news, "-q", "-o", tmp_path / "a.nq", "--decisions", path)
    assert built.exit_code == 0, built.stderr
    (tmp_path / "f.jsonl").write_text(extracted(kg, news, "--decisions", path))
    kg("assemble", tmp_path / "f.jsonl", "-q", "-o", tmp_path / "b.nq")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()
    assert b"Oskby-on-Lind" in (tmp_path / "a.nq").read_bytes()


def test_a_bad_line_stops_the_build_before_it_reads(kg, news, tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text("{\n")
    result = kg("build", news, "-o", tmp_path / "out.nq", "--decisions", path)
    assert result.exit_code == 1 and f"kg: {path}, line 1: not JSON" in result.stderr
    assert not (tmp_path / "out.nq").exists()


def test_a_store_replays_decisions_until_they_are_taken_away(kg, news, tmp_path):
    path, out = tmp_path / "decisions.jsonl", tmp_path / "out"

    def built(*more):
        result = kg("build", news, "-q", "-o", out, *more)
        assert result.exit_code == 0, result.stderr
        return (out / "kg.ttl").read_bytes()

    without = built()
    path.write_text('{"left": "Tom Hale", "right": "Thomas Hale", "verdict": "different"}\n')
    parted = built("--decisions", path)
    assert b"entity:tom-hale" in parted and b"entity:tom-hale" not in without
    assert built("--decisions", path) == parted
    assert built() == without


def test_a_gazetteer_of_ones_own_links_what_it_names(kg, news, tmp_path):
    (tmp_path / "own.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://g.example/oskby> skos:prefLabel "Oskby" ; skos:exactMatch <https://g.example/1> .\n'
    )
    built = kg("build", news, "-q", "-o", tmp_path / "a.nq", "--gazetteer", tmp_path / "own.ttl")
    assert built.exit_code == 0, built.stderr
    assert "core#exactMatch> <https://g.example/oskby>" in (tmp_path / "a.nq").read_text()
    wrong = kg("build", news, "-o", tmp_path / "b.nq", "--gazetteer", tmp_path / "none.ttl")
    assert wrong.exit_code == 1 and "none.ttl" in wrong.stderr


def test_articles_that_are_added_follow_the_decisions_of_the_store_or_new_ones(kg, news, tmp_path):
    path, out = tmp_path / "decisions.jsonl", tmp_path / "out"
    path.write_text('{"left": "Tom Hale", "right": "Thomas Hale", "verdict": "different"}\n')
    kg("build", news / "a.txt", "-q", "-o", out, "--decisions", path)
    assert kg("add", out, news / "b.txt", "-q", "--exports").exit_code == 0
    assert "entity:tom-hale" in (out / "kg.ttl").read_text()
    path.write_text("")
    assert kg("update", out, news / "b.txt", "-q", "--exports", "--decisions", path).exit_code == 0
    assert "entity:tom-hale" not in (out / "kg.ttl").read_text()


@pytest.mark.parametrize("setting", ['"d.jsonl"', '["d.jsonl"]'])
def test_settings_name_decisions(kg, news, tmp_path, monkeypatch, setting):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text(f"[extract]\ndecisions = {setting}\n")
    (tmp_path / "d.jsonl").write_text('{"left": "Oskby", "verdict": "rename", "right": "Oskby-on-Lind"}\n')
    assert "Oskby-on-Lind" in extracted(kg, news)
