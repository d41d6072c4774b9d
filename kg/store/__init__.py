"""Quads in memory, ready for SPARQL, and the named queries that ship with kg."""

from .memory import open_store, parse_rows, read_quads
from .queries import NamedQuery, list_queries, load_query

__all__ = ["NamedQuery", "list_queries", "load_query", "open_store", "parse_rows", "read_quads"]
