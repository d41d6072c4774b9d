"""On a full disk a command says so, what was there stays as it was, and with room again the same command goes on."""

import os
import pickle
import random
import shutil

import pytest

from kg.errors import StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store
from kg.stored import StoredGraph
from kg.upkeep import add_articles, backup_store, build_store, check_store, stale_exports, write_exports

from .killing import CHANGES, change_in_a_process

POINTS = 4  # of each change, from which the disk is full
NAMES = ("ferry-wire", "ferry-beacon", "ferry-ledger")


@pytest.fixture(scope="module")
def shelf(library, tmp_path_factory):
    """The library as a file, for other processes."""
    path = tmp_path_factory.mktemp("library") / "library.pickle"
    path.write_bytes(pickle.dumps(library))
    return path


def exports(out):
    """The bytes of the files beside a store."""
    files = (p for p in out.rglob("*") if p.is_file() and out / "store" not in p.parents)
    return {p.relative_to(out): p.read_bytes() for p in files}


@pytest.mark.parametrize("name", ["build", "add", "repair", "export"])
def test_wherever_the_disk_is_full_the_graph_and_its_exports_stay(tmp_path, read, inputs, shelf, name):
    start, work = tmp_path / "start", tmp_path / "work"
    write_exports(build_store(start, inputs("ferry-wire", "ferry-beacon")).store, ["nquads", "neo4j"])
    if name == "export":
        add_articles(start, inputs("ferry-ledger"))
    before, files = sorted_lines(StoredGraph(start)), exports(start)
    shutil.copytree(start, work)
    operations = change_in_a_process(name, work, shelf)
    after, refused = (sorted_lines(StoredGraph(work)), exports(work)), 0
    for point in random.Random(name).sample(range(1, operations), POINTS):
        shutil.rmtree(work)
        shutil.copytree(start, work)
        told = change_in_a_process(name, work, shelf, point, full=True)
        if isinstance(told, str):
            refused += 1
            assert "No space left on device" in told, (point, told)
            assert sorted_lines(StoredGraph(work)) == before, point
            assert name == "export" or exports(work) == files
            assert not [p for p in work.rglob(".*") if p.name != ".next"], point
            CHANGES[name](work)
        assert (sorted_lines(StoredGraph(work)), exports(work)) == after, point
        assert check_store(work) == [], point
    assert refused >= POINTS // 2


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 24 megabytes."""
    mount = tmp_path / "small"
    mount.mkdir()
    if os.system(f"mount -t tmpfs -o size=24m tmpfs {mount} 2>/dev/null"):
        pytest.skip("file systems cannot be mounted here")
    yield mount
    os.system(f"umount -l {mount}")


def test_a_file_system_without_room_is_told_too(small_disk, read, inputs, fresh):
    """What RocksDB and SQLite write is cut short here, where the test above refuses it."""
    out = small_disk / "out"
    build_store(out, inputs("ferry-wire"))
    before, filler, refused = sorted_lines(StoredGraph(out)), small_disk / "filler", 0
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    for share in (0.999, 0.95, 0.8, 0.6):
        filler.write_bytes(b"x" * int(free * share))
        try:
            add_articles(out, inputs("ferry-beacon", "ferry-ledger"))
        except StoreError as error:
            refused += 1
            assert "free some space" in str(error)
            assert sorted_lines(StoredGraph(out)) == before
        else:
            break
        finally:
            filler.unlink()
    assert refused
    add_articles(out, inputs("ferry-beacon", "ferry-ledger"))
    assert sorted_lines(StoredGraph(out)) == sorted_lines(fresh(*NAMES))
    filler.write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize - 100_000))
    with pytest.raises(StoreError, match=r"^[^\n]{,200}No space left on device[^\n]{,300}$"):
        backup_store(out, small_disk / "copy")
    assert sorted(path.name for path in small_disk.iterdir()) == ["filler", "out"]
    assert stale_exports(find_store(out)) == []
