"""DOT, yEd, Neo4j and bulk files, each read by a program or library that is not ours."""

import csv
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ExportError
from kg.export import export_graph, to_networkx
from kg.export.neo4j import type_of

from .readers import load, written
from .test_hostile import COMMON, TEXTS, _labels, _nodes

Y = "{http://www.yworks.com/xml/graphml}"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@pytest.fixture(scope="module")
def simple(sample):
    return to_networkx(sample)


def graphviz(data):
    """What Graphviz reads, as its JSON: nodes and edges with their attributes."""
    program = shutil.which("neato")
    if not program:
        pytest.skip("graphviz is not installed")
    done = subprocess.run([program, "-n", "-Tjson0", "-Goverlap=true", "-Gsplines=false"], input=data,
                          capture_output=True, check=True)  # fmt: skip
    return json.loads(done.stdout.decode("utf-8", "replace"))


def test_graphviz_reads_the_same_nodes_edges_and_labels(either):
    simple = to_networkx(either)
    found = graphviz(written("dot", either))
    assert {node["name"]: node["label"] for node in found["objects"]} == dict(simple.nodes(data="label"))
    assert {edge["id"] for edge in found["edges"]} == {key for *_, key in simple.edges(keys=True)}
    styles = {edge["id"]: edge["style"] for edge in found["edges"]}
    assert {styles[key] for *_, key, data in simple.edges(keys=True, data=True) if not data["asserted"]} == {"dashed"}


@settings(COMMON, max_examples=12)
@given(st.lists(TEXTS, min_size=6, max_size=12))
def test_graphviz_finds_hostile_labels(labels):
    found = graphviz(written("dot", _nodes(labels)))
    shown = {node["name"]: node["label"].replace("&amp;", "&") for node in found["objects"]}
    for n, label in enumerate(_labels(labels)):
        expected = CONTROLS.sub("\ufffd", re.sub("\r\n|\r|\n", "\\\\n", label.replace("\\", "\\\\")))
        assert " ".join(shown[f"entity:p{n}"].split()) == " ".join(expected.split())


def test_yed_has_a_label_and_a_place_for_each_node(sample, simple):
    root = ElementTree.fromstring(written("yed", sample))
    nodes = {n.get("id"): n for n in root.iter() if n.tag.endswith("}node")}
    assert {iri: node.find(f".//{Y}NodeLabel").text for iri, node in nodes.items()} == dict(simple.nodes(data="label"))
    places = {(node.find(f".//{Y}Geometry").get("x"), node.find(f".//{Y}Geometry").get("y")) for node in nodes.values()}
    assert len(places) == len(nodes)
    kinds = {line.get("type") for line in root.iter(f"{Y}LineStyle")}
    assert kinds == {"line", "dashed"}


@COMMON
@given(st.lists(TEXTS, min_size=1, max_size=9))
def test_yed_is_xml_that_networkx_reads_with_hostile_labels(labels):
    graph = networkx.parse_graphml(written("yed", _nodes(labels)).decode())
    shown = [graph.nodes[f"entity:p{n}"].get("label", "") for n in range(len(labels))]
    assert [text.strip() for text in shown] == [label.strip() for label in _labels(labels)]
    assert graph.number_of_edges() == len(labels)


