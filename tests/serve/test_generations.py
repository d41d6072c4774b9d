"""A store that is built anew while it is served (design/reliability.md 6), and a server that runs for long (32)."""

import threading
import time
from pathlib import Path

import pytest

from kg.store.database import Database
from kg.store.folder import make_store
from kg.store.generations import discard_generations, publish, workplace
from kg.store.lines import line_of
from kg.store.manifest import Manifest, Rows
from kg.vocab import DEFAULT_BASE

from .running import serving

POLLS = 150  # tests/long/serve_load.py does it for minutes
PAIR = """SELECT (COUNT(DISTINCT ?a) AS ?as) (COUNT(DISTINCT ?b) AS ?bs) {
  { GRAPH <https://e.org/one> { ?a ?p 1 } } UNION { GRAPH <https://e.org/two> { ?b ?p 2 } }
} """


def build(out, size):
    """A generation with as many things in one article as in the other."""
    store = make_store(out, DEFAULT_BASE)
    rows = [
        (f"<https://e.org/{graph}/{n}>", "<https://e.org/p>", f'"{value}"^^<http://www.w3.org/2001/XMLSchema#integer>',
         f"<https://e.org/{graph}>")
        for graph, value in (("one", 1), ("two", 2)) for n in range(size)
    ]  # fmt: skip
    work = workplace(store)
    database = Database.create(work / "database")
    database.load(map(line_of, rows))
    database.finish()
    publish(store, work, Manifest(DEFAULT_BASE, "", "", None, {}, Rows.of([]), {}), {})
    return discard_generations(store)


@pytest.fixture
def store(tmp_path):
    build(tmp_path, 10)
    return tmp_path


def counts_of(answer):
    assert answer.status_code == 200, answer.text
    row = answer.json()["results"]["bindings"][0]
    return int(row["as"]["value"]), int(row["bs"]["value"])


def test_readers_see_one_generation_in_full_then_the_next(store):
    seen = []
    with serving(store) as running:
        builds = threading.Thread(target=lambda: [(time.sleep(0.2), build(store, size)) for size in range(11, 14)])
        builds.start()
        for n in range(POLLS):
            seen.append(counts_of(running.ask(f"{PAIR} # {n}")))
            time.sleep(0.003)
        builds.join()
        assert counts_of(running.ask(PAIR)) == (13, 13)
        etag = running.ask(PAIR).headers["etag"]
        assert running.ask(PAIR, **{"if-none-match": etag}).status_code == 304
        build(store, 14)
        assert counts_of(running.ask(PAIR, **{"if-none-match": etag})) == (14, 14)
        assert len(running.pool.pids) <= 4
    assert all(one == other for one, other in seen)
    assert [one for one, _ in seen] == sorted(one for one, _ in seen)
    assert len(set(seen)) > 2
    assert discard(store) == []  # nobody holds the old ones any more


def discard(store):
    return discard_generations(make_store(store, DEFAULT_BASE))


def test_nothing_leaks(store):
    """Requests of all kinds and some rebuilds leave as many workers and open files, and no more memory."""
    paths = ["/", "/sparql?query=ASK%7B%7D", "/sparql?query=no", "/api/summary", "/nothing", "/store?default",
             "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D&x=", "/.well-known/void"]  # fmt: skip
    with serving(store) as running:
        for round_ in range(3):
            for n in range(16):
                running.client.get(paths[n % len(paths)])
                running.ask(f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} # {round_} {n}")
            build(store, 20 + round_)
            running.ask("ASK {}")
            if round_ == 0:
                files = open_files()
        assert len(running.pool.pids) <= 4
        assert open_files() <= files + 8


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))
