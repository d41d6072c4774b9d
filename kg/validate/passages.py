"""Reads every passage again: the text at its offsets is the text it quotes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from kg.model import Article
from kg.vocab.characters import printable
from kg.vocab.namespaces import percent_encode

_ARTICLES = """SELECT DISTINCT ?article ?sha WHERE {
  { ?article a schema:NewsArticle } UNION { ?passage nif:referenceContext ?article }
  OPTIONAL { ?article kgo:sha256 ?sha }
} ORDER BY ?article"""

_PASSAGES = """SELECT DISTINCT ?passage ?article ?begin ?end ?anchor WHERE {
  ?passage a kgo:Passage .
  OPTIONAL { ?passage nif:referenceContext ?article }
  OPTIONAL { ?passage nif:beginIndex ?begin }
  OPTIONAL { ?passage nif:endIndex ?end }
  OPTIONAL { ?passage nif:anchorOf ?anchor }
} ORDER BY ?passage"""


class Queryable(Protocol):
    """A graph that answers SPARQL over all its articles, such as kg.Graph."""

    def query(self, sparql: str) -> Any:
        """The solutions of a SELECT query."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A passage or an article of the graph that does not agree with the input."""

    article: str  # IRI
    kind: str  # "missing article", "wrong hash", "no hash", "incomplete passage", "outside", "other text"
    message: str
    passage: str = ""  # IRI

    def __str__(self) -> str:
        return f"{self.passage or self.article}: {self.kind}: {self.message}"


def verify_graph(graph: Queryable, articles: Iterable[Article]) -> list[Problem]:
    """Every passage that the articles do not bear out, and every article that is missing or changed; sorted.

    An article of the graph is looked up by the hash of its text, then by its id.
    """
    given = list(articles)
    by_hash = {article.sha256: article for article in given}
    by_id = {percent_encode(article.id, keep="/"): article for article in given}
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    for row in graph.query(_ARTICLES):
        iri, sha = row["article"].value, row["sha"].value if row["sha"] is not None else None
        article = by_hash.get(sha or "") or by_id.get(iri.rpartition("article/")[2])
        if article is None:
            problems.append(Problem(iri, "missing article", "no input has its hash or its id; give its file too"))
            continue
        texts[iri] = article.text
        if sha != article.sha256:
            kind = "no hash" if sha is None else "wrong hash"
            problems.append(Problem(iri, kind, "the text has changed since the graph was built; build it again"))
    problems += _misread(graph, texts)
    return sorted(problems)


def _misread(graph: Queryable, texts: dict[str, str]) -> Iterator[Problem]:
    for row in graph.query(_PASSAGES):
        passage = row["passage"].value
        if any(row[name] is None for name in ("article", "begin", "end", "anchor")):
            yield Problem(passage.partition("#")[0], "incomplete passage", "it lacks article, offsets or text", passage)
            continue
        iri, anchor = row["article"].value, row["anchor"].value
        text = texts.get(iri)
        if text is None:
            continue
        begin, end = int(row["begin"].value), int(row["end"].value)
        if not 0 <= begin < end <= len(text):
            yield Problem(iri, "outside", f"{begin}-{end} does not lie in a text of {len(text)} characters", passage)
        elif printable(text[begin:end]) != anchor:
            yield Problem(iri, "other text", f"the article reads {text[begin:end]!r}, the graph {anchor!r}", passage)
