"""graphology and cytoscape.js, which most web tools build on, read our graph files like networkx does."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.export import to_networkx

from .readers import written
from .test_hostile import TEXTS, _labels, _nodes

HERE = Path(__file__).with_name("graphology")


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("graphology")
    for file in ("package.json", "package-lock.json", "read.js", "cytoscape.js"):
        shutil.copy(HERE / file, folder)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True,
        timeout=180, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"npm could not install graphology: {done.stderr[-300:]}")

    def read(name, data):
        path = folder / f"kg.{name}"
        path.write_bytes(data)
        script = "cytoscape.js" if name == "cytoscape" else "read.js"
        out = subprocess.run([node, script, str(path)], cwd=folder, capture_output=True, text=True, check=True)
        return json.loads(out.stdout)

    return read


@pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape"])
def test_javascript_reads_the_same_nodes_edges_and_labels(name, either, reader):
    expected = to_networkx(either)
    found = reader(name, written(name, either))
    assert {node: data["label"] for node, data in found["nodes"]} == dict(expected.nodes(data="label"))
    assert {(source, target, key) for key, source, target, _ in found["edges"]} == set(expected.edges(keys=True))
    assert sorted(data["label"] for *_, data in found["edges"]) == sorted(
        label for *_, label in expected.edges(data="label")
    )


def test_graphology_keeps_the_types_of_attributes(sample, reader):
    found = reader("graphml", written("graphml", sample))
    data = next(data for *_, data in found["edges"] if data["label"] == "not agent")
    assert (data["asserted"], data["negated"], data["weight"], data["confidence"]) == (False, True, 1, 0.75)


def test_cytoscape_has_the_places_with_its_axis_down(sample, reader):
    expected = to_networkx(sample)
    found = dict(reader("cytoscape", written("cytoscape", sample))["nodes"])
    assert {node: (data["x"], data["y"]) for node, data in found.items()} == {
        node: (data["x"], -data["y"]) for node, data in expected.nodes(data=True)
    }
    assert found["entity:mara-lind"]["names"] == ["Lind", "M. Lind"]


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, min_size=12, max_size=12))
def test_javascript_finds_hostile_labels(reader, labels):
    for name in ("graphml", "gexf", "cytoscape"):
        found = {node: data["label"] for node, data in reader(name, written(name, _nodes(labels)))["nodes"]}
        expected = _labels(labels) if name != "cytoscape" else [label or f"p{n}" for n, label in enumerate(labels)]
        assert {node: _seen(label, name) for node, label in found.items()} == {
            f"entity:p{n}": _seen(label, name) for n, label in enumerate(expected)
        }


def _seen(label, name):
    """graphology's parser of XML folds white space; nothing else may differ."""
    return label if name == "cytoscape" else " ".join(label.split())
