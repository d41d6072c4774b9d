"""Phrases for people, organizations, places and products are mentions; events, times and idioms are not."""

import json
from pathlib import Path

import pytest

from kg.extract.names import extract_names
from kg.extract.nominals import extract_nominals
from kg.model import Findings, MentionKind
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "nominals.json").read_text(encoding="utf-8"))


def marked(case):
    """A case; a known failure runs as a strict xfail."""
    marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


@pytest.mark.parametrize("case", list(map(marked, CASES)))
def test_nominals_and_pronouns_of_a_sentence(annotator, case):
    article = make_article(case["text"])
    annotation = annotator.annotate(article)
    found = extract_nominals(article, annotation, extract_names(article, annotation, Findings(article))).mentions
    nominals = [(article.text[m.start : m.end], m.type) for m in found if m.kind is MentionKind.NOMINAL]
    pronouns = [article.text[m.start : m.end] for m in found if m.kind is MentionKind.PRONOUN]
    for expected in case["nominals"]:
        assert tuple(expected) in nominals
    for word in case.get("pronouns", ()):
        assert word in pronouns
    assert not ({text for text, _ in nominals} | set(pronouns)) & set(case.get("never", ()))
