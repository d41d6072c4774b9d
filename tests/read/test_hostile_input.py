"""Hostile input: each is contained with one clear line, and the good article beside it is read."""

import gzip
import io
import json
import lzma
import os
import struct
import tarfile
import zipfile

import pytest

from kg.model import BuildReport, State
from kg.read import read_articles
from kg.read.confine import Confinement
from tests.read import making

GOOD = "The council voted on Monday to close the pool.\n"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def zip_bomb():
    """60 MB of zeros in 60 KB."""
    return making.zipped({"bomb.txt": bytes(60_000_000), "after.txt": b"The bridge opened on Monday."})


def overlapping_zip():
    """A directory whose entries all point at one and the same compressed member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", bytes(9_000_000))
        first = archive.infolist()[0]
        for _ in range(1, 200):
            info = zipfile.ZipInfo("0.txt")
            info.header_offset, info.compress_type = first.header_offset, first.compress_type
            info.CRC, info.compress_size, info.file_size = first.CRC, first.compress_size, first.file_size
            archive.filelist.append(info)
    return stream.getvalue()


def nested(depth):
    """An archive in an archive in an archive …"""
    data = making.zipped({"inner.txt": GOOD.encode()})
    for number in range(depth):
        data = making.zipped({f"level{number}.zip": data})
    return data


def evil_tar():
    """Members that would leave the folder, links and a device."""
    link, device, hard = tarfile.TarInfo("link.txt"), tarfile.TarInfo("device.txt"), tarfile.TarInfo("hard.txt")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard.type, hard.linkname = tarfile.LNKTYPE, "../../etc/passwd"
    device.type = tarfile.CHRTYPE
    outside = {"../../up.txt": b"x", "/root.txt": b"x", "C:\\x.txt": b"x", "a/../../b.txt": b"x"}
    return making.tarred({**outside, "link.txt": link, "device.txt": device, "hard.txt": hard, "ok.txt": GOOD.encode()})


def huge_header_tar():
    """An extended header that claims two gigabytes."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2_000_000_000
    return info.tobuf() + bytes(10_240)


def sparse_tar():
    """A member that claims two gigabytes of zeros."""
    info = tarfile.TarInfo("big.txt")
    info.size = 2_000_000_000
    return info.tobuf() + bytes(10_240)


HOSTILE = {  # file name -> (content, words of its line)
    "gzip-bomb.txt.gz": (gzip.compress(bytes(60_000_000)), "times its size"),
    "xz-bomb.txt.xz": (lzma.compress(bytes(60_000_000)), "times its size"),
    "double.txt.gz.gz": (gzip.compress(gzip.compress(bytes(60_000_000))), "times its size"),
    "cut.txt.gz": (gzip.compress(GOOD.encode() * 900)[:-40], "damaged"),
    "no.txt.gz": (b"no gzip at all", "damaged"),
    "no.zip": (b"PK\x03\x04 no zip at all", "damaged"),
    "no.tar": (b"no tar at all" * 100, "damaged"),
    "header.tar": (huge_header_tar(), "damaged"),
    "sparse.tar": (sparse_tar(), "larger than 50 MB"),
    "laughs.xml": (f"{LAUGHS}<nitf>&a11;</nitf>".encode(), "entities"),
    "laughs.rss": (f"{LAUGHS}<rss><channel><item><title>&a11;</title></item></channel></rss>".encode(), "entities"),
    "outside.xml": (f"{OUTSIDE}<nitf><p>&x;</p></nitf>".encode(), "entities"),
    "other.xml": (b"<invoice/>", "not NITF"),
    "broken.xml": (b"<nitf><body>", "not well-formed"),
    "deep.xml": (b"<nitf>" + b"<p>" * 100_000, "not well-formed"),
    "deep.json": (b"[" * 100_000, "broken JSON"),
    "deep.jsonl": (b'{"text":' * 100_000, "broken JSON"),
    "digits.json": (b'[{"text": "x", "id": ' + b"9" * 100_000 + b"}]", "broken JSON"),
    "one-line.txt": (b"a" * 1_000_000, "1,000,000 characters"),
    "nul.txt": (b"\0" * 5_000, "binary"),
    "junk.html": (bytes(range(256)) * 50, "binary"),
    "junk.pdf": (b"%PDF-1.4\n" + bytes(range(256)) * 50, "PDF"),
    "junk.parquet": (b"PAR1" + bytes(range(256)) * 50 + b"PAR1", "cannot be read"),
    "junk.warc": (bytes(range(256)) * 50, "damaged"),
    "odd16.txt": (b"\xff\xfea", "UTF-16"),
    "empty.eml": (b"", "without text"),
    "empty.zip": (making.zipped({}), "nothing in it"),
    "empty.tar": (making.tarred({}), "nothing in it"),
    "empty.txt.gz": (gzip.compress(b""), "empty"),
    "surrogate.jsonl": (b'{"text": "\\ud800 only"', "broken JSON"),
}


