"""Mentions of one thing share an entity, mentions of two things do not, and every merge says why."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.extract.coreference import resolve_coreference
from kg.extract.names import extract_names
from kg.extract.nominals import extract_nominals
from kg.model import Findings, MentionKind
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "coreference.json").read_text(encoding="utf-8"))


def marked(case):
    """A case; a known failure runs as a strict xfail."""
    marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


def resolved(annotator, text: str, **known: str) -> Findings:
    article = replace(make_article(text), **known)
    annotation = annotator.annotate(article)
    findings = Findings(article)
    for extract in (extract_names, extract_nominals, resolve_coreference):
        findings = extract(article, annotation, findings)
    return findings


def entities_of(findings: Findings, words: str) -> set[str]:
    text = findings.article.text
    return {m.entity for m in findings.mentions if text[m.start : m.end] == words}


@pytest.mark.parametrize("case", list(map(marked, CASES)))
def test_chains_of_a_text(annotator, case):
    findings = resolved(annotator, case["text"])
    for group in case.get("same", ()):
        shared = set.intersection(*(entities_of(findings, words) for words in group))
        assert len(shared) == 1, group
    for left, right in case.get("apart", ()):
        assert not entities_of(findings, left) & entities_of(findings, right), (left, right)
    for words in case.get("absent", ()):
        assert not entities_of(findings, words)


def test_a_surname_of_a_man_and_of_a_woman_is_two_people(annotator):
    findings = resolved(annotator, "Mr. Bolt met Mrs. Bolt at the station. Mrs. Bolt said that Bolt was late.")
    text = findings.article.text
    first, second, third, _ = [m.entity for m in findings.mentions if text[m.start : m.end] == "Bolt"]
    assert first != second == third


def test_every_mention_has_an_entity_and_every_entity_a_name_or_phrase(annotator):
    findings = resolved(annotator, "Mr. Ali Omar, a baker, met two officers. They told him he could leave.")
    known = {e.id for e in findings.entities}
    assert all(m.entity in known for m in findings.mentions)
    assert all(e.label for e in findings.entities)
    assert [e.label for e in findings.entities if e.named] == ["Ali Omar"]


def test_merging_names_is_a_decision_with_a_reason(annotator):
    findings = resolved(annotator, "Helen Carter won the seat. Carter thanked voters.")
    merged = [(d.left, d.right, d.verdict) for d in findings.decisions]
    assert ("Carter", "Helen Carter", "same") in merged
    assert all(d.reason and d.entity and 0 < d.score <= 1 for d in findings.decisions)


def test_a_polity_is_called_by_another_wording_in_a_triple_and_never_in_a_label(annotator):
    findings = resolved(annotator, "The Syrian regime shelled the town. Syria denied it.")
    syria = next(e for e in findings.entities if e.label == "Syria")
    called = [t for t in findings.triples if t.predicate.iri == "kgo:calledAs"]
    assert [(t.subject.entity, t.object.value, t.extractor) for t in called if t.object] == [
        (syria.id, "The Syrian regime", "called")
    ]
    assert "The Syrian regime" not in syria.names


def test_publisher_is_an_entity_of_its_own_when_the_text_is_silent(annotator):
    findings = resolved(annotator, "The lake froze over.", publisher="Northern Courier")
    publisher = next(e for e in findings.entities if e.id == findings.publisher)
    assert (publisher.label, publisher.type) == ("Northern Courier", "schema:NewsMediaOrganization")


def test_spans_are_the_words_themselves(annotator):
    findings = resolved(annotator, "“We will rebuild,” said Mayor Ruth Klein’s deputy in Łódź.")
    for mention in findings.mentions:
        words = findings.article.text[mention.start : mention.end]
        assert words == words.strip()
        assert words


def test_pronouns_without_antecedent_are_left_out(annotator):
    findings = resolved(annotator, "He left. She stayed.")
    assert not [m for m in findings.mentions if m.kind is MentionKind.PRONOUN]


def decisions(findings: Findings, verdict: str) -> set[tuple[str, str]]:
    return {(d.left, d.right) for d in findings.decisions if d.verdict == verdict}


def test_people_of_one_surname_are_told_apart_with_a_reason(annotator):
    findings = resolved(annotator, "Iain Muir was held on Monday. Isobel Muir said that she had hidden the boat.")
    assert decisions(findings, "different") == {("Iain Muir", "Isobel Muir"), ("Isobel Muir", "Iain Muir")}
    assert len({d.entity for d in findings.decisions if d.verdict == "different"}) == 2


@pytest.mark.parametrize("text", [
    "Thomas Reed won the seat. Tom Reed thanked voters.",
    "Kristen Wilkins opened the show. Kristin Wilkins thanked the donors.",
    "John Reed won the seat. John Paul Reed thanked voters.",
])
def test_forms_of_one_given_name_are_no_reason_to_tell_people_apart(annotator, text):
    assert not decisions(resolved(annotator, text), "different")


def test_an_initial_never_joins_two_people(annotator):
    text = "John Smith spoke first. J. Smith was applauded. Jane Smith spoke last."
    findings = resolved(annotator, text)
    assert not entities_of(findings, "John Smith") & entities_of(findings, "Jane Smith")


@pytest.mark.parametrize(("text", "label"), [
    ("At least 40 people died. They were on a ferry.", "at least 40 people"),
    ("A fishing boat sank. It was old.", "a fishing boat"),
    ("Police said at most 40 people were there.", "at most 40 people"),
    ("Norwegian officials left. They flew home.", "Norwegian officials"),
])
def test_a_thing_without_a_name_is_labelled_as_in_mid_sentence(annotator, text, label):
    assert label in {e.label for e in resolved(annotator, text).entities}
