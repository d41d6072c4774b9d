"""The commands that keep a store, end to end on a few short articles."""

import json
import signal
import subprocess
import sys
import time

import pytest

ARTICLES = {
    "harbour": "Mara Lind, the mayor of Verrin, opened the harbour on Monday. She thanked the workers.",
    "storm": "A storm hit Verrin on Tuesday. Three people were injured, the police said.",
    "ferry": "The ferry company Strand Line said that it would sue Verrin. Mara Lind rejected the claim.",
}


def row(name, text):
    return json.dumps({"id": name, "text": text, "date": "2031-03-04", "publisher": "Coast Wire"}) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / f"{name}.jsonl").write_text(row(name, text))
    (folder / "corrected.jsonl").write_text(row("storm", ARTICLES["storm"].replace("Three", "Four")))
    return folder


def test_a_store_is_built_changed_asked_checked_and_copied(kg, folder, tmp_path):
    out, built = tmp_path / "out", tmp_path / "built"
    assert kg("build", folder / "harbour.jsonl", folder / "storm.jsonl", "-o", out).exit_code == 0
    added = kg("add", out, folder / "ferry.jsonl")
    assert added.exit_code == 0 and "added 1" in added.stdout and "--exports" in added.stderr
    refused = kg("add", out, folder / "corrected.jsonl")
    assert refused.exit_code == 1 and "kg update" in refused.stderr
    assert kg("update", out, folder / "corrected.jsonl", "--exports").exit_code == 0
    inputs = [folder / f"{name}.jsonl" for name in ("harbour", "ferry", "corrected")]
    assert kg("build", *inputs, "-o", built).exit_code == 0
    for name in ("kg.ttl", "kg.graphml"):
        assert (out / name).read_bytes() == (built / name).read_bytes()
    assert kg("list", out).stdout.splitlines()[0].startswith("ferry    2031-03-04  Coast Wire")
    assert json.loads(kg("stats", out, "--json").stdout)["articles"] == 3
    assert "Mara Lind" in kg("query", out, "SELECT ?n { ?p a schema:Person ; rdfs:label ?n }").stdout
    assert kg("verify", out, *inputs).exit_code == 0
    assert kg("check", out).stdout.startswith("sound")
    assert kg("status", out).exit_code == 0
    assert kg("backup", out, tmp_path / "copy").exit_code == 0
    assert kg("remove", out, "storm", "--exports").exit_code == 0
    assert kg("restore", tmp_path / "copy", tmp_path / "again").exit_code == 0
    assert len(json.loads(kg("list", tmp_path / "again", "--json").stdout)) == 3
    assert kg("build", "--repair", "-o", out).exit_code == 0
    plain, full = kg("export", out, "-f", "nq").stdout, kg("export", out, "-f", "nq", "--with-text").stdout
    assert "isString" not in plain and ARTICLES["ferry"] in full


def test_a_store_command_without_a_store_names_the_remedy(kg, tmp_path):
    for command in ("list", "stats", "status", "check"):
        result = kg(command, tmp_path)
        assert result.exit_code == 1 and "kg build" in result.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_ends_within_two_seconds_and_goes_on(kg, folder, tmp_path, number):
    many = tmp_path / "many.jsonl"
    text = f"{ARTICLES['storm']} {ARTICLES['ferry']}\n\n" * 20
    many.write_text("".join(row(f"a{n}", f"{text}Number {n}.") for n in range(60)))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "build", str(many), "-o", str(out), "--workers", "2"]
    build = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    while not list(out.glob("store/articles/??/*.gz")) and build.poll() is None:
        time.sleep(0.02)
    build.send_signal(number)
    started = time.monotonic()
    _, said = build.communicate(timeout=30)
    assert time.monotonic() - started < 10  # two seconds on a machine that has them
    assert build.returncode == 128 + number
    assert said.count("resumable") == 1 and "Traceback" not in said
    kept = len(list(out.glob("store/articles/??/[!.]*.gz")))
    assert 0 < kept < 60 and kg("status", out).stdout.count(f"{kept} articles were read by a run that was stopped")
