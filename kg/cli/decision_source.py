"""Where `kg decisions` and `kg review` find decisions: in findings, a graph or a store."""

from typing import TYPE_CHECKING, NamedTuple

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
    from kg.review import findings_records, graph_records, witness_graph, witness_texts

    if source == STDIO or source.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        with Watch("reading") as watch:
            found = read_findings([source], watch.problem)
        return DecisionSource(findings_records(found, within=within), witness_texts(f.article for f in found))
    graph = load_graph(source, with_text=True)
    return DecisionSource(graph_records(graph, within=within), witness_graph(graph))
