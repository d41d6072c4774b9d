"""Every kind of input gives the same article, with its metadata and where its date was found."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import BuildReport, State
from kg.read import READERS, read_articles
from kg.read.decode import clean_text
from tests.read import making

FILES = making.FILES | making.PACKED | {
    "bridge.parquet": making.parquet(
        body=making.BODY, headline=making.TITLE, published=making.DATE, source=making.PUBLISHER
    ),
}  # fmt: skip
WITHOUT_DATE = {"bridge.txt", "bridge.txt.gz", "bridge.pdf", "bridge.tgz"}
WITHOUT_PUBLISHER = {*WITHOUT_DATE, "bridge.eml", "bridge.tar.gz"}


def read(folder, name, content, **options):
    path = folder / name
    path.write_bytes(content)
    report = BuildReport()
    articles = read_articles([path], report=report, on_problem=lambda error: None, **options)
    return articles, report


def reasons(report):
    return [o.reason for o in report.outcomes if o.reason]


@pytest.mark.parametrize("name", sorted(FILES))
def test_each_kind_gives_the_article_word_for_word(tmp_path, name):
    (article,), report = read(tmp_path, name, FILES[name])
    assert all(paragraph in article.text for paragraph in making.PARAGRAPHS)
    assert article.title == making.TITLE
    if "warc" not in name:
        assert (article.date or "").startswith("" if name in WITHOUT_DATE else making.DATE)
        assert article.publisher == (None if name in WITHOUT_PUBLISHER else making.PUBLISHER)
    assert (article.date is None) == (article.date_rule is None) == (name in WITHOUT_DATE)
    assert [(o.state, o.article, o.words) for o in report.outcomes] == [
        (State.BUILT, article.id, len(article.text.split()))
    ]


def test_there_is_a_file_for_every_suffix():
    tested = {"." + name.rsplit(".", 1)[1] for name in FILES}
    same = {".text", ".htm", ".xhtml", ".ndjson", ".nitf", ".rdf", ".markdown", ".tbz", ".tbz2", ".txz"}
    assert set(READERS) - same <= tested


@pytest.mark.parametrize(
    ("head", "date", "rule"),
    [
        (making.json_ld(datePublished="2024-05-02T08:00:00+0200"), "2024-05-02T08:00:00+02:00", "json-ld"),
        ('<meta property="article:published_time" content="2024-05-03">' + making.json_ld(), "2024-05-03", "opengraph"),
        ('<meta name="date" content="2024-05-04">', "2024-05-04", "meta"),
        ('<link rel="canonical" href="https://x.example/2024/05/05/bridge">', "2024-05-05", "address"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', None, None),
        ("", None, None),
    ],
)
def test_the_date_of_a_page_comes_from_what_it_declares_and_never_from_its_footer(tmp_path, head, date, rule):
    (article,), _ = read(tmp_path, "page.html", making.page(head).encode())
    assert (article.date, article.date_rule) == (date, rule)
    assert date or "no date of publication" in article.warnings


def test_json_ld_goes_before_opengraph(tmp_path):
    head = '<meta property="article:published_time" content="2024-05-03">' + making.json_ld(datePublished="2024-05-02")
    (article,), _ = read(tmp_path, "page.html", making.page(head).encode())
    assert (article.date, article.date_rule) == ("2024-05-02", "json-ld")


def test_pages_in_other_encodings_are_read(tmp_path):
    page = making.page().replace('charset="utf-8"', 'charset="windows-1251"')
    (article,), _ = read(tmp_path, "a.html", page.replace("Port Safety Board", "Порт").encode("cp1251", "replace"))
    assert "according to the Порт." in article.text
    (article,), _ = read(tmp_path, "b.html", making.page().encode("utf-16"))
    assert all(paragraph in article.text for paragraph in making.PARAGRAPHS)


def test_a_front_page_is_skipped_and_much_boilerplate_is_a_warning(tmp_path):
    links = '<li><a href="/x">What the world says about it today</a></li>' * 50
    menu = f"<html><body><nav><ul>{links}</ul></nav></body></html>"
    articles, report = read(tmp_path, "front.html", menu.encode())
    assert not articles and report.count(State.SKIPPED) == 1 and reasons(report) == ["no article on this page"]
    (article,), _ = read(tmp_path, "page.html", making.page(foot="<p>Legal notice of the site.</p>" * 200).encode())
    assert any(w.startswith("much boilerplate") for w in article.warnings)


def test_columns_and_keys_can_be_named(tmp_path):
    table = f'Kopf;Inhalt;Tag\n{making.TITLE};"{making.BODY}";{making.DATE}\n'.encode()
    columns = {"text": "Inhalt", "date": "Tag", "title": "Kopf"}
    (article,), _ = read(tmp_path, "a.csv", table, columns=columns)
    assert (article.text, article.date, article.title) == (making.BODY, making.DATE, making.TITLE)
    (article,), _ = read(tmp_path, "a.jsonl", b'{"doc": {"inner": "The pool closed."}}', columns={"text": "doc.inner"})
    assert article.text == "The pool closed."
    articles, report = read(tmp_path, "b.csv", table)
    assert not articles and "--columns" in reasons(report)[0]


def test_feeds_keep_the_zone_and_a_summary_is_a_warning(tmp_path):
    (article,), _ = read(tmp_path, "a.rss", making.FILES["bridge.rss"])
    assert (article.date, article.author, article.language) == ("2024-05-01T10:00:00+02:00", making.AUTHOR, "en-gb")
    short = making.rss("<item><title>Bridge</title><description>It reopened on Monday.</description></item>", "")
    (article,), _ = read(tmp_path, "b.rss", short.encode())
    assert any(w.startswith("only a summary") for w in article.warnings)
    empty = making.rss("<item><title>Bridge</title></item>")
    articles, report = read(tmp_path, "c.rss", empty.encode())
    assert not articles and report.count(State.SKIPPED) == 1


def test_a_scan_says_so(tmp_path):
    articles, report = read(tmp_path, "scan.pdf", making.pdf(""))
    assert not articles and "OCR" in reasons(report)[0]


def test_mails_in_html_and_their_attachments_are_read(tmp_path):
    content = making.mail(html=True, attachment=("other.txt", b"The pool closed on Monday."))
    articles, _ = read(tmp_path, "a.eml", content)
    assert [a.id for a in articles] == ["a", "other"]
    assert all(paragraph in articles[0].text for paragraph in making.PARAGRAPHS)


def test_a_crawl_tells_of_every_record(tmp_path):
    page = making.page().encode()
    crawl = making.warc(
        ("https://a.example/one", "text/html", page),
        ("https://a.example/two", "text/html; charset=utf-8", page.replace(b"12 million", b"13 million")),
        ("https://a.example/x.png", "image/png", b"\x89PNG"),
        ("https://a.example/gone", "text/html", page, "404 Not Found"),
        ("https://a.example/paper.pdf", "application/pdf", making.pdf()),
    )
    articles, report = read(tmp_path, "crawl.warc.gz", crawl)
    assert [a.id for a in articles] == ["a.example/one", "a.example/paper.pdf", "a.example/two"]
    assert (report.count(), report.count(State.BUILT), report.count(State.SKIPPED)) == (5, 3, 2)


def test_nested_archives_and_folders_are_read(tmp_path):
    inner = making.zipped({"deep/er/one.txt": b"The pool closed on Monday.", "two.txt": b"The bridge opened."})
    outer = making.tarred({"x/inner.zip": inner, "three.txt.gz": making.PACKED["bridge.txt.gz"]}, "w:gz")
    articles, _ = read(tmp_path, "outer.tar.gz", outer)
    assert [a.id for a in articles] == ["one", "three", "two"]


def test_files_without_a_suffix_tell_what_they_are(tmp_path):
    for number, name in enumerate(("bridge.html", "bridge.xml", "bridge.pdf", "bridge.warc", "bridge.jsonl")):
        (tmp_path / f"file{number}").write_bytes(making.FILES[name])
    (tmp_path / "notes").write_text("nothing to see")
    report = BuildReport()
    articles = read_articles([tmp_path], report=report)
    assert len(articles) == 5 and report.count(State.SKIPPED) == 1


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(st.lists(words, min_size=1, max_size=4).map("\n".join).filter(str.strip))
def test_texts_of_rows_are_kept_to_the_character(tmp_path, text):
    import csv
    import io
    import json

    table = io.StringIO()
    csv.writer(table).writerows([["text"], [text]])
    kinds = {
        "a.txt": text.encode("utf-8-sig"),
        "a.jsonl": json.dumps({"text": text}).encode(),
        "a.json": json.dumps([{"body": text}], ensure_ascii=False).encode(),
        "a.csv": table.getvalue().encode("utf-8-sig"),
    }
    for name, content in kinds.items():
        articles, report = read(tmp_path, name, content)
        if articles:
            assert articles[0].text == clean_text(text)
        else:
            assert report.count(State.FAILED) == 1


def test_large_files_of_rows_are_read_line_by_line(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.read.lines.MAX_BYTES", 1_000)
    monkeypatch.setattr("kg.read.lines.MAX_LINE", 2_000)
    rows = [json.dumps(making.row(id=str(n)), ensure_ascii=False).encode() for n in range(5)]
    mixed = json.dumps({"id": "old", "text": "Das Café schloss."}, ensure_ascii=False).encode("cp1252")
    articles, _ = read(tmp_path, "a.jsonl", b"\n".join([*rows, mixed]))
    assert [a.id for a in articles] == ["0", "1", "2", "3", "4", "old"] and "Café" in articles[-1].text
    articles, report = read(tmp_path, "b.jsonl", b"\n".join([*rows, b"9" * 3_000, *rows]))
    assert len(articles) == 5 and "a line longer than" in reasons(report)[0]
    table = "id,text\n" + "".join(f'{n},"{making.BODY}"\n' for n in range(5))
    articles, _ = read(tmp_path, "c.csv", table.encode())
    assert [a.text for a in articles] == [making.BODY] * 5


def test_other_packages_add_readers(tmp_path, monkeypatch):
    from kg.read import Draft, kinds
    from kg.read.records import Known

    class Point:
        name = ".scroll"

        def load(self):
            return lambda resource, context: iter(
                [Draft(resource.read().decode()[::-1], Known(title="Scroll"), resource.name, resource.source)]
            )

    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [Point()] if group == "kg.readers" else [])
    kinds._plugged.cache_clear()
    (article,), _ = read(tmp_path, "old.scroll", b".desolc loop ehT")
    kinds._plugged.cache_clear()
    assert (article.text, article.title, article.id) == ("The pool closed.", "Scroll", "old")


@pytest.mark.parametrize("kind", ["txt", "jsonl", "html", "rss", "pdf", "zip"])
def test_standard_input_tells_what_it_is(monkeypatch, kind):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILES[f"bridge.{kind}"])))
    (article,) = read_articles(["-"])
    assert all(paragraph in article.text for paragraph in making.PARAGRAPHS)
