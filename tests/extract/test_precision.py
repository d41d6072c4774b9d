"""Edges that reading by hand found wrong, with the right ones beside them (tests/judgements)."""

import json
from pathlib import Path

import pytest

from kg.model import Findings

CASES = json.loads((Path(__file__).parents[1] / "cases" / "precision.json").read_text(encoding="utf-8"))


def _edges(findings: Findings) -> list[tuple[str, str, str, bool]]:
    """(subject, relation, object, asserted) of the open triples that become edges."""
    labels = {entity.id: entity.label for entity in findings.entities}
    return [
        (labels.get(t.subject.entity or "", t.subject.text), t.predicate.iri,
         labels.get(t.object.entity or "", t.object.text), t.factuality.asserted)
        for t in findings.triples
        if t.extractor == "clause" and t.predicate.iri and t.object and t.subject.entity
    ]  # fmt: skip


def _meets(edge: tuple[str, str, str, bool], pattern: list[str | None]) -> bool:
    if pattern[3:] and not edge[3]:
        return False
    return all(want is None or want.lower() == part.lower() for want, part in zip(pattern[:3], edge[:3], strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_edges_say_what_the_sentence_says(read_text, case):
    edges = _edges(read_text(case["text"]))
    missing = [want for want in case.get("expect", []) if not any(_meets(edge, want) for edge in edges)]
    spare = [edge for bad in case.get("absent", []) for edge in edges if _meets(edge, bad)]
    assert not missing and not spare, edges
