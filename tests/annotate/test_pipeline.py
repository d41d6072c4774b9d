import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import load_annotator
from kg.errors import ModelError
from tests.conftest import make_article


def test_tokens_are_slices_of_the_text(annotator):
    article = make_article("The mayor of Lyon said “no” on Monday.\n\nShe left for Rome — at once.")
    annotation = annotator.annotate(article)
    assert all(article.text[t.start : t.end] == t.text for t in annotation.tokens)
    assert len(annotation.sentences) == 2


def test_no_sentence_crosses_a_paragraph(annotator):
    annotation = annotator.annotate(make_article("the end of the line\n\nthe start of another"))
    assert [s.block for s in annotation.sentences] == [0, 1]


def test_heads_edges_and_children_agree(annotator):
    annotation = annotator.annotate(make_article("The mayor, who had slept, said that it was late."))
    for token in annotation.tokens:
        assert token.head is token or token in token.head.children
        below = list(token.subtree())
        assert (below[0].i, below[-1].i) == (token.left_edge, token.right_edge)


@pytest.mark.parametrize("piece", ["😀 ", "( ) ", "\u201cNo\u201d ", "word "])
def test_what_goes_through_the_pipeline_at_once_is_bounded(piece, annotator, monkeypatch):
    """Memory grows with it: a batch of 64 long pieces took 1.7 GB (tests/long/hostile_texts.py)."""
    sizes, pipe = [], annotator.nlp.pipe

    def watched(texts, **options):
        texts = list(texts)
        sizes.append(sum(map(len, texts)))
        return pipe(["x"] * len(texts), **options)  # the words are not the point here

    monkeypatch.setattr(annotator.nlp, "pipe", watched)
    annotator.annotate(make_article(piece * (480_000 // len(piece))))
    assert max(sizes) <= 50_000 and sum(sizes) > 479_000


@pytest.mark.parametrize("run", ["😀" * 5000, "(" * 5000, "!" * 5000, "x" * 20_000])
def test_runs_without_white_space_cost_nothing(annotator, run):
    article = make_article(f"The mayor left. {run} The council stayed.")
    annotation = annotator.annotate(article)
    assert len(annotation.tokens) < 20
    assert all(article.text[t.start : t.end] == t.text for t in annotation.tokens)


def test_a_paragraph_without_a_full_stop_is_cut_and_no_offset_is_lost(annotator):
    article = make_article("word " * 6000)
    annotation = annotator.annotate(article)
    assert len(annotation.tokens) == 6000
    assert all(article.text[t.start : t.end] == "word" for t in annotation.tokens)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_keeps_its_offsets(annotator, text):
    article = make_article(text)
    for token in annotator.annotate(article).tokens:
        seen = article.text[token.start : token.end]
        assert seen == token.text or seen.isspace() or any(c.isspace() for c in seen)


def test_an_unknown_model_is_a_clear_error():
    with pytest.raises(ModelError, match=r"no_such_pipeline.*--model"):
        load_annotator("no_such_pipeline")
