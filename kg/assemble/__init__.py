"""Resolved findings -> RDF quads, a named graph for each article (design/graph-model.md)."""

from .assembly import assemble_quads, assemble_rows

__all__ = ["assemble_quads", "assemble_rows"]
