"""Who may ask, and what every answer carries (design/reliability.md 29)."""

import base64
import contextlib
import re
import socket
import time
from urllib.parse import quote

import httpx
import pytest

from kg.serve.access import Access, is_loopback
from kg.serve.problem import Problem

from .running import serving

TOKEN = "a-token-that-nobody-guesses"
PATHS = ["/", "/search", "/entity/ann", "/sparql", "/sparql?query=ASK%7B%7D", "/sparql?query=no", "/api/summary", "/no",
         "/static/no.js", "/id/entity/ann.ttl", "/store?default", "/.well-known/void"]  # fmt: skip


@pytest.fixture(scope="module")
def guarded(graph_file):
    said = []
    with serving(graph_file, access=Access(token=TOKEN), log=said.append, workers=1) as running:
        running.said = said
        yield running


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_safe_in_a_browser(server, path):
    headers = server.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-type"]
    assert "set-cookie" not in headers and "server" not in headers
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "localhost.evil"])
def test_another_name_for_this_server_is_refused(server, host):
    response = server.client.get("/sparql", params={"query": "ASK {}"}, headers={"host": host})
    assert response.status_code == 421
    assert "evil" not in response.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]:80", "LOCALHOST:1"])
def test_its_own_names_are_known(server, host):
    assert server.client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("headers, status", [
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", "origin": "https://evil.example"}, 403),
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
    ({"origin": "https://evil.example"}, 403),
    ({"origin": "null"}, 403),
    ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, 200),
    ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
])  # fmt: skip
def test_pages_of_other_sites_do_not_ask(server, headers, status):
    assert server.client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == status


def test_its_own_page_asks(server):
    assert server.client.post("/sparql", data={"query": "ASK {}"}, headers={"origin": server.url}).status_code == 200


def test_a_public_server_lets_other_sites_read(graph_file):
    with serving(graph_file, access=Access(is_public=True), workers=1) as running:
        foreign = {"host": "data.example", "origin": "https://other.example", "sec-fetch-site": "cross-site"}
        answer = running.client.get("/sparql", params={"query": "ASK {}"}, headers=foreign)
        assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == "*"
        before = running.client.options("/sparql", headers={**foreign, "access-control-request-method": "POST"})
        assert before.status_code == 204 and "POST" in before.headers["access-control-allow-methods"]


@pytest.mark.parametrize("given, status", [
    (None, 401), ("Bearer", 401), ("Bearer no", 401), (f"Bearer {TOKEN}x", 401), (f"Digest {TOKEN}", 401),
    ("Basic %%%", 401), ("Basic " + base64.b64encode(b"me:no").decode(), 401), ("Bearer \xe9", 401),
    (f"Bearer {TOKEN}", 200), ("Basic " + base64.b64encode(f"me:{TOKEN}".encode()).decode(), 200),
])  # fmt: skip
def test_a_token_is_wanted(guarded, given, status):
    headers = {} if given is None else {"authorization": given.encode("latin-1")}
    for path in ("/", "/sparql", "/api/summary", "/static/x"):
        response = guarded.client.get(path, headers=headers)
        assert response.status_code == (404 if status == 200 and path == "/static/x" else status)
        assert status == 200 or response.headers["www-authenticate"].startswith("Basic")


def test_the_log_keeps_neither_tokens_nor_questions(guarded):
    guarded.client.get(f"/sparql?query=ASK%7B%7D&token={TOKEN}", headers={"authorization": f"Bearer {TOKEN}"})
    assert any("/sparql 200" in line for line in guarded.said)
    assert not any(TOKEN in line or "ASK" in line for line in guarded.said)


@pytest.mark.parametrize("target", [
    "/../etc/passwd", "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd",
    "/static/%00", "/%00", "/..%5c..%5cwindows", "/static/.", "/entity", "/id", "/api/../sparql", "/sparql/x",
    "/api/%2e%2e%2fsparql", "/api/<script>", "/<script>alert(1)</script>",
])  # fmt: skip
def test_paths_lead_nowhere_else(server, target):
    status, _, body = raw(server, f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status in (400, 404)
    assert b"script" not in body and b"root:" not in body


@pytest.mark.parametrize("request_text", [
    b"GET /id/entity/ann%0d%0aSet-Cookie:%20x=1.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /id/entity/ann HTTP/1.1\r\nHost: localhost\r\nX: a\rSet-Cookie: x=1\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
    b"GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"nonsense\r\n\r\n", b"\x00\x01\x02\r\n\r\n",
    b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
    b"GET /?" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"a: b\r\n" * 30_000 + b"\r\n",
])  # fmt: skip
def test_heads_that_mean_harm_are_refused(server, request_text):
    status, head, _ = raw(server, request_text)
    assert status in (400, 404, 421, 431, 505)
    assert b"set-cookie" not in head.lower()
    assert server.ask("ASK {}").status_code == 200


@pytest.mark.parametrize("headers", [
    {"content-length": "99999999999"}, {"content-length": "300000"}, {"transfer-encoding": "chunked"},
])  # fmt: skip
def test_bodies_have_a_limit(server, headers):
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n{lines}\r\n"
    body = b"".join(b"2000\r\n" + b"#" * 0x2000 + b"\r\n" for _ in range(40))
    status, _, answer = raw(server, head.encode() + body)
    assert status == 413 and b"longer than" in answer


def test_slow_clients_are_let_go(graph_file):
    with serving(graph_file, headers=0.5, transfer=0.5, idle=0.5, workers=1) as running:
        assert ends(running, b"")
        assert ends(running, b"GET / HTTP/1.1\r\nHost: local")
        assert ends(running, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")  # kept alive, but not for ever
        head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
        assert b" 408 " in ends(running, head + b"Content-Length: 9\r\n\r\nASK")
        assert running.ask("ASK {}").status_code == 200


def test_a_client_that_takes_nothing_is_let_go(graph_file):
    """One that asks for much and reads none of it holds no memory for ever; others go on."""
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } LIMIT 30000")
    with serving(graph_file, transfer=0.5, workers=1) as running:
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", int(running.url.rpartition(":")[2])))
            client.settimeout(20)
            client.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = client.recv(600)
            time.sleep(2)
            rest = received(client)
        length = int(re.search(rb"content-length: (\d+)", head)[1])
        assert length > 1 << 20
        assert len(rest) < length / 2
        assert running.ask("ASK {}").status_code == 200


def raw(running, request):
    """Status, head and body of what comes back to these bytes."""
    with socket.create_connection(("127.0.0.1", int(running.url.rpartition(":")[2])), timeout=20) as client:
        with contextlib.suppress(OSError):  # it has heard enough
            client.sendall(request)
        answer = received(client)
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]) if head.startswith(b"HTTP/") else 400, head, body


def ends(running, request):
    """What comes until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", int(running.url.rpartition(":")[2])), timeout=20) as client:
        client.sendall(request)
        return received(client) or b"nothing"


def received(client):
    found = b""
    try:
        while piece := client.recv(65536):
            found += piece
    except ConnectionError:
        pass
    return found


def test_what_only_this_machine_can_reach():
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "127.1.2.3")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.5", "example.org")))


def test_all_addresses_know_numbers_and_no_names():
    access = Access("0.0.0.0", TOKEN)
    headers = {"authorization": f"Bearer {TOKEN}"}
    access.check("GET", httpx.Headers({"host": "192.168.1.5:8377", **headers}))
    with pytest.raises(Problem):
        access.check("GET", httpx.Headers({"host": "evil.example", **headers}))
