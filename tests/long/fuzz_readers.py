"""Fuzzes reading, extraction and export with damaged files of every kind; ends at the first finding.

    python tests/long/fuzz_readers.py --seconds 600 --seed 1

Each round damages files of all kinds (tests/read/making.py), some of them inside intact archives, reads them, and
checks what must hold of whatever is read; every so often the articles go through extraction and all exports, whose
files are read back by two readers each. A finding is written to --keep.
"""

import argparse
import functools
import gzip
import hashlib
import io
import random
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kg.errors import ReadError
from kg.model import BuildReport, Findings, State
from kg.read import Context, inputs, read_articles
from kg.read.confine import Confinement
from kg.read.inputs import UNEXPECTED
from tests.read import making

TOKENS = (
    b"<!ENTITY x 'y'>", b"]]>", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&#x110000;", b"\\ud800", b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", b"{", b"[", b'"', b"---\n", b"+++\n", b"\r", b"\n\n", b"1e999", b"9" * 400, b"-1", b"NaN",
    b"\xe2\x80\xae", b"\x1b", b"<p>" * 50, b"charset=utf-7", b"charset=rot13", b"charset=undefined",
    b"charset=idna", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?/w==?=", b"=?x?q?=ff?=", b"&a: [*a]",
    b"!!python/object:os.system x", b"> " * 100, b"* " * 100, b"![[](" * 50, b"/Length 99999999", b"/Kids[2 0 R]",
    b"startxref\n0", b"<html lang='x'>", b"2024-13-45T99:99:99+99:99", b"0000-00-00", b"20240230T250000",
    b"javascript:alert(1)", b"http://[", b"\xed\xa0\x80", b"%00", b"../", b"\t", b"%PDF", b"PK\x03\x04",
    b"WARC/1.0\r\n",
)  # fmt: skip
INTERESTING = (0, 1, 127, 128, 255, 0x3C, 0x26, 0x22, 0x0A, 0x0D, 0x1B)


def main():
    """Fuzzes for as long as told; the exit code is 1 at a finding."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--export-every", type=int, default=10, metavar="ROUNDS")
    parser.add_argument("--extract-every", type=int, default=40, metavar="ROUNDS")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-finding"))
    options = parser.parse_args()
    rounds, files, articles = fuzz(options)
    print(f"{rounds} rounds, {files} files, {articles} articles read, 0 findings")


class Kept(Confinement):
    """A confined process that serves all rounds: starting one takes longer than a round."""

    def close(self):
        """Stays; a child that hangs or dies is still replaced."""


def fuzz(options):
    """(rounds, files, articles) done within the time; a finding is kept and raised."""
    chance, started = random.Random(options.seed), time.monotonic()
    inputs.Context = functools.partial(Context, parser=Kept())
    rounds = files = read = 0
    while time.monotonic() - started < options.seconds:
        contents = dict(damaged(chance))
        try:
            articles = read_round(contents)
            if rounds % options.export_every == 0:
                check_exports([Findings(article) for article in articles])
            if options.extract_every and rounds % options.extract_every == 0:
                check_exports(extracted(articles[:12]))
        except BaseException:
            options.keep.mkdir(exist_ok=True)
            for name, content in contents.items():
                (options.keep / name).write_bytes(content)
            raise
        rounds, files, read = rounds + 1, files + len(contents), read + len(articles)
    return rounds, files, read


SEEDS = making.FILES | making.PACKED | {
    "bridge.parquet": making.parquet(body=making.BODY, headline=making.TITLE, published=making.DATE),
    "many.rss": making.rss(*(making.rss_item(guid=f"g{n}") for n in range(3))).encode(),
    "html.eml": making.mail(html=True, attachment=("a.txt", b"The pool closed on Monday.")),
    "described.html": making.page(making.json_ld(datePublished=making.DATE, author={"name": "x"})).encode(),
}  # fmt: skip


def damaged(chance):
    """(name, content) of a damaged file of each kind, plain or packed after the damage."""
    for number, (name, intact) in enumerate(sorted(SEEDS.items())):
        content = mutate(intact, chance)
        kind = chance.random()
        suffix = name.split(".", 1)[1]
        if kind < 0.1:
            yield f"{number}.{suffix}.gz", gzip.compress(content, mtime=0)
        elif kind < 0.2:
            yield f"{number}.zip", making.zipped({f"in/{number}.{suffix}": content, "b.txt": b"It was Monday."})
        elif kind < 0.3:
            yield f"{number}.tar", making.tarred({f"in/{number}.{suffix}": content})
        else:
            yield f"{number}.{suffix}", content


def mutate(content, chance):
    """The bytes after one to eight accidents."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 4, 20, 200)))
        what = chance.randrange(7)
        if what == 0 and data:
            data[at % len(data)] ^= 1 << chance.randrange(8)
        elif what == 1 and data:
            data[at % len(data)] = chance.choice(INTERESTING)
        elif what == 2:
            del data[at:end]
        elif what == 3:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        elif what == 4:
            data[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 30))
        elif what == 5:
            data[at:end] = chance.choice(TOKENS)
        elif chance.random() < 0.2:
            del data[at:]
    return bytes(data)


