"""CPU time of the exports of a graph of 100,000 nodes and 300,000 edges.

    python tests/benchmarks/exports.py [--nodes 100000] [--edges 300000] [--statements]

First the writers of GraphML and GEXF alone, from a view; then each format from a Graph, all included.
With `--statements` every edge has its statement and passage, as in a graph that was built (15 quads an
edge instead of 1). Output goes nowhere; seconds are user + system time of this process.
"""

import argparse
import io
import random
import resource
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, Quad

from kg.collector import collector_paused
from kg.export import EXPORTERS, Exporter, gexf, graphml
from kg.export.simple_view import simple_view
from kg.export.things import read_things
from kg.graph import Graph
from kg.vocab import DEFAULT_BASE, expand

TYPE, LABEL, CLASS = (NamedNode(expand(name)) for name in ("rdf:type", "rdfs:label", "schema:Person"))
RELATIONS = [NamedNode(expand(name)) for name in ("kgo:supports", "schema:affiliation", "rel:meet_with", "kgo:opposes")]
ARTICLES = 500


class Nowhere(io.RawIOBase):
    """Counts the bytes it is given and forgets them."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.size += len(data)
        return len(data)


def make_quads(nodes: int, edges: int, statements: bool) -> Iterator[Quad]:
    """A random graph that is the same each time."""
    draw = random.Random(1)
    entities = [NamedNode(f"{DEFAULT_BASE}entity/person-{n}") for n in range(nodes)]
    articles = [NamedNode(f"{DEFAULT_BASE}article/a{n}") for n in range(ARTICLES)]
    for n, entity in enumerate(entities):
        yield Quad(entity, TYPE, CLASS, articles[n % ARTICLES])
        yield Quad(entity, LABEL, Literal(f"Person {n} of Town & Country"), articles[n % ARTICLES])
    for n in range(edges):
        article = articles[n % ARTICLES]
        triple = draw.choice(entities), draw.choice(RELATIONS), draw.choice(entities)
        yield Quad(*triple, article)
        if statements:
            yield from statement(n, triple, article)


def statement(n: int, triple: tuple[NamedNode, NamedNode, NamedNode], article: NamedNode) -> Iterator[Quad]:
    """The statement and the passage of a triple."""
    node = NamedNode(f"{DEFAULT_BASE}statement/{n * 7919 % 1000003:020x}")
    passage = NamedNode(f"{article.value}#char={n},{n + 60}")
    facts = [
        (node, "rdf:type", NamedNode(expand("kgo:Statement"))),
        (node, "rdf:subject", triple[0]), (node, "rdf:predicate", triple[1]), (node, "rdf:object", triple[2]),
        (node, "kgo:asserted", Literal(True)), (node, "kgo:negated", Literal(False)),
        (node, "kgo:modality", NamedNode(expand("kgo:Actual"))), (node, "kgo:accordingTo", article),
        (node, "prov:wasDerivedFrom", article), (node, "kgo:evidence", passage),
        (node, "kgo:confidence", Literal("0.80", datatype=NamedNode(expand("xsd:decimal")))),
        (passage, "rdf:type", NamedNode(expand("kgo:Passage"))),
        (passage, "nif:anchorOf", Literal(f"Person {n} met the other on the steps of the town hall")),
        (passage, "nif:referenceContext", article),
    ]  # fmt: skip
    for subject, predicate, value in facts:
        yield Quad(subject, NamedNode(expand(predicate)), value, article)


def main() -> None:
    """Prints one line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=300_000)
    parser.add_argument("--statements", action="store_true")
    options = parser.parse_args()
    graph = Graph(make_quads(options.nodes, options.edges, options.statements))
    print(f"{len(graph):,} quads, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    view = simple_view(read_things(graph))
    print(f"{len(view.nodes):,} nodes, {len(view.edges):,} edges")
    for module in (graphml, gexf):
        report(f"{module.__name__.rpartition('.')[2]}, rows to bytes", lambda out, m=module: m.write_view(view, out))
    for name, exporter in EXPORTERS.items():
        if isinstance(exporter, Exporter):
            report(name, lambda out, e=exporter: e.write(graph, out))


def report(what: str, write: Callable[[BinaryIO], None]) -> None:
    """Runs a writer and prints its CPU seconds and the size of its output."""
    out = Nowhere()
    started = time.process_time()
    with collector_paused():
        write(out)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:<24} {seconds:6.2f} s {out.size / 1e6:8.1f} MB   peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
