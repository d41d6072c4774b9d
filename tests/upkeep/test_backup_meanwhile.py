"""A backup that is taken while somebody writes is whole: the store as it was when the copying began."""

import pytest

from kg.errors import StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store
from kg.stored import StoredGraph
from kg.upkeep import (
    add_articles,
    backup_store,
    backups,
    build_store,
    check_store,
    remove_articles,
    restore_store,
    update_articles,
)


@pytest.mark.parametrize("moment", ["read_manifest", "record_path", "manifest_copy", "check_store"])
def test_changes_in_the_middle_of_a_backup_do_not_show_in_it(*, moment, tmp_path, read, inputs, fresh, monkeypatch):
    store, told = build_store(tmp_path / "out", inputs("ferry-wire", "ferry-beacon")).store, getattr(backups, moment)
    before = sorted_lines(StoredGraph(store.root))

    def change_first(*arguments):
        monkeypatch.setattr(backups, moment, told)
        update_articles(store.root, inputs("ferry-wire:1", "ferry-ledger"))
        remove_articles(store.root, ["ferry-beacon"])
        add_articles(store.root, inputs("strike-wire"))
        return told(*arguments)

    monkeypatch.setattr(backups, moment, change_first)
    backup_store(store.root, tmp_path / "copy")
    assert sorted_lines(StoredGraph(tmp_path / "copy")) == before
    restore_store(tmp_path / "copy", tmp_path / "elsewhere")
    assert sorted_lines(StoredGraph(tmp_path / "elsewhere")) == before and check_store(tmp_path / "elsewhere") == []
    assert sorted_lines(StoredGraph(store.root)) == sorted_lines(fresh("ferry-wire:1", "ferry-ledger", "strike-wire"))
    remove_articles(store.root, ["strike-wire"])  # nobody holds the old generation any more
    assert len(list(find_store(store.root).generations.iterdir())) == 1


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path, read, inputs):
    store = build_store(tmp_path / "out", inputs("ferry-wire")).store
    with pytest.raises(StoreError, match="/proc/copy: cannot be written"):
        backup_store(store.root, "/proc/copy")


def test_what_a_killed_backup_left_is_cleared_away(tmp_path, read, inputs):
    store, ended = build_store(tmp_path / "out", inputs("ferry-wire")).store, 4_194_305  # more than any process number
    left = tmp_path / f".copy.{ended}.tmp" / "articles"
    left.mkdir(parents=True)
    backup_store(store.root, tmp_path / "copy")
    assert not left.parent.exists() and check_store(tmp_path / "copy") == []
