"""Exports of a graph that is kept article by article are those of the same graph in memory, byte for byte."""

import io
import re

import pytest

from kg.errors import ExportError
from kg.export import EXPORTERS, arrangement
from kg.export.gathering import Gathered
from kg.graph import Graph
from kg.stored import StoredGraph
from kg.upkeep import build_store
from kg.vocab import DEFAULT_BASE, expand

FORMATS = ["turtle", "graphml", "gexf", "csv-nodes", "csv-edges", "cytoscape"]
NAMES = {"ferry-wire": "a", "ferry-beacon": "a-1", "ferry-ledger": "b/c", "strike-wire": "d/event/e"}
PASSAGE = (("kgo:Passage", "nif:OffsetBasedString"), ("nif:beginIndex", "nif:endIndex"))


class Kept:
    """A graph that is kept article by article, in no file."""

    def __init__(self, graph):
        self.graphs = {}
        for s, p, o, g in graph.rows():
            self.graphs.setdefault(g, []).append(f"{s} {p} {o} {g} .")

    def gather(self):
        return Gathered(lambda: sorted(self.graphs.items()), DEFAULT_BASE)


def written(format, source):
    stream = io.BytesIO()
    EXPORTERS[format].write(source, stream)
    return stream.getvalue()


def passage_of(article, place, told_in):
    """The rows of a passage of one article in the graph of another, as decisions on identity have them."""
    home, graph = (f"<{DEFAULT_BASE}article/{name}>" for name in (article, told_in))
    node = f"{home[:-1]}#char={place[0]},{place[1]}>"
    kinds, ends = PASSAGE
    rows = [(node, f"<{expand('rdf:type')}>", f"<{expand(kind)}>", graph) for kind in kinds]
    integer = f"^^<{expand('xsd:integer')}>"
    rows += [(node, f"<{expand(end)}>", f'"{at}"{integer}', graph) for end, at in zip(ends, place, strict=True)]
    return [*rows, (node, f"<{expand('nif:referenceContext')}>", home, graph)]


def renamed(term):
    """The term with the other name of its article."""
    return re.sub("article/([a-z-]+)", lambda match: f"article/{NAMES.get(match[1], match[1])}", term)


@pytest.fixture(scope="module")
def graph(library):
    """Articles whose names order otherwise than their IRIs, and one that looks like an event."""
    from kg.resolve import resolve_findings

    first = {}
    for (name, _), findings in library.items():
        first.setdefault(name, findings)
    made = Graph.from_findings(resolve_findings(first[name] for name in NAMES))
    rows = [tuple(map(renamed, row)) for row in made.rows()]
    rows += passage_of("a", (3, 9), "a-1") + passage_of("gone", (1, 2), "a-1") + passage_of("zz", (1, 2), "a")
    return Graph.from_rows(rows)


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_has_the_same_bytes(format, graph):
    assert written(format, Kept(graph)) == written(format, graph)


def test_a_picture_without_communities_has_the_same_bytes(graph, monkeypatch):
    drawn = written("graphml", graph)
    monkeypatch.setattr(arrangement, "SMALL", 3)
    assert written("graphml", Kept(graph)) == written("graphml", graph) != drawn


def test_a_store_of_no_articles_is_written_too(tmp_path, read, inputs):
    build_store(tmp_path / "out", inputs())
    for format in FORMATS:
        assert written(format, StoredGraph(tmp_path / "out")) == written(format, Graph())


def test_texts_are_written_on_request(tmp_path, read, inputs):
    build_store(tmp_path / "out", inputs("ferry-wire"))
    stored = StoredGraph(tmp_path / "out", with_text=True)
    assert b"nif:isString" in written("turtle", stored)
    assert written("turtle", stored) == written("turtle", Graph.from_rows(stored.rows()))


def test_a_full_disk_is_told_with_the_remedy(graph):
    file = Kept(graph).gather().file
    file._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(ExportError, match="free some space, or set TMPDIR"):
        file.put("things", ((str(n), "x" * 4096) for n in range(10_000)), 2)