def read(*paths):
    report, problems = BuildReport(), []
    articles = read_articles(paths, report=report, on_problem=lambda e: problems.append(str(e)))
    return articles, problems, report


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_each_is_told_in_one_line_and_the_rest_is_read(tmp_path, name):
    content, words = HOSTILE[name]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text(GOOD)
    articles, _, report = read(tmp_path)
    assert [a.id for a in articles] == ["zz"]
    told = [o for o in report.outcomes if o.state is not State.BUILT]
    assert words in told[-1].reason and len(told) <= 2
    assert all("\n" not in o.reason and name.split(".")[0] in o.input for o in told)


@pytest.mark.parametrize(
    ("name", "content", "read_ids", "words"),
    [
        ("a.zip", zip_bomb(), ["after"], "times its size"),
        ("b.zip", overlapping_zip(), [], "times its size"),
        ("c.tar", evil_tar(), ["ok"], "leads out of the archive"),
        ("d.zip", nested(8), [], "beyond 4 levels"),
        ("e.zip", nested(2), ["inner"], ""),
        ("f.zip", making.zipped({"../x.txt": b"x", "/etc/x.txt": b"x", "ok.txt": GOOD.encode()}), ["ok"], "leads out"),
        ("g.jsonl", json.dumps({"text": GOOD, "id": "first"}).encode() + b'\n{"text": "The cou', ["first"], ":2"),
        ("h.csv", f'text\n"{GOOD}"\n"cut in the mid'.encode(), ["h-1", "h-2"], ""),
        ("i.eml", b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5000 + b"\nHello there.", ["i"], ""),
    ],
)
def test_what_is_sound_in_a_hostile_container_is_read(tmp_path, name, content, read_ids, words):
    (tmp_path / name).write_bytes(content)
    articles, problems, report = read(tmp_path)
    assert [a.id for a in articles if a.text.strip("\0")] == read_ids
    assert not words or any(words in problem for problem in problems)
    assert all("\n" not in problem for problem in problems)
    assert report.count() == sum(map(report.count, State))


def test_nothing_is_written_outside(tmp_path):
    inputs = tmp_path / "deep" / "er"
    inputs.mkdir(parents=True)
    (inputs / "c.tar").write_bytes(evil_tar())
    before = sorted(tmp_path.rglob("*"))
    read(inputs)
    assert sorted(tmp_path.rglob("*")) == before


def test_two_gigabytes_of_holes_are_refused_at_once(tmp_path):
    for name in ("hole.txt", "hole.html", "hole.jsonl", "hole.csv", "hole.pdf", "hole.gz", "hole.zip", "hole.warc"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(2_000_000_000)
    (tmp_path / "zz.txt").write_text(GOOD)
    articles, problems, _ = read(tmp_path)
    assert [a.id for a in articles] == ["zz"] and len(problems) == 8


def test_pipes_devices_and_circles_of_links_do_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "null.txt").symlink_to("/dev/zero")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "missing")
    (tmp_path / "zz.txt").write_text(GOOD)
    articles, problems, _ = read(tmp_path)
    assert [a.id for a in articles] == ["zz"] and len(problems) == 4


