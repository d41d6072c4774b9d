"""Victims that are counted by being named: each case gives the figures of its text, parts apart."""

import json
from pathlib import Path

import pytest

CASES = json.loads((Path(__file__).parents[1] / "cases" / "victims.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:60]) for case in CASES])
def test_victims_of_a_text(case, read_text):
    figures = [f for e in read_text(case["text"]).events for f in e.figures]
    for name in ("deaths", "injuries"):
        assert sorted({f.value for f in figures if f.property == f"kgo:{name}" and not f.part}) == case[name]
    assert sorted({f.value for f in figures if f.part}) == case.get("parts", [])


def test_what_is_counted_is_marked_as_implied(read_text):
    findings = read_text("A man was killed in Odan. Two women were killed in Millbrook.")
    told = {f.value: f.implied for e in findings.events for f in e.figures}
    assert told == {1: True, 2: False}
