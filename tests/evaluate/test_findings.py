"""Findings against gold findings."""

import json

import pytest

from kg.errors import GoldError
from kg.evaluate.findings import evaluate_findings, read_lines

FOUND = {
    "article": {"id": "a1", "text": "Mara Lind said on Monday that rebels attacked Tarsin."},
    "mentions": [
        {"start": 0, "end": 9, "type": "schema:Person"},
        {"start": 30, "end": 36, "type": "kgo:Group"},
        {"start": 46, "end": 52, "type": "schema:Person"},
    ],
    "times": [{"start": 18, "end": 24, "type": "DATE", "value": "2024-05-13"}],
    "attributions": [{"source": [0, 9], "cue": [10, 14], "content": [[30, 52]]}],
    "events": [
        {"trigger": [37, 45], "type": "kgo:Bombing",
         "arguments": [
             {"role": "kgo:patient", "start": 46, "end": 52}, {"role": "kgo:patient", "start": 30, "end": 36}]}
    ],
    "triples": [
        {"subject": {"start": 30, "end": 36}, "predicate": {"start": 37, "end": 45}, "object": {"start": 46, "end": 52}}
    ],
}  # fmt: skip


def _evaluated(**gold):
    result = evaluate_findings({"a1": FOUND}, {"a1": {"article": {"id": "a1"}, **gold}})
    scores = {s.kind: (s.right, s.wanted, s.found) for s in result.scores}
    return scores, [(f.kind, f.error) for f in result.faults]


def test_only_the_layers_of_the_gold_are_compared():
    assert _evaluated(times=[{"start": 15, "end": 24, "value": "2024-05-13"}]) == ({"times": (1, 1, 1)}, [])


def test_mentions_are_missing_spurious_or_of_the_wrong_type():
    gold = [{"start": 0, "end": 9, "type": "schema:Person"}, {"start": 46, "end": 52, "type": "schema:City"},
            {"start": 18, "end": 24, "type": "schema:Place"}]  # fmt: skip
    scores, faults = _evaluated(mentions=gold)
    assert scores == {"mentions": (1, 3, 3)}
    assert faults == [("mentions", "wrong type"), ("mentions", "missing"), ("mentions", "spurious")]


def test_a_subclass_agrees_and_a_role_is_part_of_its_event():
    gold = [{"trigger": [37, 45], "type": "kgo:Attack", "arguments": [
        {"role": "kgo:patient", "start": 46, "end": 52}, {"role": "kgo:agent", "start": 30, "end": 36}]}]  # fmt: skip
    scores, faults = _evaluated(events=gold)
    assert scores == {"events": (1, 1, 1), "arguments": (1, 2, 2)}
    assert faults == [("arguments", "wrong role")]


def test_a_quotation_needs_its_source_and_half_of_its_words():
    assert _evaluated(attributions=[{"source": [0, 9], "content": [[30, 40]]}])[0] == {"attributions": (1, 1, 1)}
    wrong = _evaluated(attributions=[{"source": None, "content": [[30, 52]]}])
    assert wrong == ({"attributions": (0, 1, 1)}, [("attributions", "wrong source")])
    short = _evaluated(attributions=[{"source": [0, 9], "content": [[48, 52]]}])
    assert short[1] == [("attributions", "missing"), ("attributions", "spurious")]


def test_a_triple_agrees_in_all_its_parts():
    gold = {"subject": {"start": 30, "end": 36}, "predicate": {"start": 37, "end": 45}, "object": None}
    assert _evaluated(triples=[FOUND["triples"][0]])[0] == {"triples": (1, 1, 1)}
    assert _evaluated(triples=[gold])[1] == [("triples", "wrong object")]


def test_an_article_that_was_not_read_is_all_missing():
    result = evaluate_findings(
        {}, {"a2": {"article": {"id": "a2"}, "times": [{"start": 0, "end": 4, "value": "2024"}]}}
    )
    assert (result.overall.recall, result.overall.precision, result.overall.f1) == (0.0, 0.0, 0.0)


def test_a_broken_line_is_named(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"article": {"id": "a"}}\n{"mentions": []}\n')
    with pytest.raises(GoldError, match="line 2: no findings"):
        read_lines(path)
    with pytest.raises(GoldError, match="article 'a1', times"):
        _evaluated(times=[{"start": 1}])


def test_the_command_writes_figures_and_errors_as_json(tmp_path, kg_command):
    found, gold = tmp_path / "found.jsonl", tmp_path / "gold.jsonl"
    found.write_text(json.dumps(FOUND))
    gold.write_text(json.dumps({"article": {"id": "a1"}, "times": [{"start": 18, "end": 24, "value": "2024-05-20"}]}))
    result = kg_command("evaluate", found, gold, "--json", "--errors")
    document = json.loads(result.stdout)
    assert document["overall"]["f1"] == 0
    assert document["errors"][0]["what"] == "18–24 2024-05-20 Monday"
    assert kg_command("evaluate", found, gold, "facts.yaml").exit_code == 2
