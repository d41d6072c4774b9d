"""Whatever an article says, its words come out of every kind of file as they went in, and offsets refer to them."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read import READERS, Context, Draft, Resource
from kg.read.records import make_article
from tests.read import making

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéüßñçøşčŁ"
WORD = st.text(LETTERS, min_size=1, max_size=9)
MARKS = st.sampled_from(["", "", "", ",", " &", " <", "’s", "”", " –", " 5 >"])
WORDS = st.lists(st.tuples(WORD, MARKS).map("".join), min_size=9, max_size=25)
SENTENCE = WORDS.map(lambda words: f"T{' '.join(words)} end. T{' '.join(words[::-1])}.")
PARAGRAPHS = st.lists(SENTENCE, min_size=2, max_size=5, unique=True).map(tuple)


@pytest.fixture(scope="module")
def context():
    found = Context()
    yield found
    found.parser.close()


def prose(paragraphs):
    return "".join(f"<p>{making.escaped(p)}</p>" for p in paragraphs)


def files(paragraphs):
    """(suffix, content) of the paragraphs as each kind of marked-up file."""
    body = prose(paragraphs)
    whole = "\n".join(paragraphs)
    yield ".html", making.page(body=body).encode()
    yield ".rss", making.rss(making.rss_item(whole)).encode()
    yield ".atom", making.atom().replace(making.escaped(prose(making.PARAGRAPHS)), making.escaped(body)).encode()
    yield ".nitf", making.nitf().replace(prose(making.PARAGRAPHS), body).encode()
    yield ".newsml", making.newsml().replace(prose(making.PARAGRAPHS), body).encode()
    yield ".md", "\n\n".join(paragraphs).replace("<", "\\<").replace(">", "\\>").encode()
    yield ".eml", making.mail().partition(b"\n\n")[0].replace(b"quoted-printable", b"8bit") + b"\n\n" + whole.encode()


@settings(deadline=None, max_examples=40)
@given(PARAGRAPHS)
def test_words_survive_in_every_kind(context, paragraphs):
    for suffix, content in files(paragraphs):
        (draft,) = READERS[suffix](Resource(f"a{suffix}", lambda c=content: io.BytesIO(c)), context)
        assert isinstance(draft, Draft), (suffix, draft)
        article = make_article(draft.text, draft.known, draft.source)
        words = " ".join(article.text.split())
        for paragraph in paragraphs:
            assert " ".join(paragraph.split()) in words, suffix
        read = " ".join(article.text[b.start : b.end] for b in article.blocks)
        assert "".join(read.split()) == "".join(article.text.split()), suffix
