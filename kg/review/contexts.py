"""The words around a passage, and who printed them when."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kg.model import Article, Passage

from .from_graph import Queryable, article_id

_ENDS = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\b[A-Z])[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n"
)
_WIDEST = 320  # characters of a context
_ARTICLES = """SELECT ?article ?title ?date ?outlet ?text {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:publisher/rdfs:label ?outlet }
  OPTIONAL { ?article nif:isString ?text }
} ORDER BY ?article ?outlet"""
_AROUND = """SELECT ?article ?words ?begin ?end {{
  ?p nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words .
  FILTER(?begin <= {start} && ?end >= {end})
}} ORDER BY DESC(?end - ?begin) ?begin"""


@dataclass(frozen=True, slots=True)
class Witness:
    """Where a side of a decision was read."""

    article: str
    outlet: str = ""
    date: str = ""
    before: str = ""  # the sentence up to the words
    words: str = ""
    after: str = ""


Look = Callable[[Passage], Witness]


def witness_texts(articles: Iterable[Article]) -> Look:
    """A look-up in articles whose texts are at hand."""
    known = {article.id: article for article in articles}

    def look(at: Passage) -> Witness:
        article = known.get(at.article)
        if article is None:
            return Witness(at.article, words=at.words)
        return _witness(at, article.text, article.publisher or article.title or "", article.date or "")

    return look


def witness_graph(graph: Queryable) -> Look:
    """A look-up in a graph: in the text where a store has it, else in the widest passage around the words."""
    known: dict[str, Any] = {}
    for row in graph.query(_ARTICLES):
        known.setdefault(article_id(row["article"].value), row)

    def look(at: Passage) -> Witness:
        row = known.get(at.article)
        if row is None:
            return Witness(at.article, words=at.words)
        outlet, date = _text(row["outlet"]) or _text(row["title"]), _text(row["date"])
        if text := _text(row["text"]):
            return _witness(at, text, outlet, date)
        start, words = _widest(graph, row["article"], at)
        inner = Passage(at.article, at.start - start, at.end - start, at.words)
        return _witness(inner, words, outlet, date)

    return look


def _widest(graph: Queryable, article: Any, at: Passage) -> tuple[int, str]:
    """Offset and words of the widest passage of the graph that holds the words and is not too wide to show."""
    for row in graph.query(_AROUND.format(start=int(at.start), end=int(at.end)), {"article": article}):
        words = _text(row["words"])
        if len(words) <= _WIDEST:
            return int(_text(row["begin"])), words
    return at.start, at.words


def _witness(at: Passage, text: str, outlet: str, date: str) -> Witness:
    start, end = sentence_around(text, at.start, at.end)
    return Witness(at.article, outlet, date.replace("T", " ")[:16], _flat(text[start : at.start]),
                   _flat(text[at.start : at.end]), _flat(text[at.end : end]))  # fmt: skip


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence that holds a stretch of a text, cut where it is very long."""
    left = max(0, start - _WIDEST // 2)
    right = min(len(text), end + _WIDEST // 2)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    begins = [m.end() for m in _ENDS.finditer(text, left, start + 1) if m.end() <= start]
    stop = _ENDS.search(text, end, right)
    return (begins[-1] if begins else left), (stop.start() + len(stop[0].rstrip()) if stop else right)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _text(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))
