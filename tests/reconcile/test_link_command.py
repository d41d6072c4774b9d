"""kg link: against a service, killed in the middle and resumed, its links reviewed and replayed."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

from kg.graph import Graph
from kg.model import Argument, Predicate, Span, Triple
from kg.model.codec import findings_to_json
from kg.reconcile import findings_questions, graph_questions
from kg.resolve import read_rulings, resolve_findings
from tests.resolve.test_resolution import told

NAMES = ("Joan Hart", "Ada Brook", "Lake Reed", "Nobody Known")


def source(tmp_path):
    path = tmp_path / "findings.jsonl"
    path.write_text("".join(f"{findings_to_json(f)}\n" for f in resolve_findings([told("a", *NAMES)])))
    return path


def rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def options(fake, tmp_path, *more):
    files = ("-o", tmp_path / "links.jsonl", "--cache", tmp_path / "c.sqlite")
    return ("--service", fake.url, *files, "--rate", "100", *more)


def test_sure_links_are_replayed_and_the_others_are_listed_for_review(kg, fake, tmp_path):
    result = kg("link", source(tmp_path), *options(fake, tmp_path))
    assert result.exit_code == 0, result.output
    assert "4 names: 1 linked, 2 open" in result.stderr and "1 unknown" in result.stderr
    found = {row["left"]: row for row in rows(tmp_path / "links.jsonl")}
    assert (found["Joan Hart"]["verdict"], found["Joan Hart"]["right"]) == ("link", "http://things.example/T1")
    assert found["Ada Brook"]["verdict"] == "unsure" and len(found["Ada Brook"]["others"]) == 1
    resolved = resolve_findings([told("a", *NAMES)], read_rulings(tmp_path / "links.jsonl"))
    assert {e.label: e.same_as for e in resolved[0].entities if e.same_as} == {
        "Joan Hart": ("http://things.example/T1",),
    }


def test_open_links_are_ruled_on_in_a_review(kg, fake, tmp_path):
    kg("link", source(tmp_path), *options(fake, tmp_path))
    decisions = tmp_path / "decisions.jsonl"
    result = kg("review", tmp_path / "links.jsonl", "--decisions", decisions, input="d\ns\ns\n")
    assert result.exit_code == 0 and "Ada Brook · miner · human" in result.stdout, result.output
    assert [(row["right"][-2:], row["verdict"]) for row in rows(decisions)] == [
        ("T3", "unlink"), ("T4", "link"), ("T5", "link"),
    ]  # fmt: skip
    again = kg("review", tmp_path / "links.jsonl", "--decisions", decisions, "--name", "Ada")
    assert "nothing to decide" in again.stderr
    resolved = resolve_findings([told("a", *NAMES)], read_rulings(decisions))
    assert {e.label: e.same_as for e in resolved[0].entities if e.same_as} == {
        "Ada Brook": ("http://things.example/T4",), "Lake Reed": ("http://things.example/T5",),
    }  # fmt: skip


def test_a_run_that_is_killed_goes_on(kg, fake, tmp_path):
    fake.delay = 0.15
    words = [*map(str, (source(tmp_path), *options(fake, tmp_path, "--batch", "1")))]
    process = subprocess.Popen([sys.executable, "-m", "kg", "link", *words])
    while len(fake.batches) < 3:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "links.jsonl").exists()
    before = [name for batch in fake.batches for name in batch]
    fake.delay = 0.0
    assert kg("link", *words).exit_code == 0
    again = [name for batch in fake.batches for name in batch][len(before) :]
    assert before[0] not in again and before[1] not in again and len(rows(tmp_path / "links.jsonl")) == 3


def test_what_is_linked_already_is_asked_about_on_request(kg, fake, tmp_path):
    path = tmp_path / "f.jsonl"
    path.write_text(findings_to_json(resolve_findings([told("a", "France", kind="schema:Country")])[0]) + "\n")
    assert "nothing to ask about" in kg("link", path, *options(fake, tmp_path)).stderr
    assert "1 names" in kg("link", path, *options(fake, tmp_path, "--all")).stderr


def test_a_service_is_never_asked_unless_it_is_named(kg, tmp_path):
    assert kg("link", source(tmp_path)).exit_code == 2


def test_a_graph_is_asked_about_as_its_findings_are(kg, fake, tmp_path):
    found = resolve_findings([told("a", *NAMES, "France")])
    path = tmp_path / "f.jsonl"
    path.write_text("".join(f"{findings_to_json(f)}\n" for f in found))
    Graph.from_findings(found).write(tmp_path / "kg.trig")
    kg("link", path, *options(fake, tmp_path))
    from_findings = [(row["left"], row["verdict"], row["right"]) for row in rows(tmp_path / "links.jsonl")]
    assert kg("link", tmp_path / "kg.trig", *options(fake, tmp_path)).exit_code == 0
    assert [(row["left"], row["verdict"], row["right"]) for row in rows(tmp_path / "links.jsonl")] == from_findings
    assert len(from_findings) == 3


def test_what_an_article_tells_goes_along(fake, tmp_path):
    found = told("a", "Joan Hart", "Norland")
    ends = (Argument("Joan Hart", 0, 9, "e0"), Argument("Norland", 11, 18, "e1"))
    triple = Triple(ends[0], Predicate("", iri="schema:nationality"), ends[1], Span(0, 9))
    resolved = resolve_findings([replace(found, triples=(triple,))])
    graph = Graph.from_findings(resolved)
    for questions in (findings_questions(resolved), graph_questions(graph)):
        (hart,) = [q for q in questions if q.label == "Joan Hart"]
        assert hart.told == (("schema:nationality", "Norland"),)
