"""After any sequence of changes a store holds what one build of its articles gives."""

import hashlib
import os
import shutil
import signal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import KgError, StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store
from kg.stored import StoredGraph
from kg.upkeep import (
    add_articles,
    build_store,
    check_store,
    composition,
    remove_articles,
    store_manifest,
    transaction,
    update_articles,
)

WIRE, BEACON, LEDGER = "ferry-wire", "ferry-beacon", "ferry-ledger"


@pytest.fixture
def out(tmp_path, read, inputs):
    build_store(tmp_path / "out", inputs(WIRE, BEACON))
    return tmp_path / "out"


def digest(graph):
    """Of the sorted N-Quads."""
    return hashlib.sha256("\n".join(sorted_lines(graph)).encode()).hexdigest()


def test_an_added_article_is_resolved_with_the_others(out, inputs, read, fresh):
    change = add_articles(out, inputs(LEDGER, WIRE))
    assert (change.added, change.changed, change.removed) == ((LEDGER,), (), ())
    assert digest(StoredGraph(out)) == digest(fresh(WIRE, BEACON, LEDGER))
    assert read.count(WIRE) == 1


def test_many_articles_are_resolved_in_a_process_of_their_own(tmp_path, inputs, read, fresh, monkeypatch):
    monkeypatch.setattr(composition, "_MANY", 1)
    out = tmp_path / "many"
    build_store(out, inputs(WIRE, BEACON, LEDGER))
    assert digest(StoredGraph(out)) == digest(fresh(WIRE, BEACON, LEDGER))
    before = digest(StoredGraph(out))
    monkeypatch.setattr(composition, "profile_article", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    monkeypatch.setattr(transaction, "_is_small", lambda *_: False)
    with pytest.raises(KgError, match="was killed"):
        remove_articles(out, [WIRE])
    assert digest(StoredGraph(out)) == before


def test_a_removed_article_takes_its_graph_and_nothing_else(out, inputs, fresh):
    add_articles(out, inputs(LEDGER))
    change = remove_articles(out, [f"https://w3id.org/kg-news/id/article/{WIRE}"])
    assert change.removed == (WIRE,)
    assert digest(StoredGraph(out)) == digest(fresh(BEACON, LEDGER))


def test_a_database_is_made_anew_when_as_much_was_taken_out_as_it_has(out, inputs, monkeypatch):
    monkeypatch.setattr(transaction, "_LITTLE", 0)
    made = [store_manifest(out)]
    while len(made) == 1 or made[-1].drift:
        made.append(update_articles(out, inputs(f"{WIRE}:{len(made) % 2}")).manifest)
    *_, before, last, anew = made
    assert before.drift <= before.quads and last.drift > last.quads and anew.drift == 0


def test_an_erased_article_leaves_no_byte_on_disk(out, inputs, fresh):
    add_articles(out, inputs(LEDGER))
    remove_articles(out, [WIRE], erase=True)
    remaining = b"".join(p.read_bytes() for p in (out / "store").rglob("*") if p.is_file())
    assert WIRE.encode() not in remaining
    assert digest(StoredGraph(out)) == digest(fresh(BEACON, LEDGER))


def test_a_new_version_replaces_the_old(out, inputs, fresh):
    change = update_articles(out, inputs(f"{WIRE}:1", LEDGER))
    assert (change.added, change.changed) == ((LEDGER,), (WIRE,))
    assert digest(StoredGraph(out)) == digest(fresh(f"{WIRE}:1", BEACON, LEDGER))
    assert not update_articles(out, inputs(f"{WIRE}:1"))


def test_add_leaves_an_article_with_other_content_as_it_is(out, inputs, fresh):
    told = []
    change = add_articles(out, inputs(f"{WIRE}:1", LEDGER), on_problem=told.append)
    assert change.added == (LEDGER,) and "kg update" in str(told[0])
    assert digest(StoredGraph(out)) == digest(fresh(WIRE, BEACON, LEDGER))


def test_an_unknown_article_is_told_and_nothing_removed(out):
    with pytest.raises(StoreError, match="ferry-wire"):
        remove_articles(out, [BEACON, "fery-wire"])
    assert len(store_manifest(out).articles) == 2


def test_the_last_article_can_be_removed_and_one_added_again(out, inputs, fresh):
    remove_articles(out, [WIRE, BEACON])
    assert len(StoredGraph(out)) == 0
    add_articles(out, inputs(BEACON))
    assert digest(StoredGraph(out)) == digest(fresh(BEACON))
    assert check_store(out) == []


def test_a_new_version_of_kg_reads_all_articles_again(out, inputs, read, monkeypatch):
    from kg.upkeep import changes, reading

    for module in (changes, reading):
        monkeypatch.setattr(module, "extraction_fingerprint", lambda _: "another kg")
    del read[:]
    add_articles(out, inputs(LEDGER))
    assert sorted(read) == [BEACON, LEDGER, WIRE]


def test_an_article_that_cannot_be_read_keeps_its_old_self_and_is_not_tried_again(out, inputs, monkeypatch, fresh):
    from kg.upkeep import read_cases, reading

    tried = []

    def extract(articles, then, on_failure, **_):
        for article in articles:
            tried.append(article.id)
            on_failure(article, "its worker process died")
        return iter(())

    monkeypatch.setattr(reading, "extract_articles", extract)
    told = []
    for _ in range(2):
        update_articles(out, inputs(f"{WIRE}:1"), on_problem=told.append)
    assert tried == [WIRE] and len(told) == 2 and "worker process died" in str(told[1])
    assert [case.article for case in read_cases(find_store(out)).values()] == [WIRE]
    assert digest(StoredGraph(out)) == digest(fresh(WIRE, BEACON))
    update_articles(out, inputs(f"{WIRE}:1"), on_problem=told.append, retry=True)
    assert tried == [WIRE, WIRE]
    remove_articles(out, [WIRE])
    assert read_cases(find_store(out)) == {}


STEPS = st.lists(st.tuples(st.sampled_from(["put", "remove"]), st.integers(0, 7), st.integers(0, 1)), max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_changes_equals_one_build(*, out, tmp_path, inputs, versions, fresh, steps):
    """Random additions, replacements and removals of the sample articles."""
    work, names = tmp_path / "work", sorted(versions)
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(out, work)
    state = {WIRE: 0, BEACON: 0}
    for what, article, version in steps:
        name = names[article]
        if what == "put":
            update_articles(work, inputs(f"{name}:{version}"))
            state[name] = version
        elif name in state:
            remove_articles(work, [name])
            del state[name]
    expected = fresh(*(f"{name}:{version}" for name, version in state.items()))
    assert digest(StoredGraph(work)) == digest(expected)
    assert check_store(work) == []
