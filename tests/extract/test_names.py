"""Names have the right span, class and title, and nothing else is taken for a name."""

import json
from pathlib import Path

import pytest

from kg.extract.names import extract_names
from kg.model import Article, Findings, MentionKind, Span
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "names.json").read_text(encoding="utf-8"))


def marked(case):
    """A case; a known failure runs as a strict xfail."""
    marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
    return pytest.param(case, id=case["text"][:50], marks=marks)


def names(annotator, article: Article) -> list[tuple[str, str, str]]:
    found = extract_names(article, annotator.annotate(article), Findings(article))
    return [
        (article.text[m.start : m.end], m.type, article.text[slice(*m.title)] if m.title else "")
        for m in found.mentions
    ]


@pytest.mark.parametrize("case", list(map(marked, CASES)))
def test_names_of_a_sentence(annotator, case):
    found = names(annotator, make_article(case["text"]))
    for expected in case["names"]:
        assert tuple(expected) in found
    assert not {name for name, _, _ in found} & set(case.get("never", ()))


def test_one_name_has_one_class_in_the_whole_article(annotator):
    text = "Acme Widgets Inc. opened in Ohio.\n\nActress Lena Ortiz sued Acme Widgets Inc. today.\n\nOrtiz won."
    kinds: dict[str, set[str]] = {}
    for name, kind, _ in names(annotator, make_article(text)):
        kinds.setdefault(name, set()).add(kind)
    assert all(len(found) == 1 for found in kinds.values())
    assert kinds["Ortiz"] == {"schema:Person"}


def test_the_dateline_gives_a_place_and_an_agency_without_a_head(annotator):
    text = "CAIRO (Reuters) - The minister resigned."
    plain = make_article(text)
    article = Article(
        plain.id, text, plain.sha256, blocks=plain.blocks, dateline=Span(0, 5), agency=Span(7, 14)
    )
    found = extract_names(article, annotator.annotate(plain), Findings(article)).mentions
    framed = [(text[m.start : m.end], m.type) for m in found if m.head == -1]
    assert framed == [("CAIRO", "schema:City"), ("Reuters", "schema:NewsMediaOrganization")]
    assert all(m.kind is MentionKind.NAME for m in found)
