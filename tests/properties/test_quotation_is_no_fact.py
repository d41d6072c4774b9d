"""What somebody in the article merely says never stands in the graph as a fact of the article."""

import json
import re

import pytest

from kg.extract import EXTRACTORS, extract_findings
from kg.pipeline import assemble_graph
from kg.read import read_articles
from kg.resolve import resolve_findings
from tests.conftest import SHARED

POLNEAR = SHARED / "data" / "news" / "polnear_dev.jsonl"
SHARE = 0.03  # of all asserted statements, naming statements and noun phrases included
EVIDENCE = """
SELECT ?statement ?evidence WHERE {
  ?statement a kgo:Statement ; kgo:asserted true ; kgo:evidence ?evidence .
}"""
PASSAGE = re.compile(r".*/article/(.*)#char=(\d+),(\d+)$")


@pytest.fixture(scope="module")
def gold():
    if not POLNEAR.is_file():
        pytest.skip("the development data ../shared/data/news/polnear_dev.jsonl is absent")
    return {row["doc"]: row for row in map(json.loads, POLNEAR.read_text(encoding="utf-8").splitlines())}


@pytest.fixture(scope="module")
def graph(gold, annotator, tmp_path_factory):
    """The graph of all articles of PolNeAR dev."""
    source = tmp_path_factory.mktemp("polnear") / "polnear.jsonl"
    source.write_text(
        "".join(json.dumps({"id": doc, "text": row["text"]}) + "\n" for doc, row in gold.items()), encoding="utf-8"
    )
    articles = list(read_articles([source]))
    annotations = annotator.annotate_all(articles)
    found = [extract_findings(a, n, EXTRACTORS) for a, n in zip(articles, annotations, strict=True)]
    return assemble_graph(resolve_findings(found))


def contents_of(row):
    """The content spans of an article's gold attributions."""
    return [span for attribution in row["attributions"] for span in attribution.get("content", [])]


def test_asserted_statements_do_not_come_from_inside_what_somebody_says(gold, graph):
    contents = {doc: contents_of(row) for doc, row in gold.items()}
    asserted = inside = 0
    for row in graph.query(EVIDENCE):
        doc, start, end = PASSAGE.match(row["evidence"].value).groups()
        asserted += 1
        inside += any(first <= int(start) and int(end) <= last for first, last in contents[doc])
    assert asserted > 3000  # the bar is not met by silence
    assert inside <= SHARE * asserted, f"of {asserted} asserted statements, {inside} stand in what somebody says"


def asserted_words(findings):
    """The words that carry the asserted events and triples."""
    text = findings.article.text
    told = [t.predicate.text for t in findings.triples if t.factuality.asserted]
    told += [text[slice(*e.trigger)] for e in findings.events if e.factuality.asserted]
    return {word for phrase in told for word in phrase.split()}


@pytest.mark.parametrize(
    "text",
    [
        "“The army burned the school and killed two boys,” said Maria Lopez.",
        "“The army burned the school. It killed two boys.”",
        "According to Maria Lopez, the army burned the school and killed two boys.",
        "Maria Lopez said:\n“The army burned the school.\n“It killed two boys.”",
        "It is unclear whether the army burned the school.",
        "The film shows how the army burned the school.",
        "Maria Lopez wrote about the boys whom the army killed.",
        "The message is clear: that the army burned the school.",
    ],
)
def test_words_in_quotation_are_never_asserted(text, read_text):
    assert not {"burned", "killed"} & asserted_words(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army burned the school and Maria Lopez left.",
        "The army, which burned the school, left the town.",
        "The army burned the school after the talks failed.",
        "Maria Lopez, who wrote a letter, left after the army burned the school.",
    ],
)
def test_what_the_article_tells_itself_is_asserted(text, read_text):
    assert "burned" in asserted_words(read_text(text))


def wordings(findings):
    """The wordings that a polity is called by, with whether the article itself uses them."""
    triples = [t for t in findings.triples if t.predicate.iri == "kgo:calledAs"]
    return {t.object.text: t.factuality.asserted for t in triples}


def test_a_wording_inside_a_quotation_is_the_speakers(read_text):
    quoted = read_text("“The Iranian regime burned the school,” said Maria Lopez in Iran.")
    own = read_text("The Iranian regime burned the school, Maria Lopez left Iran.")
    assert set(wordings(quoted).values()) == {False}
    assert set(wordings(own).values()) == {True}
