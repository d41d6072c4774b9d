"""kg serve as a process: how it starts, refuses and ends."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

GRAPH = Path(__file__).resolve().parents[2] / "exports" / "kg.ttl"


def start(*arguments, env=None):
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", *arguments],
        stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **(env or {})},
    )  # fmt: skip


@pytest.mark.parametrize("number, code", [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_tells_where_it_is_and_leaves_nothing_behind(tmp_path, number, code):
    process = start(str(GRAPH), "--port", "0", env={"TMPDIR": str(tmp_path)})
    line = process.stderr.readline()
    url = re.search(r"http://127\.0\.0\.1:\d+/", line)[0]
    assert httpx.get(f"{url}sparql", params={"query": "ASK { ?s a kgo:Statement }"}).json()["boolean"] is True
    process.send_signal(number)
    assert process.wait(20) == code
    assert "Traceback" not in process.communicate()[1]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments, code, part", [
    ([str(GRAPH), "--host", "0.0.0.0"], 2, "KG_SERVE_TOKEN"),
    (["nowhere.ttl", "--port", "0"], 1, "no such file"),
    ([str(GRAPH), "--host", "203.0.113.7", "--public"], 1, "cannot listen"),
])  # fmt: skip
def test_it_refuses_in_one_line(kg, arguments, code, part):
    result = kg("serve", *arguments)
    assert result.exit_code == code
    assert part in result.stderr


def test_articles_can_be_read_beside_a_graph_file():
    process = start(str(GRAPH), str(GRAPH.parents[1] / "kg" / "samples"), "--port", "0")
    try:
        url = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())[0]
        query = "SELECT ?text { ?article a schema:NewsArticle ; nif:isString ?text }"
        rows = httpx.get(f"{url}sparql", params={"query": query}).json()["results"]["bindings"]
        assert len(rows) > 2 and all(len(row["text"]["value"]) > 100 for row in rows)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_a_port_in_use_is_told(kg):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = kg("serve", str(GRAPH), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1 and "choose another --port" in result.stderr


def test_the_terminal_fetches_nothing_either(kg):
    result = kg("query", str(GRAPH), "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert result.exit_code == 1 and "never does" in result.stderr
