"""The whole graph of an article, and of many."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import GraphError
from kg.model import Findings
from kg.vocab import DEFAULT_BASE

from .articles import write_article
from .claimed import write_claimed
from .comparables import Comparable, comparable
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
    compared: dict[str, Comparable] = {}
    for one in findings:
        if one.article.id in compared:
            raise GraphError(f"two articles are called {one.article.id!r}; give each its own id")
        sheet = write_sheet(one, names)
        compared[one.article.id] = comparable(sheet)
        blocks |= sheet.blocks
        for subject, rows in sheet.loose.items():
            loose.setdefault(subject, []).extend(rows)
    for row in compare_articles(compared.values(), names):
        loose.setdefault(row[0], []).append(row)
    return _in_order(loose, blocks)


class AssembledArticle(NamedTuple):
    """An article's named graph, its rows sorted and distinct, and what of it is compared with other articles."""

    rows: list[Row]
    comparable: Comparable


def assemble_article(findings: Findings, names: Names) -> AssembledArticle:
    """The graph of one article, for which no other article need be at hand."""
    sheet = write_sheet(findings, names)
    return AssembledArticle(_in_order(sheet.loose, dict(sheet.blocks)), comparable(sheet))


def compare_articles(compared: Iterable[Comparable], names: Names) -> list[Row]:
    """The graph of what comparing articles shows, divergences, near duplicates and events that none tells as a fact:
    its rows sorted and distinct."""
    compared = list(compared)
    writers = (write_divergences, write_copies, write_claimed)
    return sorted({row for write in writers for row in write(compared, names)})


def _in_order(loose: dict[str, list[Row]], blocks: dict[str, list[Row]]) -> list[Row]:
    for subject, rows in loose.items():
        blocks[subject] = sorted({*rows, *blocks.get(subject, ())})
    return [row for subject in sorted(blocks) for row in blocks[subject]]


def write_sheet(findings: Findings, names: Names) -> Sheet:
    """All that one article says."""
    sheet = Sheet(findings.article, names)
    for write in WRITERS:
        write(findings, sheet)
    return sheet
