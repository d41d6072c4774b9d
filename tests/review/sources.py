"""Resolved findings of invented articles with decisions of every verdict, and their graph."""

from dataclasses import replace

from kg.graph import Graph
from kg.model.codec import findings_to_json
from kg.resolve import resolve_findings
from tests.resolve.test_resolution import told

COMPANY = ("Ada Brook", "Lake Reed", "Port Trust")


def articles():
    """Two bearers of a surname and the bare surname (unsure), an initial (same), father and son (different)."""
    found = [
        told("a", "Joan Hart", "Tom Hale Sr.", *COMPANY, date="2031-03-04"),
        told("b", "George Hart", "A. Brook", date="2031-03-05"),
        told("c", "Hart", "Tom Hale Jr.", date="2031-03-06"),
    ]
    return [replace(f, article=replace(f.article, title=f"News of {f.article.id}")) for f in found]


def findings(*decisions):
    return resolve_findings(articles(), decisions)


def write_findings(path, *decisions):
    path.write_text("".join(f"{findings_to_json(f)}\n" for f in findings(*decisions)))
    return path


def graph(*decisions):
    return Graph.from_findings(findings(*decisions))