def test_names_of_files_stay_in_one_line(tmp_path):
    names = [b"two\nlines.txt", b"\xff\xfe.txt", b"a" * 251 + b".txt", b'<b>"x" y.txt', b"empty\n.txt"]
    for number, name in enumerate(names):
        content = b"" if name.startswith(b"empty") else GOOD.encode() + str(number).encode()
        (tmp_path / os.fsdecode(name)).write_bytes(content)
    articles, problems, report = read(tmp_path)
    assert len({a.id for a in articles}) == 4 and len(problems) == 1 and "\n" not in problems[0]
    assert all("\n" not in a.id and "\n" not in (a.source or "") for a in articles)
    report.to_json().encode("utf-8")


@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_nested_tags_are_contained(tmp_path, depth):
    story = making.page().split("<body>")[1]
    (tmp_path / "deep.html").write_text(f"<html><body>{'<div>' * depth}{story}")
    (tmp_path / "before.html").write_text(f"<html><body>{story[:-14]}{'<div><span>' * depth}</body></html>")
    (tmp_path / "zz.html").write_text(making.page())
    articles, problems, report = read(tmp_path)
    assert "zz" in [a.id for a in articles] and report.count() == 3
    assert all("\n" not in problem for problem in problems)


def test_a_parser_that_hangs_dies_or_eats_memory_costs_its_input_only(tmp_path, monkeypatch):
    (tmp_path / "kgtestparser.py").write_text(
        "import os, time\n"
        "def hang(data): time.sleep(60)\n"
        "def die(data): os.abort()\n"
        "def eat(data): return len(bytearray(8_000_000_000))\n"
        "def lie(data): os.write(1, b'x'); raise ValueError('two\\nlines')\n"
        "def work(data): return len(data)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("kg.read.confine.PACKAGE", "")
    parser, told = Confinement(), []
    for name in ("hang", "die", "eat", "lie"):
        with pytest.raises(Exception, match=r"^x\.pdf: ") as raised:
            parser.run(f"kgtestparser:{name}", b"1", name="x.pdf", seconds=5 if name != "hang" else 1)
        told.append(str(raised.value))
        assert parser.run("kgtestparser:work", b"12345", name="x.pdf") == 5
    parser.close()
    assert ["given up after 1 second" in told[0], "crashed" in told[1], "memory" in told[2]] == [True] * 3
    assert "two lines" in told[3] and all("\n" not in line for line in told)


def test_hostile_metadata_is_kept_as_text(tmp_path):
    hostile = 'a"> <b>\n</script> {{x}} ; DROP GRAPH <x> } INSERT DATA { <a> <b> <c> } #\u202e\x00'
    row = making.row(**dict.fromkeys(("id", "title", "publisher", "author", "language"), hostile), url="javascript:x()")
    described = making.json_ld(url="javascript:x", datePublished=hostile)
    page = making.page('<link rel="canonical" href="javascript:alert(1)">' + described)
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (tmp_path / "b.html").write_text(page)
    articles, problems, _ = read(tmp_path)
    assert len(articles) == 2 and not problems
    assert "\n" not in articles[0].id and "\x00" not in articles[0].id
    assert articles[1].url is None and articles[1].date is None


def test_half_characters_in_metadata_are_replaced(tmp_path):
    for number in (1, 2):
        row = making.row(publisher="\ud800", author="\udfff", title="\ud83d", text=f"{making.BODY} {number}")
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row))
    articles, problems, report = read(tmp_path)
    assert len({a.id for a in articles}) == 2 and not problems
    assert articles[0].publisher == articles[0].author == articles[0].title == "\ufffd"
    report.to_json().encode("utf-8")


def test_a_zip_with_a_false_size_is_contained(tmp_path):
    data = bytearray(making.zipped({"x.txt": GOOD.encode() * 1000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)  # the size that the directory claims
    (tmp_path / "x.zip").write_bytes(bytes(data))
    articles, problems, _ = read(tmp_path)
    assert not articles or len(articles[0].text) <= len(GOOD) * 1000
    assert len(problems) + len(articles) == 1
