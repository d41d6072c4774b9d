"""A build with a store: the graph of the inputs, on disk."""

import pytest
from click.testing import CliRunner
from pyoxigraph import Store

from kg.cli import cli
from kg.errors import StoreError
from kg.store import current_database, find_store, is_store
from kg.stored import StoredGraph
from kg.upkeep import build_store, write_exports

WIRE, BEACON, LEDGER = "ferry-wire", "ferry-beacon", "ferry-ledger"


@pytest.fixture
def out(tmp_path, read, inputs):
    build_store(tmp_path / "out", inputs(WIRE, BEACON))
    return tmp_path / "out"


def test_the_store_holds_what_the_graph_of_the_articles_holds(out, fresh):
    assert is_store(out) and is_store(out / "store") and not is_store(out / "store" / "articles")
    assert StoredGraph(out).rows() == fresh(WIRE, BEACON).rows()


def test_the_text_is_in_the_store_and_exports_leave_it_out(out, versions):
    query = "SELECT ?a ?text { ?a nif:isString ?text } ORDER BY ?a"
    assert [row["text"].value for row in StoredGraph(out).query(query)] == [
        versions[name][0].text for name in (BEACON, WIRE)
    ]
    assert not any("isString" in p for _, p, _, _ in StoredGraph(out).rows())
    assert sum("isString" in p for _, p, _, _ in StoredGraph(out, with_text=True).rows()) == 2


def test_each_triple_stands_once_in_the_default_graph(out, fresh):
    database = Store.read_only(str(current_database(out)))
    union = {row[:3] for row in StoredGraph(out, with_text=True).rows()}
    (row,) = database.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(row["n"].value) == len(union)


def test_what_was_read_is_not_read_again_and_unchanged_input_changes_nothing(out, read, inputs):
    before = find_store(out).pointer.read_bytes()
    assert sorted(read) == [BEACON, WIRE]
    assert not build_store(out, inputs(BEACON, WIRE))
    assert find_store(out).pointer.read_bytes() == before
    change = build_store(out, inputs(WIRE, LEDGER))
    assert (change.added, change.removed) == ((LEDGER,), (BEACON,))
    assert sorted(read) == [BEACON, LEDGER, WIRE]


def test_a_build_of_nothing_takes_nothing_away(out, inputs, fresh):
    """A path that was mistyped, or a folder that is not mounted."""
    with pytest.raises(StoreError, match="keeps its 2 articles"):
        build_store(out, inputs())
    assert StoredGraph(out).rows() == fresh(WIRE, BEACON).rows()


def test_exports_beside_the_store_equal_those_of_a_graph(out, fresh, tmp_path):
    written = write_exports(find_store(out), ["turtle", "nquads"])
    expected = fresh(WIRE, BEACON)
    for path in written:
        assert path.read_bytes() == expected.write(tmp_path / path.name).read_bytes()
    assert write_exports(find_store(out), ["turtle"]) == []
    written[0].write_text("tampered")
    assert write_exports(find_store(out), ["turtle"]) == written[:1]


@pytest.mark.parametrize("options, texts", [((), 0), (("--with-text",), 2)])
def test_an_export_of_a_store_has_the_texts_when_asked(options, texts, out):
    done = CliRunner().invoke(cli, ["export", str(out), "-f", "ntriples", *options])
    assert (done.exit_code, done.stdout.count("isString")) == (0, texts)


def test_a_folder_of_files_is_an_export_too(out):
    (folder,) = write_exports(find_store(out), ["neo4j"])
    assert write_exports(find_store(out), ["neo4j"]) == []
    before = (folder / "nodes.csv").read_bytes()
    (folder / "nodes.csv").write_text("tampered")
    assert write_exports(find_store(out), []) == [folder]
    assert (folder / "nodes.csv").read_bytes() == before


def test_another_thing_in_the_place_of_the_store_is_refused_untouched(tmp_path, read, inputs):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "mine.txt").write_text("mine")
    with pytest.raises(StoreError, match="no store of kg"):
        build_store(tmp_path, inputs(WIRE))
    assert [p.name for p in (tmp_path / "store").iterdir()] == ["mine.txt"]


def test_another_format_is_refused(out, inputs):
    marker = out / "store" / "kg-store.json"
    marker.write_text(marker.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(StoreError, match="newer kg"):
        build_store(out, inputs(WIRE))


def test_another_base_is_refused(out, inputs):
    with pytest.raises(StoreError, match="--base-iri"):
        build_store(out, inputs(WIRE), base_iri="https://other.example/")
