"""Quantities: figures of a sentence with their bounds, kinds and what they count."""

import json
from pathlib import Path

import pytest

from kg.extract.quantities import extract_quantities
from kg.extract.times import extract_times
from kg.model import Findings
from tests.conftest import make_article

CASES = json.loads((Path(__file__).parents[1] / "cases" / "quantities.json").read_text(encoding="utf-8"))


def read_quantities(annotator, text):
    article = make_article(text)
    annotation = annotator.annotate(article)
    found = extract_quantities(article, annotation, extract_times(article, annotation, Findings(article)))
    return annotation, found.quantities


def shown(text, quantity):
    figures = {name: getattr(quantity, name) for name in ("lower", "upper", "value")}
    return {
        "text": text[quantity.start : quantity.end], "number": text[quantity.number.start : quantity.number.end],
        "of": quantity.of, "kind": quantity.kind, "quantifier": quantity.quantifier and quantity.quantifier.value,
        **{name: None if value is None else round(value, 6) for name, value in figures.items()},
    }


def rounded(expected):
    return {name: round(v, 6) if isinstance(v, float) else v for name, v in expected.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_figures_of_a_sentence_are_found_with_their_bounds(annotator, case, request):
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    _, found = read_quantities(annotator, case["text"])
    assert [shown(case["text"], q) for q in found] == [rounded(q) for q in case["quantities"]]


def test_the_head_of_what_is_counted_is_a_token_of_the_phrase(annotator):
    annotation, (found,) = read_quantities(annotator, "Rebels seized 100 government troops.")
    assert annotation.tokens[found.of_head].text == "troops"


def test_a_figure_that_counts_nothing_has_no_head(annotator):
    _, (found,) = read_quantities(annotator, "The quake killed 12.")
    assert (found.of, found.of_head) == ("", -1)
