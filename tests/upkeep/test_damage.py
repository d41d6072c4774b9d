"""What is damaged is found, and made again from the records of the articles."""

import os
import re
import shutil

import pytest

from kg.errors import FormatError, StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store, is_store
from kg.store.generations import current_path
from kg.stored import StoredGraph
from kg.upkeep import add_articles, backup_store, build_store, check_store, repair_store, restore_store, write_exports

NAMES = ("ferry-wire", "ferry-beacon")


@pytest.fixture
def out(tmp_path, read, inputs):
    change = build_store(tmp_path / "out", inputs(*NAMES))
    write_exports(change.store, ["turtle"])
    return tmp_path / "out"


def every_file(out):
    """The files of a store that hold something: not the lock, not the file that readers hold."""
    paths = sorted(p for p in (out / "store").rglob("*") if p.is_file() and p.stat().st_size)
    return [p for p in paths if p.name not in ("lock", "held", "exports.json")]


def flip(path):
    data = bytearray(path.read_bytes())
    middle = max(0, len(data) // 2 - 32)
    data[middle : middle + 64] = bytes(byte ^ 0xFF for byte in data[middle : middle + 64])
    path.write_bytes(data)


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def kind_of(path):
    return re.sub(r"[0-9a-f]{6,}", "N", path.name)


@pytest.mark.parametrize("damage", [flip, cut, os.unlink], ids=["flipped", "cut", "deleted"])
def test_damage_of_any_file_is_found_and_repaired_to_the_same_bytes(out, tmp_path, damage):
    """Found in every file; repaired in one of each kind."""
    lines, turtle, repaired, work = sorted_lines(StoredGraph(out)), (out / "kg.ttl").read_bytes(), set(), tmp_path / "w"
    for whole in every_file(out):
        shutil.copytree(out, work)
        path = work / whole.relative_to(out)
        damage(path)
        if path.name == "kg-store.json" and damage is os.unlink:
            assert not is_store(work)
        else:
            assert check_store(work), path
        if kind_of(path) not in repaired:
            repaired.add(kind_of(path))
            lost = repair_store(work).lost
            assert check_store(work) == [], path
            assert bool(lost) == path.name.endswith(".json.gz")  # the truth itself: to be added again
            if not lost:
                assert sorted_lines(StoredGraph(work)) == lines, path
                write_exports(find_store(work), ())
                assert (work / "kg.ttl").read_bytes() == turtle
        shutil.rmtree(work)
    assert len(repaired) >= 7


def test_a_torn_database_is_refused_to_readers_and_mended_by_the_next_change(out, inputs, fresh):
    generation = current_path(find_store(out))
    cut(max((generation / "database").iterdir(), key=lambda p: p.stat().st_size))
    with pytest.raises(StoreError, match="repair"):
        StoredGraph(out)
    assert add_articles(out, inputs("ferry-ledger")).mended
    assert sorted_lines(StoredGraph(out)) == sorted_lines(fresh(*NAMES, "ferry-ledger"))


def test_leftovers_of_killed_runs_are_removed_by_the_next_change(out, inputs):
    store = find_store(out)
    for name in (".next", "gen-7"):
        (store.generations / name).mkdir()
        (store.generations / name / "bulk-0.sst").write_bytes(b"x" * 1000)
    (store.articles / "aa").mkdir(exist_ok=True)
    (store.articles / "aa" / ".aa.json.gz.1.tmp").write_bytes(b"x")
    add_articles(out, inputs("ferry-ledger"))
    assert [p.name for p in store.generations.iterdir()] == [current_path(store).name]
    assert not list(store.root.rglob("*.tmp"))


def test_a_newer_format_is_neither_read_nor_repaired(out):
    marker = out / "store" / "kg-store.json"
    marker.write_text(marker.read_text().replace('"format": 1', '"format": 2'))
    for command in (repair_store, StoredGraph):
        with pytest.raises(FormatError, match="newer kg"):
            command(out)


def test_a_backup_is_a_store_and_comes_back_the_same(out, tmp_path, inputs):
    lines = sorted_lines(StoredGraph(out))
    backup_store(out, tmp_path / "backup")
    add_articles(out, inputs("ferry-ledger"))
    assert sorted_lines(StoredGraph(tmp_path / "backup")) == lines
    restore_store(tmp_path / "backup", tmp_path / "elsewhere")
    assert sorted_lines(StoredGraph(tmp_path / "elsewhere")) == lines
    with pytest.raises(StoreError, match="already"):
        restore_store(tmp_path / "backup", out)


def test_a_damaged_backup_is_refused(out, tmp_path):
    backup_store(out, tmp_path / "backup")
    for whole in sorted((tmp_path / "backup").rglob("*.sst")):
        work = tmp_path / "work"
        shutil.copytree(tmp_path / "backup", work)
        flip(work / whole.relative_to(tmp_path / "backup"))
        with pytest.raises(StoreError, match="damaged"):
            restore_store(work, tmp_path / "elsewhere")
        assert not (tmp_path / "elsewhere" / "store").exists()
        shutil.rmtree(work)


def test_readers_keep_their_generation(out, inputs, fresh):
    """Until they let go of it: then the next change removes it."""
    reader, store = StoredGraph(out), find_store(out)
    before = current_path(store)
    add_articles(out, inputs("ferry-ledger"))
    assert before.is_dir() and sorted_lines(reader) == sorted_lines(fresh(*NAMES))
    assert len(StoredGraph(out)) > len(reader)
    reader.close()
    add_articles(out, inputs("strike-wire"))
    assert not before.exists()
