"""Each case yields just the attributions that a careful reader finds: source, cue, content, stance."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import EXTRACTORS, extract_findings
from kg.extract.attributions import extract_attributions
from kg.extract.quotation_marks import find_quoted
from kg.model import Attribution, Findings, Modality
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "attributions.json").read_text(encoding="utf-8"))

UP_TO_ATTRIBUTIONS = EXTRACTORS[: EXTRACTORS.index(extract_attributions) + 1]


def marked(case):
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["text"][:60].replace("\n", "|"), marks=marks)


def described(found: Attribution, findings: Findings, asked: dict) -> dict:
    text = findings.article.text
    labels = {e.id: e.label for e in findings.entities}
    row = {
        "source": text[slice(*found.source)] if found.source else None,
        "cue": text[slice(*found.cue)] if found.cue else None,
        "content": [text[slice(*c)].rstrip(".") for c in found.content],
    }
    row |= {"direct": True} if found.direct else {}
    row |= {"negated": True} if found.negated else {}
    row |= {"modality": found.modality.name.capitalize()} if found.modality is not Modality.ACTUAL else {}
    return row | {key: labels.get(getattr(found, key)) for key in ("speaker", "addressee") if key in asked}


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_who_says_what(case, annotator):
    article = make_article(case["text"])
    findings = extract_findings(article, annotator.annotate(article), UP_TO_ATTRIBUTIONS)
    expected = [{**row, "content": [c.rstrip(".") for c in row["content"]]} for row in case["expect"]]
    asked = expected + [{}] * len(findings.attributions)
    assert [described(a, findings, row) for a, row in zip(findings.attributions, asked, strict=False)] == expected


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes, of course” and left.", ["“yes, of course”"]),
        ('He said "yes, of course" and left.', ['"yes, of course"']),
        ("He said ''yes, of course'' and left.", ["''yes, of course''"]),
        ("He said «yes, of course» and left.", ["«yes, of course»"]),
        ("He said ‘yes, of course’ and left.", ["‘yes, of course’"]),
        ("“He told me ‘yes, of course’ and left,” she said.", ["“He told me ‘yes, of course’ and left,”"]),
        ("The workers' rights and the boys' school", []),
        ("Rock ’n’ roll in the ’90s isn’t dead", []),
        ('A 12" pipe and a 6\'2" man', []),
        ("“A first paragraph.\n“A second,” he said.", ["“A first paragraph.", "“A second,”"]),
        ("An opening “ without a partner", []),
        ("A stray ” mark", []),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text, quoted):
    assert [text[q.start : q.end] for q in find_quoted(make_article(text))] == quoted


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»`„1", max_size=60))
@settings(max_examples=300, deadline=None)
def test_unbalanced_marks_never_fail_and_stretches_never_overlap(text):
    quoted = find_quoted(make_article(text))
    assert all(q.start < q.end <= len(text) for q in quoted)
    assert all(one.end <= other.start for one, other in pairwise(quoted))
