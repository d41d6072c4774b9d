"""Open triples: each case names triples that must be read, and readings that must not be made."""

import json
from pathlib import Path

import pytest

CASES = json.loads((Path(__file__).parents[1] / "cases" / "clauses.json").read_text(encoding="utf-8"))


def _marked(case):
    marks = [pytest.mark.xfail(reason=case["known_failure"], strict=True)] if "known_failure" in case else []
    return pytest.param(case, id=case["text"], marks=marks)


def _clause_triples(findings):
    return [t for t in findings.triples if t.extractor == "clause"]


def _written(triple):
    return f"{triple.subject.text} | {triple.predicate.text} | {triple.object.text if triple.object else '-'}"


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_sentence_is_read_as_its_facts_and_not_otherwise(case, read_text):
    read = {_written(t) for t in _clause_triples(read_text(case["text"]))}
    assert not set(case["expect"]) - read
    assert not set(case.get("absent", ())) & read
    if case.get("only"):
        assert read == set(case["expect"])


def test_spans_quote_the_words_of_every_unbroken_argument(read_text):
    text = "Maria Lopez, who leads the bank, opened an office in Lima on 3 May 2021."
    for triple in _clause_triples(read_text(text)):
        for end in (triple.subject, triple.object, *triple.more):
            if end is not None and end.start is not None:
                assert text[end.start : end.end] == end.text
        assert triple.evidence.start <= triple.predicate.start < triple.evidence.end


def test_a_relation_is_named_after_verb_and_preposition(read_text):
    findings = read_text("Anna Keller moved to Lima. The firm was bought by Anna Keller. Anna Keller met Tom Reed.")
    relations = {t.predicate.iri for t in _clause_triples(findings)}
    assert {"rel:move_to", "rel:be_bought_by", "rel:meet"} & relations


def test_no_relation_is_made_of_times_and_pronouns(read_text):
    findings = read_text("Anna Keller died on Monday. Anna Keller said nothing. It rained in May.")
    assert all(t.predicate.iri not in ("rel:die_on", "rel:rain_in") for t in _clause_triples(findings))


def test_the_date_of_a_clause_is_its_own_time(read_text):
    findings = read_text("Anna Keller opened the museum on 3 May 2021. Tom Reed opened a shop.", date="2024-05-15")
    opened = [t for t in _clause_triples(findings) if t.object and t.predicate.text == "opened"]
    dates = {t.object.text: None if t.date_inferred else t.date for t in opened}
    assert dates == {"the museum": "2021-05-03", "a shop": None}


def test_main_facts_are_trusted_more_than_their_binary_readings(read_text):
    scores = {_written(t): t.confidence for t in _clause_triples(read_text("The teacher gave books to the children."))}
    assert scores["The teacher | gave | books"] > scores["The teacher | gave books to | the children"]


def test_what_somebody_says_or_denies_is_not_asserted(read_text):
    findings = read_text("The general said that the rebels attacked the town. The rebels did not attack the town.")
    attacks = [t for t in _clause_triples(findings) if "attack" in t.predicate.text]
    assert len(attacks) == 2
    assert not any(t.factuality.asserted for t in attacks)


def test_an_infinitive_of_purpose_is_not_told_as_done(read_text):
    triples = _clause_triples(read_text("Police used tear gas to disperse the crowd."))
    assert {t.predicate.text: t.factuality.asserted for t in triples} == {"used": True, "disperse": False}
