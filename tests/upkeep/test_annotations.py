"""The model runs once over a text, whatever changes in the word lists, the extractors or the other articles."""

import errno
import os
from dataclasses import replace

import pytest

from kg import annotate
from kg.errors import StoreError
from kg.export.rows import sorted_lines
from kg.store import find_store
from kg.stored import StoredGraph
from kg.upkeep import annotating, build_store, changes, read_cases, reading, remove_articles

TEXTS = {
    "harbour": "Mara Lind, the mayor of Verrin, opened the harbour on Monday.",
    "storm": "A storm hit Verrin on Tuesday. Three people were injured, the police said.",
}


@pytest.fixture
def annotated(annotator, monkeypatch, tmp_path):
    """The ids of the articles that the model ran over, here and in worker processes."""
    log, run = tmp_path / "log", annotator.annotate_all

    def watched(articles):
        with log.open("a") as stream:
            stream.writelines(f"{article.id}\n" for article in articles)
        return run(articles)

    monkeypatch.setattr(annotator, "annotate_all", watched)
    monkeypatch.setattr(annotate, "load_annotator", lambda _: annotator)

    def told():
        names = sorted(log.read_text().split()) if log.exists() else []
        log.unlink(missing_ok=True)
        return names

    return told


@pytest.fixture
def files(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return [tmp_path / f"{name}.txt" for name in TEXTS]


def kept(out):
    return sorted((out / "store" / "annotations").glob("??/*"))


def test_a_change_of_a_word_list_does_not_run_the_model(annotated, files, tmp_path, monkeypatch):
    out = tmp_path / "out"
    build_store(out, files)
    lines = sorted_lines(StoredGraph(out))
    assert annotated() == ["harbour", "storm"] and len(kept(out)) == 2
    for module in (changes, reading):
        monkeypatch.setattr(module, "extraction_fingerprint", lambda _: "another word list")
    assert sorted(build_store(out, files).changed) == ["harbour", "storm"]
    assert annotated() == [] and sorted_lines(StoredGraph(out)) == lines


def test_what_an_annotation_depends_on_runs_the_model_again(annotated, files, tmp_path, monkeypatch):
    out = tmp_path / "out"
    build_store(out, files)
    lines, _ = sorted_lines(StoredGraph(out)), annotated()
    damaged, _ = kept(out)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    monkeypatch.setattr(reading, "record_key", lambda article, _: f"ab{article.sha256[:30]}")
    build_store(out, files)
    assert len(annotated()) == 1
    files[0].write_text("Mara Lind, the mayor of Verrin, closed the harbour on Monday.")
    build_store(out, files)
    assert annotated() == ["harbour"]
    files[0].write_text(TEXTS["harbour"])
    monkeypatch.setattr(annotating, "annotation_fingerprint", lambda _: "another model")
    monkeypatch.setattr(reading, "record_key", lambda article, _: f"cd{article.sha256[:30]}")
    build_store(out, files)
    assert annotated() == ["harbour", "storm"]
    assert sorted_lines(StoredGraph(out)) == lines


def test_the_annotation_of_an_article_goes_with_it(annotated, files, tmp_path):
    out = tmp_path / "out"
    build_store(out, files)
    left = find_store(out).annotations / "ab" / ".x.bin.1.tmp"
    left.parent.mkdir(exist_ok=True)
    left.touch()
    remove_articles(out, ["storm"])
    assert len(kept(out)) == 1 and not left.exists()


def test_no_article_is_set_aside_because_the_disk_is_full(annotated, files, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    out, write = tmp_path / "out", reading.write_record
    monkeypatch.setattr(reading, "write_record", full)
    monkeypatch.setattr(annotating, "write_annotation", full)
    with pytest.raises(StoreError, match=r"No space left on device.*free some space"):
        build_store(out, files)
    assert read_cases(find_store(out)) == {}
    monkeypatch.setattr(reading, "write_record", write)
    assert build_store(out, files).added == ("harbour", "storm")
    assert kept(out) == []


def test_texts_of_one_id_are_told_apart(annotated, tmp_path):
    """An article that has a namesake bears another id; its annotation is found by its text all the same."""
    from kg.read.records import Known, make_article

    keeper = annotating.KeptAnnotations(tmp_path, "model")
    one = make_article(TEXTS["storm"], Known(id="a"), "a.txt")
    keeper.keep(one, annotate.load_annotator(None).annotate(one))
    assert keeper.find(one) and keeper.find(replace(one, title="Storm", date="2031-01-01"))
    assert keeper.find(make_article(TEXTS["harbour"], Known(id="a"), "a.txt")) is None
    assert keeper.find(replace(one, blocks=())) is None
