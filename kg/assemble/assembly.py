"""The whole graph of an article, and of many."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import GraphError
from kg.model import Article, Findings
from kg.vocab import DEFAULT_BASE

from .articles import write_article
from .copies import write_copies
from .decisions import write_decisions
from .divergences import write_divergences
from .entities import write_entities
from .events import write_events
from .quotations import write_quotations
from .relations import write_relations
from .sheet import Row, Sheet
from .terms import Names

WRITERS = (write_article, write_entities, write_events, write_relations, write_quotations, write_decisions)


def assemble_quads(findings: Iterable[Findings], base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """The quads of all articles, each in its article's graph, and what comparing the articles shows in a graph
    of its own: distinct, sorted by subject, predicate, object and graph. The same findings in any order give
    the same quads.

    `findings` carry identifiers that hold across articles, relative to `base_iri` (kg.resolve).
    """
    for row in assemble_rows(findings, base_iri):
        yield from parse("{} {} {} {} .".format(*row), RdfFormat.N_QUADS)


def assemble_rows(findings: Iterable[Findings], base_iri: str = DEFAULT_BASE) -> list[Row]:
    """The same quads as rows of terms, written as N-Quads has them: what exports start from."""
    names = Names(base_iri)
    loose: dict[str, list[Row]] = {}
    blocks: dict[str, list[Row]] = {}
    articles: dict[str, Article] = {}
    for one in findings:
        if one.article.id in articles:
            raise GraphError(f"two articles are called {one.article.id!r}; give each its own id")
        articles[one.article.id] = one.article
        sheet = write_sheet(one, names)
        blocks |= sheet.blocks
        for subject, rows in sheet.loose.items():
            loose.setdefault(subject, []).extend(rows)
    for row in (*write_divergences(blocks, articles.values(), names), *write_copies(articles.values(), names)):
        loose.setdefault(row[0], []).append(row)
    for subject, rows in loose.items():
        blocks[subject] = sorted({*rows, *blocks.get(subject, ())})
    return [row for subject in sorted(blocks) for row in blocks[subject]]


def write_sheet(findings: Findings, names: Names) -> Sheet:
    """All that one article says."""
    sheet = Sheet(findings.article, names)
    for write in WRITERS:
        write(findings, sheet)
    return sheet
