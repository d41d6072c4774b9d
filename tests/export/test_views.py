"""The simple and the full view, as networkx, igraph, GraphML, GEXF and tables show them."""

import csv
import io
import random
from xml.etree import ElementTree

import igraph
import networkx
import pytest

from kg.errors import ExportError
from kg.export import to_networkx

from .readers import written

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
FORMATS = ["graphml", "graphml-full", "gexf", "csv-nodes", "csv-edges"]


def read_graphml(data: bytes) -> networkx.MultiDiGraph:
    return networkx.read_graphml(io.BytesIO(data), edge_key_type=str, force_multigraph=True)


@pytest.fixture(scope="module")
def simple(sample):
    return to_networkx(sample)


def edges(graph, start, end):
    return list(graph.get_edge_data(start, end).values())


def test_the_nodes_are_the_entities_and_events(simple):
    assert sorted(data["label"] for _, data in simple.nodes(data=True)) == [
        "Dawn Post", "Mara Lind", "Nordan", "Ostria", "The Tide", "Verrin", "Verrin Health Office", "mayor of Verrin",
        "rockets hit Verrin",
    ]  # fmt: skip
    node = simple.nodes["entity:mara-lind"]
    assert node["iri"] == "https://w3id.org/kg-news/id/entity/mara-lind"
    assert (node["type"], node["labels"], node["names"]) == ("schema:Person", ":Person", "Lind|M. Lind")


def test_statements_that_agree_are_one_edge_with_their_number(simple):
    (edge,) = edges(simple, "event:a1b2", "entity:verrin")
    assert (edge["label"], edge["predicate"], edge["weight"]) == ("patient", "kgo:patient", 2)
    assert (edge["article"], edge["accordingTo"], edge["date"]) == ("dawn-1|tide-7", "Dawn Post|The Tide", "2024-05-02")
    assert edge["asserted"] is True
    assert edge["confidence"] == 0.9


def test_a_claim_and_its_denial_are_two_edges_and_neither_is_asserted(simple):
    claim, denial = sorted(edges(simple, "event:a1b2", "entity:nordan"), key=lambda e: e["negated"])
    assert [claim["asserted"], denial["asserted"]] == [False, False]
    assert (claim["label"], claim["accordingTo"]) == ("agent", "Ostria")
    assert (denial["label"], denial["accordingTo"]) == ("not agent", "Nordan")


def test_a_triple_without_a_statement_is_kept(simple):
    (edge,) = edges(simple, "entity:verrin", "entity:ostria")
    assert (edge["label"], edge["asserted"], edge["weight"]) == ("contained in place", True, 1)


def test_figures_stand_at_their_event_with_bound_and_source(simple):
    assert simple.nodes["event:a1b2"]["facts"] == "deaths: at least 12 (said by Mara Lind)"
    assert simple.nodes["event:a1b2"]["date"] == "2024-05-01"


def test_the_full_view_has_every_resource_and_every_link(sample):
    full = to_networkx(sample, "full")
    assert "statement:s4" in full
    passage = next(d for _, d in full.nodes(data=True) if d["iri"].endswith("article/dawn-1#char=0,40"))
    assert passage["label"] == "Rockets hit the city of Verrin on Monday"
    (edge,) = edges(full, "statement:s4", "entity:ostria")
    assert edge["predicate"] == "kgo:accordingTo"


def test_an_unknown_view_is_refused(sample):
    with pytest.raises(ExportError, match="simple, full"):
        to_networkx(sample, "fancy")


@pytest.mark.parametrize("view", ["simple", "full"])
def test_graphml_read_by_networkx_is_the_networkx_graph(view, either):
    expected = to_networkx(either, view)
    found = read_graphml(written("graphml" if view == "simple" else "graphml-full", either))
    assert dict(found.nodes(data=True)) == dict(expected.nodes(data=True))
    found_edges = {(s, t, key): data for s, t, key, data in found.edges(keys=True, data=True)}
    assert found_edges == {(s, t, key): data for s, t, key, data in expected.edges(keys=True, data=True)}


@pytest.mark.parametrize("name", ["graphml", "graphml-full"])
def test_igraph_reads_the_same_counts_and_labels(name, either, tmp_path):
    expected = to_networkx(either, "full" if name.endswith("full") else "simple")
    path = tmp_path / "kg.graphml"
    path.write_bytes(written(name, either))
    found = igraph.Graph.Read_GraphML(str(path))
    assert (found.vcount(), found.ecount()) == (expected.number_of_nodes(), expected.number_of_edges())
    assert sorted(found.vs["label"]) == sorted(label for _, label in expected.nodes(data="label"))
    assert sorted(found.es["label"]) == sorted(label for *_, label in expected.edges(data="label"))
    assert sorted(found.es["edgeid"]) == sorted(key for *_, key in expected.edges(keys=True))


@pytest.mark.parametrize("name", ["graphml", "graphml-full"])
def test_graphml_keys_are_readable_and_nothing_repeats(name, sample):
    root = ElementTree.fromstring(written(name, sample))
    keys = [key.get("id") for key in root.iter(f"{GRAPHML}key")]
    assert len(set(keys)) == len(keys)
    assert {"nlabel", "label", "type"} <= set(keys)
    assert not [key for key in keys if key.startswith("d") and key[1:].isdigit()]  # Gephi takes d3 for the label
    by_owner = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{GRAPHML}key")]
    assert len(set(by_owner)) == len(by_owner)
    ids = [edge.get("id") for edge in root.iter(f"{GRAPHML}edge")]
    assert len(set(ids)) == len(ids)
    assert all(next(iter(edge)).get("key") == "label" for edge in root.iter(f"{GRAPHML}edge"))  # Neo4j's type
    assert {d.text for d in root.iter(f"{GRAPHML}data") if d.get("key") == "asserted"} <= {"true", "false"}


def test_gexf_has_labels_dates_and_colours(sample):
    root = ElementTree.fromstring(written("gexf", sample))
    event = next(node for node in root.iter(f"{GEXF}node") if node.get("id") == "event:a1b2")
    assert (event.get("label"), event.get("start")) == ("rockets hit Verrin", "2024-05-01")
    assert event.find("{http://gexf.net/1.3/viz}color").attrib == {"r": "237", "g": "201", "b": "72"}
    starts = {edge.get("label"): edge.get("start") for edge in root.iter(f"{GEXF}edge")}
    assert starts["agent"] == "2024-05-03"
    assert starts["contained in place"] is None


def test_tables_have_a_row_for_each_node_and_edge(sample, simple):
    nodes = list(csv.DictReader(io.StringIO(written("csv-nodes", sample).decode())))
    links = list(csv.DictReader(io.StringIO(written("csv-edges", sample).decode())))
    assert {row["Id"]: row["Label"] for row in nodes} == dict(simple.nodes(data="label"))
    assert {(row["Source"], row["Target"], row["Id"]) for row in links} == set(simple.edges(keys=True))


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_the_quads_changes_no_byte(name, sample):
    shuffled = list(sample)
    random.Random(3).shuffle(shuffled)
    assert written(name, shuffled + sample) == written(name, sample)


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_graph_is_written(name):
    assert written(name, [])
