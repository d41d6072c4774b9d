"""An export that is cut short, by a kill or a full disk, leaves the old one whole and nothing beside it for long."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg import durable
from kg.export import export_graph

SAMPLE = Path(__file__).with_name("sample.trig")
FILES, FOLDERS = ("kg.ttl", "kg.graphml", "kg.nq.gz"), ("kg.neo4j", "kg.bulk")

# exports a graph, and kills itself at one of the operations that open, rename or remove a file beside the target
KILLED = """
import os, signal, sys
import kg.graph
target, point = sys.argv[1], int(sys.argv[2])
folder, seen = os.path.dirname(target), 0
def watch(event, told):
    global seen
    if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir") and folder in str(told):
        seen += 1
        if seen == point:
            os.kill(os.getpid(), signal.SIGKILL)
graph = kg.graph.Graph.load(sys.argv[3])
sys.addaudithook(watch)
graph.write(target)
"""


def contents(path):
    """The bytes of a file, or of a folder's files by their names."""
    return {p.name: p.read_bytes() for p in sorted(path.iterdir())} if path.is_dir() else path.read_bytes()


def killed_export(target, point, graph):
    """Whether an export was killed at its file operation number `point`."""
    command = [sys.executable, "-c", KILLED, str(target), str(point), str(graph)]
    code = subprocess.run(command, check=False).returncode
    assert code in (0, -signal.SIGKILL)
    return code != 0


@pytest.mark.parametrize("name", ["kg.ttl", "kg.neo4j"])
def test_a_killed_export_leaves_the_old_one_whole_and_the_next_one_clears_up(name, tmp_path, sample):
    target, new = tmp_path / "out" / name, tmp_path / "new" / name
    export_graph(list(sample)[:40], target)
    export_graph(sample, new)
    old, after, left, point = contents(target), contents(new), 0, 1
    while killed_export(target, point, SAMPLE):
        assert contents(target) in (old, after)
        left += len(list(target.parent.glob(".*")))
        point += 1
    assert left
    assert contents(target) == after
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("name", FILES + FOLDERS)
def test_a_disk_that_fills_up_is_told_and_the_old_export_stays(name, tmp_path, sample):
    """The size of files is limited in the place of the disk: that needs no rights."""
    target = tmp_path / name
    export_graph(list(sample)[:20], target)
    before, limit = contents(target), 256
    done = subprocess.run(
        [sys.executable, "-m", "kg", "export", str(SAMPLE), "-o", str(target)],
        check=False, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr.startswith(f"kg: cannot write {target}: File too large")
    assert "Traceback" not in done.stderr
    assert contents(target) == before
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("exchange", [durable.exchange, lambda *_: False], ids=["exchanged", "renamed"])
def test_a_folder_is_replaced_with_or_without_help_of_the_system(exchange, tmp_path, sample, monkeypatch):
    monkeypatch.setattr("kg.export.folders.exchange", exchange)
    for graph in (list(sample)[:20], sample):
        export_graph(graph, tmp_path / "kg.neo4j")
    export_graph(sample, tmp_path / "other.neo4j")
    assert contents(tmp_path / "kg.neo4j") == contents(tmp_path / "other.neo4j")
    shutil.rmtree(tmp_path / "other.neo4j")
    assert [path.name for path in tmp_path.iterdir()] == ["kg.neo4j"]


def test_what_another_process_is_writing_is_left_alone(tmp_path, sample):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    names = [f".kg.ttl.{number}.tmp" for number in (os.getpid(), os.getppid(), ended.pid, "x")]
    for name in names:
        (tmp_path / name).touch()
    durable.remove_leftovers(tmp_path / "kg.ttl")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([names[0], names[1], names[3]])
