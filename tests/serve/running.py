"""A server on a loopback port, in a thread of the test."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx

from kg.serve import open_source
from kg.serve.app import create_app
from kg.serve.limits import Limits
from kg.serve.listening import make_server, open_socket


def run_apart(coroutine):
    """Its result, from a thread of its own: Playwright leaves a running loop in the thread of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


@contextmanager
def serving(path, **settings):
    """The base URL of a server over the path; `settings` go to Limits, or to create_app where that knows them."""
    own = {name: settings.pop(name) for name in ("access", "log") if name in settings}
    limits = Limits(**{"workers": 2, **settings})
    source = open_source(path)
    listener = open_socket("127.0.0.1", 0)
    app = create_app(source, limits=limits, **own)
    server = make_server(app, limits)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        for _ in range(400):
            if server.started:
                break
            time.sleep(0.05)
        assert server.started, "the server did not start"
        yield Running(f"http://127.0.0.1:{listener.getsockname()[1]}", app.state.service.pool, source)
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
        source.close()


class Running:
    """A running server: its URL, its pool, its source, and a client."""

    def __init__(self, url, pool, source):
        self.url, self.pool, self.source = url, pool, source
        self.client = httpx.Client(base_url=url, timeout=60)

    def get(self, path="/sparql", **parameters):
        headers = parameters.pop("headers", None)
        return self.client.get(path, params=parameters or None, headers=headers)

    def ask(self, query, **headers):
        return self.client.get("/sparql", params={"query": query}, headers=headers)