def read_folder(folder):
    tables = []
    for name in ("nodes.csv", "relationships.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    return tables


def test_neo4j_has_every_node_and_edge(sample, simple, tmp_path):
    export_graph(sample, tmp_path / "kg.neo4j")
    nodes, links = read_folder(tmp_path / "kg.neo4j")
    assert {row["iri:ID"]: row["label"] for row in nodes} == {d["iri"]: d["label"] for _, d in simple.nodes(data=True)}
    assert {row["id"] for row in links} == {key for *_, key in simple.edges(keys=True)}
    assert {end for row in links for end in (row[":START_ID"], row[":END_ID"])} <= {row["iri:ID"] for row in nodes}
    mara = next(row for row in nodes if row["label"] == "Mara Lind")
    assert (mara[":LABEL"], mara["names:string[]"], mara["mentions:int"]) == ("Person", "Lind;M. Lind", "2")
    patient = next(row for row in links if row[":TYPE"] == "PATIENT")
    assert (patient["accordingTo:string[]"], patient["asserted:boolean"]) == ("Dawn Post;The Tide", "true")
    assert json.loads((tmp_path / "kg.neo4j" / "manifest.json").read_text())["nodes"] == len(nodes)


def test_relationship_types_are_written_as_neo4j_does():
    assert [type_of(p) for p in ("kgo:holdsPosition", "rel:brief_on", "https://x.org/a#b-c", "x:")] == [
        "HOLDS_POSITION", "BRIEF_ON", "B_C", "RELATED_TO",
    ]  # fmt: skip


def test_an_embedded_graph_database_loads_the_neo4j_files(either, tmp_path):
    ladybug = pytest.importorskip("ladybug")
    simple = to_networkx(either)
    export_graph(either, tmp_path / "kg.neo4j")
    nodes, links = read_folder(tmp_path / "kg.neo4j")
    connection = ladybug.Connection(ladybug.Database(str(tmp_path / "db")))
    columns = ", ".join(f"`{name}` STRING" for name in nodes[0] if name != "iri:ID")
    connection.execute(f"CREATE NODE TABLE Thing(iri STRING PRIMARY KEY, {columns})")
    rest = ", ".join(f"`{name}` STRING" for name in links[0] if name not in (":START_ID", ":END_ID"))
    connection.execute(f"CREATE REL TABLE Told(FROM Thing TO Thing, {rest})")
    for table, name in (("Thing", "nodes"), ("Told", "relationships")):
        connection.execute(f'COPY {table} FROM "{tmp_path}/kg.neo4j/{name}.csv" (HEADER=true, PARALLEL=false)')
    counted = connection.execute("MATCH (n:Thing) RETURN count(*)").get_next()
    linked = connection.execute("MATCH (:Thing)-[r:Told]->(:Thing) RETURN count(*)").get_next()
    assert (counted, linked) == ([len(simple)], [simple.number_of_edges()])


@settings(COMMON, max_examples=25)
@given(labels=st.lists(TEXTS, min_size=1, max_size=9))
def test_neo4j_cells_hold_one_line_and_no_formula(labels, tmp_path_factory):
    folder = tmp_path_factory.mktemp("neo4j") / "kg.neo4j"
    export_graph(_nodes(labels), folder)
    nodes, links = read_folder(folder)
    assert len(links) == len(labels)
    for n, label in enumerate(labels):
        (row,) = (row for row in nodes if row["iri:ID"].endswith(f"entity/p{n}"))
        expected = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", label or f"p{n}")
        assert row["label"].removeprefix("'") == expected.removeprefix("'")
        assert row["label"][:1] not in tuple("=+-@")
    assert len((folder / "nodes.csv").read_text(encoding="utf-8").split("\n")) == len(labels) + 2


def test_bulk_parts_are_the_sorted_quads_with_their_checksums(sample, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.export.bulk.PART", 40)
    export_graph(sample, tmp_path / "kg.bulk")
    export_graph(list(reversed(sample)), tmp_path / "other.bulk")
    manifest = json.loads((tmp_path / "kg.bulk" / "manifest.json").read_text())
    parts = [(tmp_path / "kg.bulk" / part["file"]).read_bytes() for part in manifest["parts"]]
    assert len(parts) > 2
    assert b"".join(map(gzip.decompress, parts)) == written("nquads", sample)
    assert [hashlib.sha256(part).hexdigest() for part in parts] == [part["sha256"] for part in manifest["parts"]]
    assert sum(part["quads"] for part in manifest["parts"]) == manifest["quads"] == len(load())
    for path in (tmp_path / "kg.bulk").iterdir():
        assert path.read_bytes() == (tmp_path / "other.bulk" / path.name).read_bytes()


def test_a_bulk_loader_takes_the_parts(sample, tmp_path):
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("the oxigraph program is not installed")
    export_graph(sample, tmp_path / "kg.bulk")
    data = b"".join(gzip.decompress(part.read_bytes()) for part in sorted((tmp_path / "kg.bulk").glob("part-*")))
    database = ["--location", str(tmp_path / "db")]
    subprocess.run([program, "load", *database, "--format", "nq"], input=data, capture_output=True, check=True)
    found = subprocess.run([program, "dump", *database, "--format", "nq"], capture_output=True, check=True).stdout
    assert sorted(found.decode().splitlines()) == written("nquads", sample).decode().splitlines()


@pytest.mark.parametrize("name", ["neo4j", "bulk"])
def test_a_folder_replaces_only_what_kg_has_written(name, sample, tmp_path):
    target = tmp_path / f"kg.{name}"
    export_graph(sample, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    export_graph(sample, target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    (target / "manifest.json").unlink()
    with pytest.raises(ExportError, match="in the way"):
        export_graph(sample, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == [target.name]
    export_graph([], tmp_path / f"empty.{name}")


def test_the_old_folder_stays_whole_when_a_writer_fails(sample, tmp_path, monkeypatch):
    target = tmp_path / "kg.neo4j"
    export_graph(sample, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.export.neo4j._edge_rows", fail)
    with pytest.raises(ExportError, match="No space left"):
        export_graph([], target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["kg.neo4j"]


def test_a_folder_does_not_fit_on_standard_output(sample):
    with pytest.raises(ExportError, match=r"-o kg\.neo4j"):
        export_graph(sample, "-", "neo4j")
