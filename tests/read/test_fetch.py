"""Addresses are read only when asked for, politely, and never from inside the user's own network."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.model import BuildReport
from kg.read import Fetcher, read_articles
from kg.read.fetch_request import is_public
from tests.read import making

ROBOTS = b"User-agent: *\nDisallow: /private/\n"


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked, server.agents = [], set()
    server.pages = {
        "/robots.txt": (200, {"Content-Type": "text/plain"}, ROBOTS),
        "/story": (200, {}, making.page().encode()),
        "/private/story": (200, {}, making.page().encode()),
        "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(making.page().encode())),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
        "/moved": (302, {"Location": "/story"}, b""),
        "/circle": (302, {"Location": "/circle"}, b""),
        "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
        "/metadata": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/feed": (200, {"Content-Type": "application/rss+xml"}, making.rss(making.rss_item()).encode()),
        "/paper": (200, {"Content-Type": "application/pdf"}, making.pdf()),
        "/huge": (200, {}, b"<p>" + bytes(21_000_000)),
    }
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def fetch(site, *paths, waited=None):
    site.asked.clear()
    report, problems = BuildReport(), []
    fetcher = Fetcher(loopback=True, pause=20, sleep=(waited if waited is not None else []).append)
    urls = [f"http://127.0.0.1:{site.server_port}{path}" for path in paths]
    articles = read_articles(urls, fetch=fetcher, report=report, on_problem=lambda e: problems.append(str(e)))
    return articles, problems


def test_pages_feeds_and_papers_are_read(site):
    articles, problems = fetch(site, "/story", "/packed", "/feed", "/paper", "/moved")
    assert len(articles) == 5 and not problems
    assert all(making.PARAGRAPHS[1] in a.text for a in articles)
    assert articles[0].url.startswith("http://127.0.0.1:") and site.agents.pop().startswith("kg-news/")


def test_robots_txt_is_asked_once_and_obeyed(site):
    articles, problems = fetch(site, "/private/story", "/story")
    assert len(articles) == 1 and "robots.txt" in problems[0]
    assert site.asked == ["/robots.txt", "/story"]


def test_a_host_is_asked_once_in_a_while(site):
    waited = []
    fetch(site, "/story", "/packed", "/feed", waited=waited)
    assert len(waited) == 2 and all(0 < seconds <= 20 for seconds in waited)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "HTTP status 404"),
        ("/circle", "redirects"),
        ("/inside", "not a public address (10.0.0.1)"),
        ("/metadata", "not a public address (169.254.169.254)"),
        ("/file", "not of the web"),
        ("/huge", "larger than 20 MB"),
        ("/bomb", "larger than 20 MB"),
    ],
)
def test_what_may_not_be_fetched_is_told_in_one_line(site, path, words):
    articles, problems = fetch(site, path, "/story")
    assert len(articles) == 1 and len(problems) == 1 and words in problems[0] and "\n" not in problems[0]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0/", "http://2130706433/", "http://10.1.2.3/",
     "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/", "http://user:pass@127.0.0.1/", "http://127.0.0.1:22/",
     "http:///x", "http://[", "https://127.0.0.1/"],
)  # fmt: skip
def test_the_users_own_network_is_out_of_reach(url):
    problems = []
    assert read_articles([url], fetch=True, on_problem=problems.append) == [] and len(problems) == 1


def test_without_the_option_nothing_is_fetched(site):
    problems = []
    site.asked.clear()
    assert read_articles([f"http://127.0.0.1:{site.server_port}/story"], on_problem=problems.append) == []
    assert "--fetch" in str(problems[0]) and site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("192.168.0.1", False),
     ("172.16.0.1", False), ("100.64.0.1", False), ("224.0.0.1", False), ("0.0.0.0", False), ("::", False),
     ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False),
     ("2002:a00:1::", False), ("255.255.255.255", False)],
)  # fmt: skip
def test_public_addresses(address, public):
    assert is_public(address) == public


def test_reading_a_file_fetches_nothing_that_it_names(site, tmp_path):
    url = f"http://127.0.0.1:{site.server_port}/canary"
    links = f'<link rel="stylesheet" href="{url}"><script src="{url}"></script>'
    media = f'<p>Look.</p><img src="{url}"><iframe src="{url}"></iframe><object data="{url}"></object>'
    contents = {
        "a.xml": making.nitf().replace("nitf-3-4.dtd", url),
        "b.html": making.page(links, body=f"{media}<p>{making.PARAGRAPHS[0]}</p>"),
        "c.rss": making.rss(making.rss_item(), channel=f'<atom:link href="{url}" rel="self" xmlns:atom="x"/>'),
        "d.md": f"![x]({url})\n\n{making.BODY}\n\n[x]: {url}",
        "e.xml": f'<?xml version="1.0"?><?xml-stylesheet href="{url}"?><!DOCTYPE html PUBLIC "x" "{url}"><html/>',
        "f.jsonl": f'{{"text": "{url}", "url": "{url}"}}',
        "g.rss": url,
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content)
    site.asked.clear()
    articles = read_articles([tmp_path], on_problem=lambda error: None)
    assert len(articles) == 5 and site.asked == []


def test_a_host_is_looked_up_once_and_that_address_is_connected_to(monkeypatch):
    from kg.errors import ReadError
    from kg.read import fetch_request

    answers = [["93.184.216.34"], ["127.0.0.1"]]  # a name server that changes its mind
    connected = []

    class Socket:
        def __init__(self, *_):
            pass

        def settimeout(self, _):
            pass

        def connect(self, place):
            connected.append(place)

    monkeypatch.setattr(
        fetch_request.socket, "getaddrinfo", lambda host, port, **_: [(2, 1, 6, "", (a, port)) for a in answers.pop(0)]
    )
    monkeypatch.setattr(fetch_request.socket, "socket", Socket)
    fetch_request._connect("rebinding.example", 80, False)
    assert connected == [("93.184.216.34", 80)] and len(answers) == 1
    with pytest.raises(ReadError, match="not a public address"):
        fetch_request._connect("rebinding.example", 80, False)
    assert len(connected) == 1
