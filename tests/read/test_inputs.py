import hashlib
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadError
from kg.model import BuildReport
from kg.read import read_articles
from kg.read.decode import clean_text, decode_text
from tests.read import making

TEXT = "The council voted on Monday to close the pool.\n"


def read(paths, **options):
    problems = []
    articles = read_articles([str(p) for p in paths], on_problem=problems.append, **options)
    return articles, [str(p) for p in problems]


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("space.txt", b" \n\t\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("junk.txt", bytes(range(256)) * 20, "binary"),
        ("page.docx", b"PK\x03\x04", "unknown suffix"),
        ("odd16.txt", b"\xff\xfea", "not valid UTF-16"),
        ("huge.txt", b"word " * 1_000_000, "5,000,000 characters"),
        ("broken.jsonl", b'{"text": "The pool', "broken.jsonl:1: broken JSON"),
        ("list.jsonl", b"[1]", "not an object"),
        ("lacks.jsonl", b'{"id": "x"}', "no text"),
        ("deep.jsonl", b"[" * 100_000, "broken JSON"),
    ],
)
def test_bad_input_gets_one_line_and_the_rest_goes_on(tmp_path, name, content, words):
    articles, problems = read([write(tmp_path / name, content), write(tmp_path / "good.txt", TEXT)])
    assert [a.id for a in articles] == ["good"]
    assert len(problems) == 1 and name in problems[0] and words in problems[0] and "\n" not in problems[0]


def test_missing_paths_and_empty_folders_are_named(tmp_path):
    (tmp_path / "empty").mkdir()
    _, problems = read([tmp_path / "missing.txt", tmp_path / "empty", tmp_path / "*.txt"])
    assert ["no such file" in problems[0], "no articles" in problems[1], "no file matches" in problems[2]] == [True] * 3


def test_without_a_callback_the_first_problem_is_raised(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read_articles([tmp_path / "missing.txt"])


def test_a_fifo_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    articles, problems = read([tmp_path / "pipe.txt"])
    assert not articles and "not a regular file" in problems[0]


def test_links_in_a_circle_do_not_hang(tmp_path):
    write(tmp_path / "good.txt", TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [a.id for a in read([tmp_path])[0]] == ["good"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_detected(tmp_path, encoding):
    text = "The café said “yes” on Monday.\n"
    (article,), problems = read([write(tmp_path / "a.txt", text.encode(encoding))])
    assert article.text == text and not problems


def test_lines_of_two_encodings_are_each_read_in_their_own(tmp_path):
    content = "The café closed.\n".encode() + "The café opened.\n".encode("cp1252")
    (article,), problems = read([write(tmp_path / "a.txt", content)])
    assert article.text == "The café closed.\nThe café opened.\n" and not problems


def test_the_hash_of_the_bytes_as_they_were_is_kept(tmp_path):
    """Offsets are those of the decoded text, in which characters are replaced: the bytes are found again by this."""
    text = ("The caf\xe9\x0b said \x1b\u201cyes\u201d." + " It was late." * 20).encode("cp1252")
    row = json.dumps({"text": TEXT, "id": "row"}).encode()
    contents = {"a.txt": text, "b.jsonl": row, "c.zip": making.zipped({"in/c.txt": text + b" So it was."})}
    report = BuildReport()
    articles = read_articles([write(tmp_path / name, data) for name, data in contents.items()], report=report)
    assert [a.id for a in articles] == ["a", "c", "row"]
    digests = {name[0]: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    assert [a.source_sha256 for a in articles] == [digests[name] for name in "acb"]
    assert {o.article: o.sha256 for o in report.outcomes} == {a.id: a.source_sha256 for a in articles}
    assert articles[0].text.startswith("The caf\xe9\ufffd said \ufffd\u201cyes\u201d.")


def test_two_files_of_one_name_keep_two_identities(tmp_path):
    for folder, text in (("a", TEXT), ("b", TEXT + "It was old.\n")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "story.txt", text)
    articles, problems = read([tmp_path])
    again, _ = read([tmp_path / "b", tmp_path / "a"])
    assert len({a.id for a in articles}) == 2 and not problems
    assert [(a.id, a.text) for a in again] == [(a.id, a.text) for a in articles]


def test_the_same_article_twice_is_kept_once(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder / "story.txt", TEXT)
    assert len(read([tmp_path, tmp_path / "a"])[0]) == 1


def test_json_lines_give_metadata(tmp_path):
    row = {"id": "x/1", "title": "Pool", "date": "2024-05-01", "publisher": "Echo"}
    more = {"text": TEXT, "author": ["A", "B"], "unknown": 1}
    (article,), _ = read([write(tmp_path / "a.jsonl", json.dumps({**row, **more}))])
    assert {key: getattr(article, key) for key in row} == row
    assert article.author == "A, B"


def test_defaults_stand_in_only_where_nothing_is_known(tmp_path):
    rows = [{"text": TEXT, "id": "a"}, {"text": TEXT, "id": "b", "date": "2024-05-01", "publisher": "Echo"}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    articles, _ = read([path], date="2020-01-01", publisher="Sun")
    assert [(a.date, a.publisher) for a in articles] == [("2020-01-01", "Sun"), ("2024-05-01", "Echo")]


def test_a_date_that_is_none_is_a_warning(tmp_path):
    (article,), _ = read([write(tmp_path / "a.jsonl", json.dumps({"text": TEXT, "date": "soon"}))])
    assert article.date is None and any("soon" in w for w in article.warnings)


@given(st.text())
def test_cleaning_keeps_every_offset(text):
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    assert all(b in (a, "\ufffd") for a, b in zip(text, cleaned, strict=True))


@given(st.binary(max_size=300))
def test_decoding_gives_text_or_a_clear_error(data):
    try:
        assert clean_text(decode_text(data, "x.txt")) == decode_text(data, "x.txt")
    except ReadError as error:
        assert str(error).startswith("x.txt: ")
