"""graphology, which sigma and many web tools build on, reads our GraphML and GEXF like networkx does."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.export import to_networkx

from .readers import written

HERE = Path(__file__).with_name("graphology")


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("graphology")
    for file in ("package.json", "package-lock.json", "read.js"):
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
        out = subprocess.run([node, "read.js", str(path)], cwd=folder, capture_output=True, text=True, check=True)
        return json.loads(out.stdout)

    return read


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_graphology_reads_the_same_nodes_edges_and_labels(name, sample, reader):
    expected = to_networkx(sample)
    found = reader(name, written(name, sample))
    assert {node: data["label"] for node, data in found["nodes"]} == dict(expected.nodes(data="label"))
    assert {(source, target, key) for key, source, target, _ in found["edges"]} == set(expected.edges(keys=True))
    assert sorted(data["label"] for *_, data in found["edges"]) == sorted(
        label for *_, label in expected.edges(data="label")
    )


def test_graphology_keeps_the_types_of_attributes(sample, reader):
    found = reader("graphml", written("graphml", sample))
    data = next(data for *_, data in found["edges"] if data["label"] == "not agent")
    assert (data["asserted"], data["negated"], data["weight"], data["confidence"]) == (False, True, 1, 0.75)
