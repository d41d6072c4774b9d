"""Events: each case is a sentence with what it tells, and what it does not."""

import json
from pathlib import Path

import pytest

from kg.model import Event, Findings

CASES = json.loads((Path(__file__).parents[1] / "cases" / "events.json").read_text(encoding="utf-8"))
FIGURES = {"deaths": "kgo:deaths", "injuries": "kgo:injuries", "amount": "kgo:amount"}
ROLES = ("agent", "patient", "recipient", "mediator", "instrument", "topic", "cause")


def _cases():
    for case in CASES:
        marks = (
            [pytest.mark.xfail(strict=True, reason=case["known_failure"])] if "known_failure" in case else []
        )
        yield pytest.param(case, id=case["text"][:60], marks=marks)


def _trigger(findings: Findings, event: Event) -> str:
    return findings.article.text[slice(*event.trigger)]


def _fills(findings: Findings, event: Event, role: str, words: str) -> bool:
    property_ = "schema:location" if role == "location" else f"kgo:{role}"
    labels = {e.id: e.label for e in findings.entities}
    return any(
        a.role == property_ and (words in a.text or words in labels.get(a.entity or "", "")) for a in event.arguments
    )


def _tells(findings: Findings, event: Event, wanted: dict) -> bool:
    if event.type != wanted["type"] or _trigger(findings, event) != wanted["trigger"]:
        return False
    for role in (*ROLES, "location"):
        words = wanted.get(role, [])
        if not all(_fills(findings, event, role, w) for w in ([words] if isinstance(words, str) else words)):
            return False
    if any(key in wanted and getattr(event, key) != wanted[key] for key in ("date", "end_date", "name")):
        return False
    if wanted.get("undated") and event.date is not None and not event.date_inferred:
        return False
    return _has_figures(event, wanted)


def _has_figures(event: Event, wanted: dict) -> bool:
    for key, property_ in FIGURES.items():
        if key not in wanted:
            continue
        figures = [f for f in event.figures if f.property == property_ and not f.part]
        if wanted[key] not in [f.value for f in figures]:
            return False
        if "quantifier" in wanted and wanted["quantifier"] not in [f.quantifier for f in figures]:
            return False
    parts = {f.value for f in event.figures if f.part}
    return all(p in parts for p in wanted.get("parts", []))


def _pair(findings: Findings, words: list[str]) -> list[str]:
    """The events of two triggers; the same word twice means its first two mentions."""
    left = [e.event for e in findings.events if _trigger(findings, e) == words[0]]
    right = [e.event for e in findings.events if _trigger(findings, e) == words[1]]
    assert left and right, words
    return [left[0], right[-1]]


@pytest.mark.parametrize("case", _cases())
def test_events_of_a_sentence(case, read_text):
    findings = read_text(case["text"], **({"date": case["date"]} if "date" in case else {}))
    for wanted in case.get("expect", []):
        assert any(_tells(findings, e, wanted) for e in findings.events), wanted
    assert not {e.type for e in findings.events} & set(case.get("absent", []))
    for words in case.get("same", []):
        assert len(set(_pair(findings, words))) == 1, words
    for words in case.get("different", []):
        assert len(set(_pair(findings, words))) > 1, words


def test_spans_of_an_event_quote_the_text(read_text):
    findings = read_text("On Monday rebels attacked the port of Odan, killing at least 12 sailors.")
    text = findings.article.text
    for event in findings.events:
        assert event.evidence.covers(event.trigger)
        for argument in event.arguments:
            assert text[argument.start : argument.end] == argument.text
        for figure in event.figures:
            assert figure.evidence is not None and figure.start < figure.end


def test_a_date_of_the_day_of_publication_is_marked_as_inferred(read_text):
    findings = read_text("Rebels attacked the port of Odan.")
    (event,) = [e for e in findings.events if e.type == "kgo:Attack"]
    assert event.date == "2024-05-15" and event.date_inferred and event.date_span is None


def test_an_article_without_a_date_infers_none(read_text):
    findings = read_text("Rebels attacked the port of Odan.", date=None)
    assert all(e.date is None for e in findings.events)


def test_an_event_has_a_label_that_names_who_took_part(read_text):
    findings = read_text("Spain attacked Malta.")
    assert [e.label for e in findings.events if e.type == "kgo:Attack"] == ["Spain attacks Malta"]


def test_a_title_that_the_parser_takes_for_the_head_stands_for_who_bears_it(read_text):
    found = read_text("The army's chief of staff General Piet Verhoeven visited Lisbon on Monday.")
    agents = [a for e in found.events if e.type == "kgo:Visit" for a in e.arguments if a.role == "kgo:agent"]
    assert [a.text for a in agents] == ["The army's chief of staff General Piet Verhoeven"]
    assert agents[0].entity in {e.id for e in found.entities if e.label == "Piet Verhoeven"}
