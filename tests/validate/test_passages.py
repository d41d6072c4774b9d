"""Verification: every passage is read again in the article it comes from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.graph import Graph
from kg.model import Attribution, Findings, Span
from kg.validate import verify_graph
from kg.vocab import NAMESPACES
from tests.handmade import article, both

PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in NAMESPACES.items())
PASSAGE = "?p nif:anchorOf 'Mayor' ; nif:beginIndex ?b ; nif:endIndex ?e ; nif:referenceContext ?a"


@pytest.fixture(scope="module")
def articles():
    return [findings.article for findings in both()]


def changed(delete, insert):
    store = Store()
    store.extend(Graph.from_findings(both()).quads())
    change = f"DELETE {{ GRAPH ?g {{ {delete} }} }} INSERT {{ GRAPH ?g {{ {insert} }} }}"
    store.update(f"{PREFIXES} {change} WHERE {{ GRAPH ?g {{ {PASSAGE} }} }}")
    return Graph(store)


def kinds(problems):
    return [problem.kind for problem in problems]


def test_a_graph_agrees_with_its_articles(articles):
    assert verify_graph(Graph.from_findings(both()), articles) == []


def test_articles_are_found_by_their_text_whatever_they_are_called(articles):
    renamed = [replace(one, id=f"other-{one.id}") for one in articles]
    assert verify_graph(Graph.from_findings(both()), renamed) == []


def test_a_missing_article_is_named_once(articles):
    problems = verify_graph(Graph.from_findings(both()), articles[:1])
    assert kinds(problems) == ["missing article"]
    assert problems[0].article.endswith("article/coast/bridge")


def test_a_changed_text_is_found_by_its_hash_and_by_its_words(articles):
    text = articles[0].text.replace("Mayor", "Major")
    problems = verify_graph(Graph.from_findings(both()), [article("river/bridge", text), articles[1]])
    assert "wrong hash" in kinds(problems) and "other text" in kinds(problems)
    assert any("'Major'" in str(problem) for problem in problems)


def test_a_shortened_text_leaves_passages_outside(articles):
    problems = verify_graph(Graph.from_findings(both()), [article("river/bridge", articles[0].text[:50]), articles[1]])
    assert "outside" in kinds(problems)


@pytest.mark.parametrize(
    ("delete", "insert", "kind"),
    [
        ("?p nif:anchorOf 'Mayor'", "?p nif:anchorOf 'Major'", "other text"),
        ("?p nif:beginIndex ?b", "?p nif:beginIndex 0", "other text"),
        ("?p nif:endIndex ?e", "?p nif:endIndex ?b", "outside"),
        ("?p nif:beginIndex ?b", "?p nif:beginIndex -5", "outside"),
        ("?p nif:endIndex ?e", "?p nif:endIndex 99999", "outside"),
        ("?p nif:anchorOf 'Mayor'", "", "incomplete passage"),
        ("?p nif:referenceContext ?a", "", "incomplete passage"),
    ],
)
def test_a_damaged_passage_is_found(articles, delete, insert, kind):
    assert kinds(verify_graph(changed(delete, insert), articles)) == [kind]


@given(st.text(st.characters(), min_size=1, max_size=60), st.data())
def test_every_passage_of_any_text_verifies(text, data):
    """Also where the text holds control characters, lone surrogates or characters beyond the basic plane."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    given_article = article("any", text)
    graph = Graph.from_findings([Findings(given_article, attributions=(Attribution((Span(start, end),)),))])
    assert verify_graph(graph, [given_article]) == []
