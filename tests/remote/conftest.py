"""Real servers on this machine: Oxigraph's, and Virtuoso where Debian's package is installed."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kg.remote import Credentials, PushState, find_endpoint, open_client

NOBODY = Credentials()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server of its own process, which can be killed and started again on the same data."""

    def __init__(self, command, url):
        self.command, self.url = command, url
        self.process = None

    def start(self, patience=60):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(patience * 20):
            try:
                urllib.request.urlopen(self.url, timeout=5).close()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                assert self.process.poll() is None, "the server has ended"
                time.sleep(0.05)
        raise AssertionError("the server does not answer")

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def oxigraph(tmp_path):
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        found = shutil.which("oxigraph")
        if not found:
            pytest.skip("the oxigraph server is not installed")
        program = Path(found)
    port = free_port()
    command = [str(program), "serve", "--location", str(tmp_path / "server"), "--bind", f"127.0.0.1:{port}"]
    server = Server(command, f"http://127.0.0.1:{port}")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def connect():
    """connect(url) -> a client that gives up at once."""
    opened = []

    def connect(url, who=NOBODY, product=None, tries=1):
        context = open_client(find_endpoint(url, product), who, tries=tries)
        opened.append(context)
        return context.__enter__()

    yield connect
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def state(tmp_path):
    return PushState.read(tmp_path / "state.jsonl")


VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 5000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
"""


@pytest.fixture
def virtuoso(tmp_path):
    program = shutil.which("virtuoso-t")
    if not program:
        pytest.skip("Debian's virtuoso-opensource is not installed")
    http = free_port()
    settings = tmp_path / "virtuoso.ini"
    settings.write_text(VIRTUOSO.format(folder=tmp_path, sql=free_port(), http=http))
    server = Server([program, "+foreground", "+configfile", str(settings)], f"http://127.0.0.1:{http}")
    server.start()
    yield server
    server.kill()
