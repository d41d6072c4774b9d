"""A build of hostile files opens nothing but them, writes nothing outside its folders and connects to nothing.

Python tells audit hooks what it opens, in the build and in the process in which parsers are confined; the kernel tells
by inotify whether the canary was opened, also where a library in C does it.
"""

import ctypes
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.read import making
from tests.read.test_hostile_input import HOSTILE, LAUGHS, evil_tar

HOOK = '''
import json, os, sys
log = os.open(os.environ["KG_TEST_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
STARTS = {"subprocess.Popen", "os.exec", "os.system", "os.posix_spawn"}
def hook(event, told):
    if event == "open" and isinstance(told[0], (str, bytes)):
        writes = told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        note("write" if writes else "read", os.path.abspath(os.fsdecode(told[0])))
    elif event in CHANGES and told[-1] == -1:  # else relative to a folder that was opened, as rmtree does it
        note("write", os.path.abspath(os.fsdecode(told[0])))
    elif event in NETWORK:
        note("network", str(told))
    elif event in STARTS:
        note("start", " ".join(map(str, told[1])))
def note(kind, what):
    os.write(log, (json.dumps([os.getpid(), kind, what]) + "\\n").encode())
sys.addaudithook(hook)
'''
IN_OPEN = 0x20


class Canary:
    """A file that tells whether somebody opened it."""

    def __init__(self, path):
        path.write_text("The canary sang on Monday.")
        self.path, libc = path, ctypes.CDLL(None)
        self._watch = libc.inotify_init1(os.O_NONBLOCK)
        assert libc.inotify_add_watch(self._watch, os.fsencode(path), IN_OPEN) >= 0

    def was_opened(self):
        """Since the last time that this was asked."""
        ready = bool(select.select([self._watch], [], [], 0)[0])
        return ready and bool(os.read(self._watch, 4096))


def hostile_files(canary):
    """Files that try to reach the canary, beside those that try to harm, and sound ones of every kind."""
    url, name = canary.as_uri(), str(canary)
    entity = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "{url}"><!ENTITY % y SYSTEM "{url}"> %y;]>'
    media = f'<img src="{url}"><iframe src="{url}"></iframe><object data="{url}"></object><base href="{url}">'
    yield from (making.FILES | making.PACKED).items()
    yield from ((n, content) for n, (content, _) in HOSTILE.items() if "bomb" not in n and "double" not in n)
    yield "evil.tar", evil_tar()
    yield "dtd.xml", making.nitf().replace("nitf-3-4.dtd", url).encode()
    yield "entity.xml", f"{entity}<nitf><body><body.content><p>&x;</p></body.content></body></nitf>".encode()
    yield "entity16.xml", f"{entity}<nitf><body><body.content><p>&x;</p></body.content></body></nitf>".encode("utf-16")
    yield "laughs16.xml", f"{LAUGHS}<nitf><body.content><p>&a11;</p></body.content></nitf>".encode("utf-16")
    yield "include.xml", f'<nitf xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="{url}"/></nitf>'.encode()
    yield "entity.rss", f"{entity}<rss><channel><item><title>&x;</title></item></channel></rss>".encode()
    yield "name.rss", name.encode()
    yield "media.html", making.page(f'<link rel="stylesheet" href="{url}">{media}').encode()
    yield "context.html", making.page(making.json_ld(**{"@context": url})).encode()
    yield "picture.md", f"![x]({url})\n\n{making.BODY}\n\n--8<-- {name}\n{{% include '{name}' %}}".encode()
    yield "front.md", f"---\ntitle: !!python/object/apply:os.system [cat {name}]\n---\n\n{making.BODY}".encode()
    yield "body.eml", f'Content-Type: message/external-body; access-type=local-file; name="{name}"\n\nX: y\n'.encode()
    yield "link.zip", making.zipped({"x.txt": making.text_file()})
    yield "address.jsonl", json.dumps(making.row(text=f"{url} {making.BODY}", url=url, id=f"../../{name}")).encode()


@pytest.fixture(scope="module")
def reached(tmp_path_factory):
    """What a build of hostile files reached: [process, kind, path or words] of each thing; and where all is."""
    root = tmp_path_factory.mktemp("reached")
    for name in ("in", "home", "tmp", "hook", "else"):
        (root / name).mkdir()
    (root / "hook" / "sitecustomize.py").write_text(HOOK)
    canary = Canary(root / "else" / "canary.txt")
    for name, content in hostile_files(canary.path):
        (root / "in" / name).write_bytes(content)
    (root / "in" / "outside.txt").symlink_to(root / "else" / "..")  # a folder
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(root / "home"), "TMPDIR": str(root / "tmp"),
        "PYTHONPATH": str(root / "hook"), "PYTHONDONTWRITEBYTECODE": "1", "KG_TEST_LOG": str(root / "log"),
    }  # fmt: skip
    command = [sys.executable, "-m", "kg", "build", str(root / "in"), "-o", str(root / "out"), "-f", "neo4j"]
    done = subprocess.run(command, check=False, env=environment, cwd=root / "home", capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    return [json.loads(line) for line in (root / "log").read_text().splitlines()], root, canary


def inside(path, *folders):
    return any(Path(path).is_relative_to(folder) for folder in folders)


def test_the_hook_sees_both_processes(reached):
    told, root, _ = reached
    pages = {process for process, kind, what in told if kind == "read" and what.endswith("trafilatura/settings.cfg")}
    inputs = {process for process, kind, what in told if kind == "read" and inside(what, root / "in")}
    assert inputs and pages and not inputs & pages
    assert any(kind == "write" and inside(what, root / "out") for _, kind, what in told)


def test_nothing_is_connected_to_and_only_the_confined_parser_is_started(reached):
    told, _, _ = reached
    assert [what for _, kind, what in told if kind == "network"] == []
    assert {what for _, kind, what in told if kind == "start"} == {f"{sys.executable} -m kg.read.confined"}


def test_nothing_is_written_outside_the_folder_of_the_build(reached):
    told, root, _ = reached
    written = {what for _, kind, what in told if kind == "write" and not inside(what, root / "out", root / "tmp")}
    assert written <= {"/dev/null"}
    assert sorted(path.name for path in root.iterdir()) == ["else", "home", "hook", "in", "log", "out", "tmp"]
    assert not list((root / "home").iterdir()) and not list((root / "tmp").iterdir())


def test_nothing_is_opened_but_the_inputs_and_the_program(reached):
    told, root, _ = reached
    program = {Path(p).resolve() for p in (sys.prefix, sys.base_prefix, Path(__file__).parents[2])}
    own = (*program, root / "in", root / "out", root / "tmp", root / "hook", "/proc", "/sys", "/dev", "/usr", "/lib")
    opened = {what for _, kind, what in told if kind == "read" and not inside(os.path.realpath(what), *own)}
    assert {name for name in opened if "canary" in name or name == "/etc/passwd"} == set()
    assert opened <= {"/etc/mime.types", "/etc/localtime", "/etc/timezone"}, opened


def test_the_canary_was_not_opened(reached):
    _, root, canary = reached
    assert not canary.was_opened()
    assert "canary sang" not in "".join(p.read_text() for p in (root / "out").glob("kg.*") if p.is_file())
    canary.path.read_text()
    assert canary.was_opened()
