"""Resolved findings -> RDF quads, a named graph for each article (design/graph-model.md)."""

from .articles import TEXT, text_row
from .assembly import AssembledArticle, assemble_article, assemble_quads, assemble_rows, compare_articles
from .comparables import Comparable
from .divergences import comparison_graph
from .terms import Names

__all__ = [
    "TEXT",
    "AssembledArticle",
    "Comparable",
    "Names",
    "assemble_article",
    "assemble_quads",
    "assemble_rows",
    "compare_articles",
    "comparison_graph",
    "text_row",
]
