"""A server of its own for the tests of the page, and the graphs that it serves."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph import Graph
from kg.read import read_articles
from kg.vocab import expand

SAMPLES = Path(__file__).parents[2] / "exports" / "kg.ttl"
CHROMIUM = "/usr/bin/chromium"


@contextmanager
def serving(graph: Path) -> Iterator[str]:
    """The address of `kg serve GRAPH`, which ends with the block."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        assert server.stderr is not None
        yield next(found[0] for line in server.stderr if (found := re.search(r"http://[\w.:]+", line)))
    finally:
        server.terminate()
        server.wait(10)


def with_texts(graph: Graph, inputs: list[Path], target: Path) -> Path:
    """A graph as N-Quads, with the texts of its articles in their graphs."""
    known = {quad.subject.value for quad in graph.quads()}
    quads = list(graph.quads())
    for article in read_articles(inputs):
        node = NamedNode(f"{graph.base_iri}article/{article.id}")
        if node.value in known:
            quads.append(Quad(node, NamedNode(expand("nif:isString")), Literal(article.text), node))
    serialize(quads, str(target), RdfFormat.N_QUADS)
    return target
