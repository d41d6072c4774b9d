"""Sentence cases of typed triples: loading and checking."""

import json
from pathlib import Path

import pytest

from kg.model import Findings, Triple

CASES = Path(__file__).resolve().parents[1] / "cases"


def typed_triples(findings: Findings, *, asserted_only: bool = False) -> set[tuple[str, str | None, str]]:
    """(subject, property, object) of the typed extractors, by the words of the text or the literal."""
    def words(triple: Triple) -> tuple[str, str | None, str]:
        value = triple.object
        assert value is not None
        return triple.subject.text, triple.predicate.iri, value.value or value.text

    return {
        words(t) for t in findings.triples
        if t.extractor in ("office", "relation") and not t.factuality.negated
        and (t.factuality.asserted or not asserted_only)
    }


def meets(triple: tuple[str, str | None, str], pattern: list[str | None]) -> bool:
    """Whether the triple has the parts that the pattern names; None in a pattern stands for anything."""
    return all(wanted is None or wanted == part for wanted, part in zip(pattern, triple, strict=False))


def check(findings: Findings, case: dict) -> None:
    """Every expected triple is there, and none that is said to be absent."""
    found = typed_triples(findings)
    missing = [e for e in case["expect"] if not any(meets(t, e) for t in found)]
    asserted = typed_triples(findings, asserted_only=True)
    spare = [
        t for absent in case["absent"]
        for t in (asserted if "asserted" in absent[3:] else found) if meets(t, absent[:3])
    ]
    assert not missing and not spare, (sorted(found, key=str))


def load_cases(name: str) -> list:
    """The cases of a file as pytest parameters; a known failure is a strict xfail."""
    return [
        pytest.param(case, id=case["text"][:60], marks=[pytest.mark.xfail(strict=True)] if case.get("xfail") else [])
        for case in json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    ]
