"""Killed at any moment, a change of a store has happened in full or not at all, and can be run again."""

import pickle
import random
import shutil
import subprocess
import sys

import pytest

from kg.errors import StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store
from kg.stored import StoredGraph
from kg.upkeep import add_articles, build_store, check_store, store_status, write_exports

from .killing import CHANGES, change_in_a_process

POINTS = 8  # of each change, at which it is killed


@pytest.fixture(scope="module")
def shelf(library, tmp_path_factory):
    """The library as a file, for other processes."""
    path = tmp_path_factory.mktemp("library") / "library.pickle"
    path.write_bytes(pickle.dumps(library))
    return path


@pytest.mark.parametrize("name", ["build", "add", "update", "remove", "repair"])
def test_a_change_that_is_killed_happens_in_full_or_not_at_all(tmp_path, read, inputs, shelf, name):
    start, work = tmp_path / "start", tmp_path / "work"
    build_store(start, inputs("ferry-wire", "ferry-beacon"))
    before = sorted_lines(StoredGraph(start))
    shutil.copytree(start, work)
    operations = change_in_a_process(name, work, shelf)
    after = sorted_lines(StoredGraph(work))
    assert operations > POINTS and (after != before or name == "repair")
    for point in random.Random(name).sample(range(1, operations), POINTS):
        shutil.rmtree(work)
        shutil.copytree(start, work)
        assert change_in_a_process(name, work, shelf, point) is None
        found = sorted_lines(StoredGraph(work))
        assert found in (before, after), point
        assert store_status(work).torn == ()
        if name != "remove" or found == before:
            CHANGES[name](work)
        assert sorted_lines(StoredGraph(work)) == after, point
        assert check_store(work) == [], point
        assert not list((work / "store" / "generations").glob(".*"))


def test_a_first_build_that_is_killed_goes_on_where_it_ended(tmp_path, read, inputs, shelf, fresh):
    names = ("ferry-wire", "ferry-beacon", "ferry-ledger")
    operations = change_in_a_process("first", tmp_path / "whole", shelf)
    for point in range(3, operations, operations // POINTS):
        out = tmp_path / str(point)
        change_in_a_process("first", out, shelf, point)
        kept = len(list((out / "store" / "articles").glob("??/[!.]*.gz")))
        del read[:]
        build_store(out, inputs(*names))
        assert len(read) == len(names) - kept
        assert sorted_lines(StoredGraph(out)) == sorted_lines(fresh(*names))


def test_exports_that_a_kill_left_behind_are_stale_and_written_by_the_next_run(tmp_path, read, inputs, fresh):
    out = tmp_path / "out"
    write_exports(build_store(out, inputs("ferry-wire")).store, ["turtle"])
    add_articles(out, inputs("ferry-beacon"))  # and killed before its exports
    assert store_status(out).stale == ("kg.ttl",)
    write_exports(find_store(out), ())
    expected = fresh("ferry-wire", "ferry-beacon").write(tmp_path / "expected.ttl")
    assert (out / "kg.ttl").read_bytes() == expected.read_bytes()


def test_a_second_writer_is_told_who_writes_and_touches_nothing(tmp_path, read, inputs):
    out = tmp_path / "out"
    build_store(out, inputs("ferry-wire"))
    script = (
        "import sys, time; from kg.store import find_store; from kg.store.lock import writer_lock\n"
        "with writer_lock(find_store(sys.argv[1]).lock):\n    print('x', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", script, out], stdout=subprocess.PIPE)
    holder.stdout.readline()
    before = sorted(p.name for p in (out / "store").rglob("*"))
    with pytest.raises(StoreError, match=f"process {holder.pid} .* since 20"):
        add_articles(out, inputs("ferry-beacon"))
    assert sorted(p.name for p in (out / "store").rglob("*")) == before
    holder.kill()  # a stale lock is no lock
    holder.wait()
    assert add_articles(out, inputs("ferry-beacon")).added == ("ferry-beacon",)
