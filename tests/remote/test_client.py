"""Who we are is told to the server and to nobody else, and what a server says wrong becomes one line."""

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import RemoteError
from kg.remote import Credentials, PushState, find_endpoint, read_credentials, state_file

SECRET = "s3cr3t-t0ken"


@pytest.fixture
def server():
    """A server that notes what it is asked; `answers` are (status, headers, body), in turn."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self):
            length = int(self.headers.get("Content-Length") or 0)
            found.asked.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
            status, headers, body = found.answers.pop(0) if found.answers else (204, {}, b"")
            if callable(body):
                body = body(self.headers)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = _answer

        def log_message(self, *_):
            pass

    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.asked, found.answers = [], []
    found.url = f"http://127.0.0.1:{found.server_port}"
    thread = threading.Thread(target=found.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield found
    found.shutdown()
    found.server_close()


@pytest.mark.parametrize(
    "who, expected",
    [
        (Credentials(token=SECRET), f"Bearer {SECRET}"),
        (Credentials(user="ann", password=SECRET), "Basic " + base64.b64encode(f"ann:{SECRET}".encode()).decode()),
        (Credentials(), None),
    ],
)
def test_credentials_go_into_the_header(who, expected, server, connect):
    connect(server.url, who).put_graph("https://x.org/g", b"")
    ((method, path, headers, _),) = server.asked
    assert (method, path) == ("PUT", "/store?graph=https%3A%2F%2Fx.org%2Fg")
    assert headers.get("Authorization") == expected


@pytest.mark.parametrize("who", [Credentials(token=SECRET), Credentials(user="ann", password=SECRET)])
def test_a_secret_is_in_no_error_even_when_the_server_sends_it_back(who, server, connect):
    def repeat(headers):
        return f"bad {headers['Authorization']} {SECRET}".encode()

    server.answers = [(400, {"Content-Type": "text/plain"}, repeat)]
    with pytest.raises(RemoteError) as caught:
        connect(server.url, who).put_graph("https://x.org/g", b"")
    assert "400" in str(caught.value)
    assert SECRET not in str(caught.value)
    assert base64.b64encode(f"ann:{SECRET}".encode()).decode() not in str(caught.value)
    assert SECRET not in repr(who)


def test_a_redirect_is_told_and_not_followed(server, connect):
    server.answers = [(302, {"Location": "http://elsewhere.example/"}, b"")]
    with pytest.raises(RemoteError, match=r"elsewhere \(http://elsewhere.example/\); name that address"):
        connect(server.url, Credentials(token=SECRET)).put_graph("https://x.org/g", b"")
    assert len(server.asked) == 1


def test_no_proxy_and_no_netrc_is_used(server, connect, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("default login eve password x\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    connect(server.url).drop_graph("https://x.org/g")
    assert "Authorization" not in server.asked[0][2]


@pytest.mark.parametrize("status, message", [(401, "ENDPOINT_TOKEN"), (403, "refuses us"), (413, "413"), (400, "400")])
def test_a_refusal_is_told_at_once(status, message, server, connect):
    server.answers = [(status, {}, b"")]
    with pytest.raises(RemoteError, match=message):
        connect(server.url, tries=6).put_graph("https://x.org/g", b"")
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again_when_it_says(server, connect, monkeypatch):
    waits = []
    monkeypatch.setattr("kg.remote.client.sleep", waits.append)
    server.answers = [(503, {"Retry-After": "7"}, b""), (429, {"Retry-After": "9999"}, b""), (204, {}, b"")]
    connect(server.url, tries=6).put_graph("https://x.org/g", b"")
    assert waits == [7.0, 30.0]


def test_a_server_that_stays_away_is_given_up_with_one_line(connect, monkeypatch):
    monkeypatch.setattr("kg.remote.client.sleep", lambda _: None)
    with pytest.raises(RemoteError, match=r"http://127\.0\.0\.1:9/store: cannot be reached"):
        connect("http://127.0.0.1:9", tries=3).drop_graph("https://x.org/g")


@pytest.mark.parametrize("body", [b"<html>", b'{"results": 3}', b'{"results": {"bindings": [{"g": 4}]}}', b"[]"])
def test_what_is_no_sparql_server_is_told(body, server, connect):
    server.answers = [(200, {}, body)]
    with pytest.raises(RemoteError, match="is it a SPARQL server"):
        connect(server.url).count_graphs()


@pytest.mark.parametrize(
    "url, product, graph_store, update",
    [
        ("http://localhost:7878", "oxigraph", "http://localhost:7878/store", "http://localhost:7878/update"),
        ("http://localhost:3030/ds/", "fuseki", "http://localhost:3030/ds/data", "http://localhost:3030/ds/update"),
        ("https://x.org/repositories/news", "graphdb", "https://x.org/repositories/news/rdf-graphs/service",
         "https://x.org/repositories/news/statements"),
    ],
)  # fmt: skip
def test_the_address_tells_the_product(url, product, graph_store, update):
    endpoint = find_endpoint(url)
    assert (endpoint.product, endpoint.graph_store, endpoint.update) == (product, graph_store, update)


def test_a_named_product_goes_before_the_address():
    assert find_endpoint("http://localhost:8890", "virtuoso").graph_store.endswith("/sparql-graph-crud-auth")


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://x.org", "http://", "http://x.org:99999", "http://x.org/?a"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(RemoteError, match="endpoint"):
        find_endpoint(url)


def test_a_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(RemoteError) as caught:
        find_endpoint(f"https://ann:{SECRET}@x.org")
    assert SECRET not in str(caught.value)


def test_half_of_the_credentials_are_refused():
    assert read_credentials({}) == Credentials()
    assert read_credentials({"KG_ENDPOINT_TOKEN": "a"}) == Credentials(token="a")
    for wrong in ({"KG_ENDPOINT_USER": "a"}, {"KG_ENDPOINT_PASSWORD": SECRET}, {"KG_ENDPOINT_TOKEN": "a\nb"},
                  {"KG_ENDPOINT_TOKEN": "a", "KG_ENDPOINT_USER": "b", "KG_ENDPOINT_PASSWORD": SECRET}):  # fmt: skip
        with pytest.raises(RemoteError) as caught:
            read_credentials(wrong)
        assert SECRET not in str(caught.value)


def test_each_source_and_endpoint_has_a_state_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    here, there = find_endpoint("http://localhost:7878"), find_endpoint("http://localhost:7879")
    paths = {state_file(here, "a"), state_file(here, "b"), state_file(there, "a")}
    assert len(paths) == 3
    assert all(tmp_path in path.parents for path in paths)


def test_a_state_survives_a_cut_line_and_refuses_damage(tmp_path):
    state = PushState.read(tmp_path / "s.jsonl")
    state.note({"https://x.org/a": "1", "https://x.org/b": "2"})
    state.note({"https://x.org/b": "", "https://x.org/c": "3"})
    with state.path.open("a") as file:
        file.write('{"graph": "https://x.org/d", "sha')
    assert PushState.read(state.path).held == {"https://x.org/a": "1", "https://x.org/c": "3"}
    state.compact()
    assert state.path.read_text().count("\n") == 2
    state.path.write_text("nonsense\n")
    with pytest.raises(RemoteError, match="remove it to push everything again"):
        PushState.read(state.path)
