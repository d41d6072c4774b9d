"""Which format a name or a suffix means, and how a file is replaced."""

import gzip
import os
from dataclasses import replace

import pytest

from kg.errors import ExportError
from kg.export import EXPORTERS, export_graph, find_exporter, formats
from kg.export.formats import exporter_of_path

from .readers import written


@pytest.mark.parametrize(
    "name, expected",
    [("turtle", "turtle"), ("ttl", "turtle"), (".ttl", "turtle"), ("NT", "ntriples"), ("full.graphml", "graphml-full")],
)
def test_a_format_is_found_by_name_alias_and_suffix(name, expected):
    assert find_exporter(name).name == expected


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(ExportError, match="turtle, trig, nquads"):
        find_exporter("pdf")


@pytest.mark.parametrize(
    "path, expected",
    [("a/kg.ttl", "turtle"), ("kg.full.graphml", "graphml-full"), ("kg.graphml", "graphml"), ("KG.NQ.gz", "nquads")],
)
def test_a_suffix_tells_the_format(path, expected):
    assert exporter_of_path(path).name == expected


def test_an_unknown_suffix_is_refused():
    with pytest.raises(ExportError, match=r"kg\.xlsx: no format has this suffix"):
        exporter_of_path("kg.xlsx")


def test_standard_output_needs_a_format(sample):
    with pytest.raises(ExportError, match="-f"):
        export_graph(sample, "-")


def test_gz_compresses_to_the_same_bytes_each_time(sample, tmp_path):
    export_graph(sample, tmp_path / "kg.nq.gz")
    export_graph(sample, tmp_path / "other.nq.gz")
    data = (tmp_path / "kg.nq.gz").read_bytes()
    assert data == (tmp_path / "other.nq.gz").read_bytes()
    assert gzip.decompress(data) == written("nquads", sample)


def test_folders_are_made_and_no_temporary_file_stays(sample, tmp_path):
    export_graph(sample, tmp_path / "a" / "b" / "kg.ttl")
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["kg.ttl"]


def test_the_old_file_stays_whole_when_a_writer_fails(sample, tmp_path, monkeypatch):
    target = tmp_path / "kg.ttl"
    target.write_text("old")

    def fail(source, stream):
        stream.write(b"half of ")
        raise ValueError("the disk caught fire")

    monkeypatch.setitem(EXPORTERS, "turtle", replace(EXPORTERS["turtle"], write=fail))
    formats.all_exporters.cache_clear()
    try:
        with pytest.raises(ValueError, match="fire"):
            export_graph(sample, target, "turtle")
    finally:
        formats.all_exporters.cache_clear()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110
def test_a_full_disk_is_told_in_one_line(sample):
    with pytest.raises(ExportError, match="cannot write /dev/full: No space left"):
        export_graph(sample, "/dev/full", "turtle")


def test_a_folder_in_the_place_of_the_file_is_told(sample, tmp_path):
    with pytest.raises(ExportError, match="cannot write"):
        export_graph(sample, tmp_path, "turtle")


def test_a_link_keeps_pointing_to_the_new_file(sample, tmp_path):
    real, link = tmp_path / "real.ttl", tmp_path / "kg.ttl"
    real.write_text("old")
    link.symlink_to(real)
    export_graph(sample, link)
    assert link.is_symlink()
    assert real.read_bytes() == written("turtle", sample)


class Point:
    name = "count"

    def __init__(self, item):
        self.item = item

    def load(self):
        return self.item


@pytest.fixture
def plugin(monkeypatch):
    def install(item):
        monkeypatch.setattr(formats, "entry_points", lambda group: [Point(item)])
        formats.all_exporters.cache_clear()

    yield install
    formats.all_exporters.cache_clear()


def test_a_package_can_add_a_format(plugin, sample, tmp_path):
    def write(source, stream):
        stream.write(str(len(list(source))).encode())

    plugin(formats.Exporter("count", ".count", write, "the number of quads"))
    export_graph(sample, tmp_path / "kg.count")
    assert (tmp_path / "kg.count").read_text() == str(len(sample))


def test_a_package_that_adds_no_exporter_is_named(plugin):
    plugin("nonsense")
    with pytest.raises(ExportError, match=r"kg\.exporters:count"):
        find_exporter("count")
