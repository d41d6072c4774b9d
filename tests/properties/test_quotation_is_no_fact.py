"""What somebody in the article merely says never stands in the graph as a fact of the article."""

import json

import pytest

from kg.extract import extract_findings
from kg.read import read_articles
from tests.conftest import SHARED

POLNEAR = SHARED / "data" / "news" / "polnear_dev.jsonl"
EVERY = 3  # of the 84 articles
SHARE = 0.03  # of what is asserted, in clauses and quotations
SHARE_OF_ALL = 0.06  # noun phrases included, which the article may well describe in its own voice: "lifted [a curfew]"


@pytest.fixture(scope="module")
def gold():
    if not POLNEAR.is_file():
        pytest.skip("the development data ../shared/data/news/polnear_dev.jsonl is absent")
    rows = [json.loads(line) for line in POLNEAR.read_text(encoding="utf-8").splitlines()]
    return {row["doc"]: row for row in rows[::EVERY]}


def spans_of(part):
    return [part] if part and isinstance(part[0], int) else part or []


def is_words(annotation, text, start, end):
    """True for a content that is a clause or stands in quotation marks, False for a noun phrase."""
    head = annotation.head_of(start, end)
    return text[start] in "“\"‘'«" or (head is not None and (head.tag[:2] == "VB" or head.pos == "AUX"))


def asserted_spans(findings):
    """The evidence of all that the findings assert."""
    return [found.evidence for found in (*findings.triples, *findings.events) if found.factuality.asserted]


def test_asserted_statements_do_not_come_from_inside_quotations(gold, annotator, tmp_path):
    source = tmp_path / "polnear.jsonl"
    source.write_text(
        "".join(json.dumps({"id": doc, "text": row["text"]}) + "\n" for doc, row in gold.items()), encoding="utf-8"
    )
    asserted = in_words = in_any = 0
    articles = list(read_articles([source]))
    for article, annotation in zip(articles, annotator.annotate_all(articles), strict=True):
        contents = [span for a in gold[article.id]["attributions"] for span in spans_of(a.get("content"))]
        words = [span for span in contents if is_words(annotation, article.text, *span)]
        for start, end in asserted_spans(extract_findings(article, annotation)):
            asserted += 1
            in_any += any(first <= start and end <= last for first, last in contents)
            in_words += any(first <= start and end <= last for first, last in words)
    told = f"of {asserted} asserted statements, {in_words} stand in quoted clauses, {in_any} in any content"
    assert in_words <= SHARE * asserted, told
    assert in_any <= SHARE_OF_ALL * asserted, told


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
