"""Annotations survive being packed, to the last edge."""

import zlib

import pytest

import kg
from kg.model.annotation_codec import pack_annotation, same_annotation, unpack_annotation
from tests.conftest import make_article

ODD = f"Mr.\u00a0Holt\u2019s \U0001f600 said:\t\u201cNo,\r\nno.\u201d\n\n(x){'!' * 200} \u0130z e\u0301. \u4e0a"


def test_annotations_come_back_as_they_were(annotator):
    articles = [*kg.read_articles([kg.samples()]), make_article(ODD), make_article("")]
    for article, annotation in zip(articles, annotator.annotate_all(articles), strict=True):
        data = pack_annotation(annotation, article)
        assert same_annotation(unpack_annotation(data, article), annotation)
        assert len(data) < 200 + 15 * len(annotation.tokens)


def test_another_annotation_is_another(annotator):
    one, other = (annotator.annotate(make_article(text)) for text in ("The mayor left.", "The mayor left!"))
    assert not same_annotation(one, other)


@pytest.mark.parametrize("data", [b"", b"junk", zlib.compress(b"{}"), zlib.compress(b"[]")])
def test_other_bytes_are_refused(data):
    with pytest.raises((ValueError, KeyError, TypeError, IndexError, zlib.error)):
        unpack_annotation(data, make_article("The mayor left."))
