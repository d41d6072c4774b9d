"""Decisions on identity as JSON lines, and what a person should look at."""

from .agenda import open_records
from .contexts import Witness, witness_graph, witness_texts
from .from_findings import findings_records
from .from_graph import graph_records
from .from_links import link_records
from .ledger import Ledger
from .records import DecisionRecord, Side

__all__ = [
    "DecisionRecord",
    "Ledger",
    "Side",
    "Witness",
    "findings_records",
    "graph_records",
    "link_records",
    "open_records",
    "witness_graph",
    "witness_texts",
]
