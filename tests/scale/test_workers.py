import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Findings
from kg.scale import map_articles, worker
from tests.conftest import make_article


def articles(count=6):
    return [replace(make_article(f"Text {n}."), id=str(n)) for n in range(count)]


def run(read, workers):
    failures = []
    found = map_articles(read, articles(), workers=workers, on_failure=lambda a, why: failures.append((a.id, why)))
    return [f.article.id for f in found], failures


@pytest.mark.parametrize("workers", [1, 2])
def test_findings_come_in_the_order_of_the_articles(workers):
    assert run(lambda group: list(map(Findings, group)), workers) == (["0", "1", "2", "3", "4", "5"], [])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_raises_is_set_aside_and_the_rest_goes_on(workers):
    def read(group):
        if any(article.id == "2" for article in group):
            raise ValueError("odd")
        return list(map(Findings, group))

    assert run(read, workers) == (["0", "1", "3", "4", "5"], [("2", "ValueError: odd")])


def test_an_article_that_kills_its_worker_is_set_aside_and_the_rest_goes_on():
    def read(group):
        if any(article.id == "3" for article in group):
            os._exit(1)
        return list(map(Findings, group))

    assert run(read, 2) == (["0", "1", "2", "4", "5"], [("3", "its worker process died")])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_hangs_its_worker_is_killed_at_the_deadline(monkeypatch, workers):
    monkeypatch.setattr(worker, "CPU_SECONDS", 0.3)

    def read(group):
        while any(article.id == "4" for article in group):
            pass
        return list(map(Findings, group))

    found, failures = run(read, workers)
    assert found == ["0", "1", "2", "3", "5"]
    assert [article for article, _ in failures] == ["4"] and "seconds of CPU time" in failures[0][1]


def test_an_article_that_fills_the_memory_is_set_aside(monkeypatch):
    monkeypatch.setattr(worker, "MEMORY", 50_000_000)

    def read(group):
        hoard = [bytearray(4_000_000_000) for article in group if article.id == "1"]
        return [] if hoard else list(map(Findings, group))

    assert run(read, 1) == (["0", "2", "3", "4", "5"], [("1", "MemoryError: ")])


def test_a_worker_outlives_nobody():
    """Killed without warning, the parent leaves no process behind."""
    script = (
        "import os, sys, time; from kg.scale import map_articles; from tests.scale.test_workers import articles\n"
        "def read(group):\n    os.write(1, f'{os.getpid()}\\n'.encode()); time.sleep(60)\n"
        "list(map_articles(read, articles(), workers=2, on_failure=print))"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    children = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{child}/exe").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{child}/exe").exists() for child in children)
