"""The database of a generation: each triple once in the default graph."""

import pytest
from pyoxigraph import DefaultGraph

from kg.store.database import Database

ONE, TWO = "<https://e.org/graph/1>", "<https://e.org/graph/2>"


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
