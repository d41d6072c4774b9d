"""What somebody in the article merely says never stands in the graph as a fact of the article."""

import json

import pytest

from kg.extract import extract_findings
from kg.read import read_articles
from tests.conftest import SHARED

POLNEAR = SHARED / "data" / "news" / "polnear_dev.jsonl"
EVERY = 3  # of the 84 articles
SHARE = 0.03


@pytest.fixture(scope="module")
def gold():
    if not POLNEAR.is_file():
        pytest.skip("the development data ../shared/data/news/polnear_dev.jsonl is absent")
    rows = [json.loads(line) for line in POLNEAR.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row for row in rows[::EVERY]}


def spans_of(part):
    return [part] if part and isinstance(part[0], int) else part or []


def asserted_spans(findings):
    """The evidence of all that the findings assert."""
    return [found.evidence for found in (*findings.triples, *findings.events) if found.factuality.asserted]


def test_asserted_statements_do_not_come_from_inside_quotations(gold, annotator, tmp_path):
    source = tmp_path / "polnear.jsonl"
    source.write_text(
        "".join(json.dumps({"id": doc, "text": row["text"]}) + "\n" for doc, row in gold.items()), encoding="utf-8"
    )
    asserted = inside = 0
    articles = list(read_articles([source]))
    for article, annotation in zip(articles, annotator.annotate_all(articles), strict=True):
        contents = [span for a in gold[article.id]["attributions"] for span in spans_of(a.get("content"))]
        for start, end in asserted_spans(extract_findings(article, annotation)):
            asserted += 1
            inside += any(first <= start and end <= last for first, last in contents)
    assert inside <= SHARE * asserted, f"{inside} of {asserted} asserted statements stand in a quotation"


@pytest.mark.parametrize(
    "text",
    [
        "“The army burned the school and killed two boys,” said Maria Lopez.",
        "“The army burned the school. It killed two boys.”",
        "According to Maria Lopez, the army burned the school and killed two boys.",
        "Maria Lopez said:\n“The army burned the school.\n“It killed two boys.”",
    ],
)
def test_words_in_quotation_are_never_asserted(text, read_text):
    findings = read_text(text)
    told = [t.predicate.text for t in findings.triples if t.factuality.asserted]
    told += [text[slice(*e.trigger)] for e in findings.events if e.factuality.asserted]
    assert not {"burned", "killed"} & {word for phrase in told for word in phrase.split()}