def read_round(contents):
    """The articles of the files; raises AssertionError where something does not hold of them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            Path(folder, name).write_bytes(content)
        report, problems = BuildReport(), []
        articles = read_articles([folder], language="en", report=report, on_problem=problems.append)
        assert all(isinstance(p, ReadError) and "\n" not in str(p) for p in problems), problems
        told = {o.input.removeprefix(f"{folder}/").split(".")[0] for o in report.outcomes}
        assert told == {name.split(".")[0] for name in contents}, told
        assert len(contents) <= report.count() == sum(map(report.count, State))
        assert report.count(State.BUILT) == len(articles) and report.count(State.FAILED) == len(problems)
        assert not [o for o in report.outcomes if UNEXPECTED in (o.reason or "")], report.to_json()
        for article in articles:
            check_article(article)
        report.to_json().encode("utf-8")
    return articles


def check_article(article):
    """What must hold of an article, whatever it was read from."""
    assert hashlib.sha256(article.text.encode()).hexdigest() == article.sha256
    assert article.id.strip() == article.id and 0 < len(article.id) <= 210 and "\n" not in article.id
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", article.text)
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        end = block.end


def extracted(articles):
    """The findings of articles, resolved."""
    from kg.pipeline import extract_articles
    from kg.resolve import resolve_findings

    short = [article for article in articles if len(article.text) < 5_000]
    return resolve_findings(list(extract_articles(short, lambda findings: findings)))


def check_exports(findings):
    """Writes all formats and reads them back, each by two readers; the quads must be the same."""
    import lxml.etree
    import rdflib
    from pyoxigraph import RdfFormat, parse

    import kg

    graph = kg.assemble_graph(findings)
    quads = {str(quad) for quad in graph.quads()}
    with tempfile.TemporaryDirectory() as folder:
        written = {name: graph.write(Path(folder, f"kg.{name}")) for name in ("nq", "trig", "ttl", "rdf", "jsonld")}
        assert {str(quad) for quad in parse(written["nq"].read_bytes(), RdfFormat.N_QUADS)} == quads
        assert {str(quad) for quad in parse(written["trig"].read_bytes(), RdfFormat.TRIG)} == quads
        for name, form in (("ttl", "turtle"), ("rdf", "xml")):
            read = rdflib.Graph().parse(written[name], format=form)
            assert len(read) == len(set(parse(written["ttl"].read_bytes(), RdfFormat.TURTLE))), name
        for view in ("graphml", "gexf"):
            lxml.etree.parse(io.BytesIO(graph.write(Path(folder, f"kg.{view}")).read_bytes()))


if __name__ == "__main__":
    main()
