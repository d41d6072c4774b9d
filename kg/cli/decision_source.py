"""Where `kg decisions` and `kg review` find decisions: in findings, a graph or a store."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .console import Watch
from .inputs import STDIO, load_graph, read_findings

if TYPE_CHECKING:
    from kg.review import DecisionRecord
    from kg.review.contexts import Look


class DecisionSource(NamedTuple):
    """The decisions, and a look-up of the words around their passages."""

    records: "list[DecisionRecord]"
    look: "Look"


def load_decisions(source: str, *, within: bool = False) -> DecisionSource:
    """The decisions across articles, and `within` articles where asked; - stands for findings on standard input."""
    from kg.review import findings_records, graph_records, link_records, witness_graph, witness_texts

    if source == STDIO or source.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        if source != STDIO and (links := _links(source)) is not None:
            return DecisionSource(link_records(links), witness_texts(()))
        with Watch("reading") as watch:
            found = read_findings([source], watch.problem)
        return DecisionSource(findings_records(found, within=within), witness_texts(f.article for f in found))
    graph = load_graph(source, with_text=True)
    return DecisionSource(graph_records(graph, within=within), witness_graph(graph))


def _links(path: str) -> list[dict[str, Any]] | None:
    """The lines of a file that `kg link` wrote; None where the first line is none of them."""
    try:
        with Path(path).open(encoding="utf-8") as file:
            first = file.readline()
            if first.strip() and not (first.startswith('{"kind": "link"') and first.endswith("}\n")):
                return None
            return [json.loads(line) for line in (first, *file) if line.strip()]
    except (OSError, ValueError):
        return None
