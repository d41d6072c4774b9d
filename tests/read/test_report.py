"""Nothing vanishes: each input is built, skipped or failed, with the reason."""

import json
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import ReadError
from kg.model import BuildReport, State, report_from_json
from kg.read import read_articles
from tests.read import making

GERMAN = (
    "Der Stadtrat von Verrin hat am Montag beschlossen, das alte Schwimmbad zu schließen, sagte die Bürgermeisterin. "
    "Es war 1921 eröffnet worden und wurde jedes Jahr von Tausenden besucht."
)


@pytest.fixture
def folder(tmp_path):
    contents = {
        "good.txt": making.text_file(),
        "same.txt": making.text_file(),
        "sub/good.txt": making.text_file(),
        "empty.txt": b"",
        "photo.jpg": b"\xff\xd8\xff",
        ".hidden": b"x",
        "README.md": b"# About this folder",
        "lines.jsonl": b"\n".join([json.dumps(making.row()).encode(), b"{broken", b"[1]", b'{"id": 1}']),
        "pack.zip": making.zipped({"a.txt": b"The pool closed on Monday.", "b.png": b"x", "c/d.html": b"<p>no"}),
        "german.txt": GERMAN.encode(),
        "declared.jsonl": json.dumps(making.row(language="fr-CA", id="declared")).encode(),
    }
    for name, content in contents.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "again.txt").symlink_to(tmp_path / "good.txt")
    return tmp_path


def run(folder, **options):
    report, problems = BuildReport(), []
    articles = read_articles([folder], language="en", report=report, on_problem=problems.append, **options)
    return articles, report, problems


def test_every_file_line_and_member_is_accounted_for(folder):
    articles, report, problems = run(folder)
    told = {o.input.removeprefix(f"{folder}/"): (str(o.state), o.reason or "") for o in report.outcomes}
    assert {name: state for name, (state, _) in told.items()} == {
        "again.txt": "built", "good.txt": "skipped", "same.txt": "built", "sub/good.txt": "built",
        "empty.txt": "failed", "photo.jpg": "skipped", ".hidden": "skipped", "README.md": "skipped",
        "lines.jsonl:1": "built", "lines.jsonl:2": "failed", "lines.jsonl:3": "failed", "lines.jsonl:4": "failed",
        "pack.zip!a.txt": "built", "pack.zip!b.png": "skipped", "pack.zip!c/d.html": "skipped",
        "german.txt": "skipped", "declared.jsonl:1": "skipped", "link": "skipped",
    }  # fmt: skip
    assert report.count() == sum(report.count(state) for state in State) == len(told)
    assert report.count(State.BUILT) == len(articles) and report.count(State.FAILED) == len(problems)
    assert all(reason for state, reason in told.values() if state != "built")
    assert "'de' (by its words)" in told["german.txt"][1] and "declared as 'fr-CA'" in told["declared.jsonl:1"][1]


def test_the_report_survives_json_and_differs_between_runs_only_in_seconds(folder):
    _, report, _ = run(folder)
    again = report_from_json(report.to_json())
    assert again.to_json() == report.to_json()
    _, second, _ = run(folder)
    rows = [[{**row, "seconds": 0} for row in json.loads(r.to_json())["outcomes"]] for r in (report, second)]
    assert rows[0] == rows[1]
    with pytest.raises(ValueError, match="later kg"):
        report_from_json('{"format": 99, "outcomes": []}')


def test_warnings_are_counted_and_words_summed(folder):
    articles, report, _ = run(folder, publisher="Ledger")
    document = json.loads(report.to_json())
    assert document["words"] == sum(len(a.text.split()) for a in articles)
    assert report.warnings() == {"no date of publication": 4}
    built = [row for row in document["outcomes"] if row["state"] == "built"]
    assert {row.get("date_rule") for row in built} == {None, "input"}


def test_an_article_that_cannot_be_extracted_counts_as_failed(folder, monkeypatch):
    from kg import pipeline

    class Broken:
        def annotate_all(self, articles):
            raise RuntimeError("no such luck")

    monkeypatch.setattr("kg.annotate.load_meanwhile", lambda model: Broken)
    report, problems = BuildReport(), []
    found = pipeline.extract_all([folder / "good.txt"], report=report, on_problem=problems.append)
    assert not found and len(problems) == 1 and isinstance(problems[0], ReadError)
    assert [(str(o.state), "no such luck" in o.reason) for o in report.outcomes] == [("failed", True)]


def test_inputs_are_ordered_as_people_count():
    from kg.model import Outcome

    report = BuildReport(Outcome(f"a.jsonl:{n}", State.BUILT) for n in (10, 9, 2, 1))
    report.add(Outcome("a²", State.FAILED))
    assert [o.input for o in report.outcomes][:4] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:9", "a.jsonl:10"]


def test_what_kg_has_built_is_no_input(tmp_path):
    """`kg build . -o exports`, and again; also where the exports lie beside the articles."""
    (tmp_path / "a.txt").write_text(making.BODY)
    for out, options in (("exports", []), ("plain", ["--no-store"]), ("", [])):
        for _ in range(2):
            command = ["build", str(tmp_path), "-o", str(tmp_path / out), "-fnq", "-fcsv", "-fneo4j", *options]
            done = CliRunner().invoke(cli, command)
            assert done.exit_code == 0, done.stderr
            outcomes = report_from_json((tmp_path / out / "report.json").read_text()).outcomes
            assert [o.article for o in outcomes if o.state is State.BUILT] == ["a"]
            assert all("it is no input" in o.reason for o in outcomes if o.state is not State.BUILT)


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
def test_a_folder_that_is_closed_does_not_vanish(tmp_path):
    (tmp_path / "in" / "closed").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(making.BODY)
    (tmp_path / "in" / "closed").chmod(0)
    script = f"from kg.read import read_articles as r; print(len(r([{str(tmp_path / 'in')!r}], on_problem=print)))"
    command = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", sys.executable, "-c", script]  # root opens all else
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert told == [f"{tmp_path / 'in' / 'closed'}: cannot be read (Permission denied); check its permissions", "1"]


@pytest.mark.parametrize("command", ["extract", "build"])
def test_a_run_without_a_folder_writes_its_report_where_it_is_told(command, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    target = tmp_path / "out" / "kg.nq" if command == "build" else tmp_path / "findings.jsonl"
    arguments = [command, str(tmp_path / "empty.txt"), "-o", str(target), "--report", str(tmp_path / "told" / "r.json")]
    assert CliRunner().invoke(cli, arguments).exit_code == 1
    (outcome,) = report_from_json((tmp_path / "told" / "r.json").read_text()).outcomes
    assert outcome.state is State.FAILED and "empty" in outcome.reason
