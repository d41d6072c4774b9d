"""A graph goes to a real server and comes back: all of it, after changes, and after the server was killed."""

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import RemoteError
from kg.export.rows import sorted_rows
from kg.remote import Credentials, PushState, pull_rows, push_rows

from ..export.readers import load
from ..export.test_hostile import QUADS


def many(articles=12):
    """Rows of so many graphs, of some triples each."""
    return [
        (f"<https://x.org/s{n}>", "<https://x.org/p>", f'"{a}, {n}"', f"<https://x.org/article/{a}>")
        for a in range(articles)
        for n in range(10 + a)
    ]


@pytest.fixture(scope="module")
def rows():
    return sorted_rows(load())


@pytest.mark.parametrize("batch", [0, 30, 20_000])
def test_push_then_pull_gives_the_same_quads(batch, rows, oxigraph, connect, state):
    client = connect(oxigraph.url)
    done = push_rows(rows, client, state, batch=batch)
    assert (done.sent, done.unchanged, done.dropped) == (2, 0, 0)
    assert pull_rows(client) == rows


def test_hostile_quads_come_back_as_they_were(oxigraph, connect, tmp_path):
    client = connect(oxigraph.url)

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(QUADS)
    def check(quads):
        rows = sorted_rows(quads)
        if not rows:
            return
        for graph in client.count_graphs():
            client.drop_graph(graph)
        push_rows(rows, client, PushState(tmp_path / "hostile.jsonl"), force=True)
        named = {row[:3] for row in rows if row[3]}
        expected = [row for row in rows if row[3] or row[:3] not in named]
        found = pull_rows(client)
        assert [row for row in found if row[3]] == [row for row in expected if row[3]]
        if any(not row[3] for row in rows):
            assert {row for row in expected if not row[3]} <= {row for row in found if not row[3]}

    check()


def test_only_what_changed_is_sent_and_what_was_withdrawn_is_dropped(oxigraph, connect, state):
    client = connect(oxigraph.url)
    push_rows(many(), client, state)
    again = push_rows(many(), client, PushState.read(state.path))
    assert (again.sent, again.unchanged, again.triples) == (0, 12, 0)
    changed = [row for row in many(11) if row[0] != "<https://x.org/s3>" or row[3] != "<https://x.org/article/4>"]
    done = push_rows(changed, client, PushState.read(state.path))
    assert (done.sent, done.unchanged, done.dropped) == (1, 10, 1)
    assert pull_rows(client) == sorted(changed)


@pytest.mark.parametrize("batch", [0, 40])
def test_a_server_killed_in_the_middle_is_caught_up(batch, oxigraph, connect, state):
    def kill(done, total):
        if done >= total // 2:
            oxigraph.kill()

    with pytest.raises(RemoteError, match="cannot be reached"):
        push_rows(many(), connect(oxigraph.url), state, batch=batch, progress=kill)
    oxigraph.start()
    done = push_rows(many(), connect(oxigraph.url), PushState.read(state.path), batch=batch)
    assert 0 < done.unchanged < 12
    assert pull_rows(connect(oxigraph.url)) == sorted(many())


def test_a_server_that_comes_back_is_waited_for(oxigraph, connect, state, monkeypatch):
    client = connect(oxigraph.url, tries=6)
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        if len(waits) == 2:
            oxigraph.start()

    oxigraph.kill()
    monkeypatch.setattr("kg.remote.client.sleep", sleep)
    push_rows(many(3), client, state)
    monkeypatch.undo()
    assert waits[:2] == [0.5, 1.0]
    assert pull_rows(client) == sorted(many(3))


def test_a_graph_that_the_server_lost_is_sent_again(oxigraph, connect, state):
    client = connect(oxigraph.url)
    push_rows(many(), client, state)
    client.drop_graph("https://x.org/article/7")
    client.update("DELETE DATA { GRAPH <https://x.org/article/2> { <https://x.org/s1> <https://x.org/p> '2, 1' } }")
    assert push_rows(many(), client, PushState.read(state.path)).sent == 2
    assert pull_rows(client) == sorted(many())


def test_the_data_of_others_is_left_alone(oxigraph, connect, state):
    client = connect(oxigraph.url)
    client.put_graph("https://other.org/g", b"<https://other.org/s> <https://other.org/p> <https://other.org/o> .\n")
    push_rows(many(2), client, state)
    push_rows(many(1), client, PushState.read(state.path))
    assert set(client.count_graphs()) == {"https://other.org/g", "https://x.org/article/0"}
    assert pull_rows(client, prefix="https://x.org/") == sorted(many(1))


def test_a_default_graph_that_is_not_ours_is_not_replaced(oxigraph, connect, state):
    client = connect(oxigraph.url)
    plain = [(s, p, o, "") for s, p, o, _ in many(2)]
    push_rows(plain, client, state)
    assert pull_rows(client) == sorted(plain)
    with pytest.raises(RemoteError, match="default graph is not empty"):
        push_rows(plain, client, PushState(state.path.with_name("other.jsonl")))
    assert push_rows(plain, client, PushState(state.path.with_name("other.jsonl")), force=True).sent == 1


def test_an_empty_graph_drops_nothing(oxigraph, connect, state):
    client = connect(oxigraph.url)
    push_rows(many(2), client, state)
    with pytest.raises(RemoteError, match="the graph is empty"):
        push_rows([], client, PushState.read(state.path))
    assert len(client.count_graphs()) == 2


def test_a_second_product_gives_the_same_quads(rows, virtuoso, connect, state):
    client = connect(virtuoso.url, Credentials(user="dba", password="dba"), product="virtuoso", tries=3)
    assert push_rows(rows, client, state).sent == 2
    assert pull_rows(client, prefix="https://w3id.org/kg-news/") == rows
    one = [row for row in rows if row[3].endswith("/dawn-1>")]
    done = push_rows(one, client, PushState.read(state.path))
    assert (done.unchanged, done.dropped) == (1, 1)
    assert pull_rows(client, prefix="https://w3id.org/kg-news/") == one
    with pytest.raises(RemoteError, match="refuses us"):
        connect(virtuoso.url, product="virtuoso").drop_graph("https://x.org/g")
