"""The database of a generation: each triple once in the default graph, and files that do not pile up."""

import pytest
from pyoxigraph import DefaultGraph

from kg.store import compaction
from kg.store.database import Database

ONE, TWO = "<https://e.org/graph/1>", "<https://e.org/graph/2>"
CHANGES, FAMILIES = 9, 11  # of files in RocksDB


def line(number, graph):
    return f'<https://e.org/{number}> <https://e.org/p> "{number}" {graph} .'


@pytest.fixture
def made(tmp_path):
    """A database of two graphs that tell three triples, one of them both."""
    database = Database.create(tmp_path / "0")
    database.load([line(1, ONE), line(2, ONE), line(2, TWO), line(3, TWO)])
    database.finish()
    return tmp_path / "0"


def told(store):
    """The objects in the default graph."""
    return sorted(quad.object.value for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))


def changed(path, *changes):
    """The database after graphs of one triple each were replaced by another."""
    database = Database.change(path, path.with_name(str(int(path.name) + 1)))
    for graph, before, after in changes:
        database.replace(graph, [line(n, graph) for n in before], [line(n, graph) for n in after])
    return database.finish()


@pytest.mark.parametrize(
    "changes, left",
    [
        ([(ONE, (1, 2), ())], ["2", "3"]),
        ([(ONE, (1, 2), ()), (TWO, (2, 3), (3,))], ["3"]),
        ([(ONE, (1, 2), (1,)), (TWO, (2, 3), (2,))], ["1", "2"]),
        ([(ONE, (1, 2), (2, 3)), (TWO, (2, 3), (1, 2))], ["1", "2", "3"]),
    ],
    ids=["one graph less", "both lose it", "one keeps it", "they change places"],
)
def test_a_triple_stays_in_the_default_graph_while_a_graph_tells_it(made, changes, left):
    assert told(changed(made, *changes)) == left


def test_what_was_put_in_before_counts_too(made, monkeypatch):
    """A change of more lines than may wait is written in parts."""
    monkeypatch.setattr("kg.store.database._PENDING", 1)
    assert told(changed(made, (ONE, (1, 2), (4,)), (TWO, (2, 3), (4, 5)), (ONE, (4,), ()))) == ["4", "5"]


@pytest.mark.parametrize("seconds, merged", [(compaction._IDLE, True), (0.0, False)], ids=["waiting", "not waiting"])
def test_files_of_changes_are_merged_while_a_change_waits_for_it(made, monkeypatch, seconds, merged):
    monkeypatch.setattr(compaction, "_IDLE", seconds)
    path = made
    for number in range(CHANGES):
        changed(path, (ONE, (1, 2) if not number else (10 + number,), (11 + number,)))
        path = path.with_name(str(number + 1))
    assert (len(list(path.glob("*.sst"))) <= 3 * FAMILIES) is merged
