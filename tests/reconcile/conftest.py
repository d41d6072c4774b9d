"""A reconciliation service on 127.0.0.1 that knows a few invented things, and fails as it is told to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner

from kg.cli import cli

MANIFEST = {
    "versions": ["0.2"], "name": "Invented things", "identifierSpace": "http://things.example/",
    "schemaSpace": "http://things.example/schema/",
}  # fmt: skip
KNOWN = {
    "Joan Hart": [("T1", "Joan Hart", 100, True, "judge"), ("T2", "Joan Hart", 60, False, "swimmer")],
    "Ada Brook": [("T3", "Ada Brook", 55, False, "miner"), ("T4", "Ada Brooks", 50, False, "")],
    "Lake Reed": [("T5", "Lake Reed", 90, True, ""), ("T6", "Lake Reed", 90, True, "")],
}


class FakeService:
    """What the service was asked, and how it should fail: each of `failures` is used up by one request."""

    def __init__(self):
        self.failures, self.batches, self.agents, self.times = [], [], [], []
        self.delay = 0.0
        self.manifest = MANIFEST

    def answer(self, queries):
        return {key: {"result": [candidate(row) for row in KNOWN.get(q["query"], ())]} for key, q in queries.items()}


def candidate(row):
    identifier, name, score, match, description = row
    return {"id": identifier, "name": name, "score": score, "match": match, "description": description,
            "type": [{"id": "Q5", "name": "human"}]}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    def reply(self, status, body, **headers):
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.server.fake.agents.append(self.headers["User-Agent"])
        self.reply(200, json.dumps(self.server.fake.manifest).encode())

    def do_POST(self):
        fake = self.server.fake
        fake.times.append(time.monotonic())
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if fake.failures:
            status, body, headers = fake.failures.pop(0)
            self.reply(status, body, **headers)
            return
        queries = json.loads(form["queries"][0])
        fake.batches.append([query["query"] for query in queries.values()])
        fake.last = queries
        time.sleep(fake.delay)
        self.reply(200, json.dumps(fake.answer(queries)).encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def fake():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.fake = FakeService()
    server.fake.url = f"http://127.0.0.1:{server.server_port}/api"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.fake
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def kg():
    """kg("link", findings, …) -> result with exit_code, stdout and stderr."""
    runner = CliRunner()
    return lambda *arguments, input=None: runner.invoke(cli, [str(a) for a in arguments], input=input)
