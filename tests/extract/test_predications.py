"""Predications: who does what around words that name no event class, and that no graph has them."""

import json
from pathlib import Path

import pytest

from kg.resolve import resolve_findings

CASES = json.loads((Path(__file__).parents[1] / "cases" / "predications.json").read_text(encoding="utf-8"))


def _matches(findings, event, wanted):
    if event.is_node or findings.article.text[slice(*event.trigger)] != wanted["trigger"]:
        return False
    roles = {key: words for key, words in wanted.items() if key != "trigger"}
    return all(
        any(a.role == ("schema:location" if key == "location" else f"kgo:{key}") and words in a.text
            for a in event.arguments)
        for key, words in roles.items()
    )


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:60] for c in CASES])
def test_predications_of_a_sentence(case, read_text):
    findings = read_text(case["text"])
    for wanted in case.get("expect", []):
        assert any(_matches(findings, e, wanted) for e in findings.events), wanted
    for unwanted in case.get("absent", []):
        assert not any(_matches(findings, e, unwanted) for e in findings.events), unwanted


def test_predications_keep_an_identifier_of_their_own_and_no_label(read_text):
    (resolved,) = resolve_findings([read_text("Alcor Systems delivered the ferry. Alcor Systems delivered the tram.")])
    told = [e for e in resolved.events if not e.is_node]
    assert len({e.event for e in told}) == len(told) == 2
    assert all(e.event.startswith("event/") and e.label is None for e in told)


def test_a_planned_step_of_something_that_happened_has_the_day_of_the_news(read_text):
    findings = read_text("Alcor Systems has chosen to deliver the ferry.", date="2024-05-16")
    event = next(e for e in findings.events if findings.article.text[slice(*e.trigger)] == "deliver")
    assert event.date == "2024-05-16" and event.date_inferred
