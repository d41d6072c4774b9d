"""Times: type and value of each expression of a sentence, told on Monday 24 May 2021."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from kg.extract.times import extract_times
from kg.model import Annotation, Article, Block, BlockKind, Findings
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "times.json").read_text(encoding="utf-8"))
PUBLISHED = "2021-05-24"


def read_times(annotator, text, published):
    article = make_article(text, date=published)
    found = extract_times(article, annotator.annotate(article), Findings(article)).times
    return [[text[t.start : t.end], t.type, t.value] for t in found]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_the_times_of_a_sentence_are_found_with_their_values(annotator, case, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    assert read_times(annotator, case["text"], case.get("date", PUBLISHED)) == case["times"]


def header_article(text, kind, date=None):
    end = text.index("\n")
    blocks = (Block(0, end, kind), Block(end + 1, len(text), BlockKind.PROSE))
    return Article("test", text, "", date=date, blocks=blocks)


def test_a_date_line_that_is_not_parsed_is_read_all_the_same():
    text = "LIMA, Peru, Sept. 8 (Reuters) -\n"
    article = header_article(text, BlockKind.DATELINE, date="2009-09-08")
    (found,) = extract_times(article, Annotation([], []), Findings(article)).times
    assert (text[found.start : found.end], found.value) == ("Sept. 8", "2009-09-08")


def test_the_date_of_the_header_anchors_what_has_no_publication_date(annotator):
    text = "Updated Sunday, 11 July 2021 2:37 PM\nHe was held on Friday."
    article = header_article(text, BlockKind.DATE)
    found = extract_times(article, annotator.annotate(article), Findings(article)).times
    assert [t.value for t in found][-1] == "2021-07-09"


def test_a_history_counts_from_the_year_told_last_and_not_from_publication(annotator):
    text = (
        "The rising began in March 1830. The king fled in June 1830. A new cabinet met in August 1830. "
        "It fell in January 1831. The army marched in May 1831. On 4 September the capital was taken."
    )
    assert read_times(annotator, text, PUBLISHED)[-1] == ["4 September", "DATE", "1831-09-04"]


def test_spans_lie_within_the_text_in_order(annotator):
    text = "On Friday, 2 May 2014, and again last week, he spoke for two hours."
    article = make_article(text, date=PUBLISHED)
    found = extract_times(article, annotator.annotate(article), Findings(article)).times
    assert all(a.end <= b.start for a, b in pairwise(found))
