"""The whole graph of an article, and of many."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from pyoxigraph import Quad

from kg.errors import GraphError
from kg.model import Findings
from kg.vocab import DEFAULT_BASE

from .articles import write_article
from .decisions import write_decisions
from .entities import write_entities
from .events import write_events
from .quotations import write_quotations
from .relations import write_relations
from .sheet import Sheet
from .terms import Names

WRITERS = (write_article, write_entities, write_events, write_relations, write_quotations, write_decisions)


def assemble_quads(findings: Iterable[Findings], base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """The quads of all articles, each in its article's graph: distinct, and sorted by graph, subject,
    predicate and object. The same findings in any order give the same quads.

    `findings` carry identifiers that hold across articles, relative to `base_iri` (kg.resolve).
    """
    names = Names(base_iri)
    ordered = sorted(findings, key=lambda f: names.article(f.article.id).value)
    for one, next_ in pairwise(ordered):
        if one.article.id == next_.article.id:
            raise GraphError(f"two articles are called {one.article.id!r}; give each its own id")
    for one in ordered:
        yield from assemble_article(one, names)


def assemble_article(findings: Findings, names: Names) -> Iterator[Quad]:
    """The quads of one article, sorted."""
    sheet = Sheet(findings.article, names)
    for write in WRITERS:
        write(findings, sheet)
    return sheet.quads()
