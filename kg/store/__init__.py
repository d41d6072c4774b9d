"""Quads in memory and on disk, ready for SPARQL; the named queries that ship with kg."""

from .admission import admit_query
from .folder import StoreFolder, find_store, is_store
from .generations import current_database, held_database, hold_generation
from .memory import open_store, parse_rows, read_quads
from .queries import NamedQuery, list_queries, load_query

__all__ = [
    "NamedQuery",
    "StoreFolder",
    "admit_query",
    "current_database",
    "find_store",
    "held_database",
    "hold_generation",
    "is_store",
    "list_queries",
    "load_query",
    "open_store",
    "parse_rows",
    "read_quads",
]
