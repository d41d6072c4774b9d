"""Resolved findings -> RDF quads, a named graph for each article (design/graph-model.md)."""

from .articles import TEXT, text_row
from .assembly import assemble_quads, assemble_rows
from .divergences import comparison_graph
from .terms import Names

__all__ = ["TEXT", "Names", "assemble_quads", "assemble_rows", "comparison_graph", "text_row"]
