"""Changes of a store in a process that kills itself at one of its file operations, or finds the disk full from then on.

RocksDB's threads do not outlive a fork, so the processes come from a server that has never opened a database.
"""

import errno
import multiprocessing
import os
import pickle
import signal
import sys
from dataclasses import replace
from pathlib import Path

from kg.errors import KgError
from kg.store import find_store
from kg.upkeep import (
    add_articles,
    build_store,
    changes,
    reading,
    remove_articles,
    repair_store,
    update_articles,
    write_exports,
)

WATCHED = {"open", "os.rename", "os.remove", "os.truncate", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect"}
CHANGES = {
    "first": lambda at: build_store(at, ["ferry-wire", "ferry-beacon", "ferry-ledger"]),
    "build": lambda at: build_store(at, ["ferry-wire", "ferry-beacon:1", "strike-wire"]),
    "add": lambda at: add_articles(at, ["ferry-ledger", "strike-wire"]),
    "update": lambda at: update_articles(at, ["ferry-wire:1"]),
    "remove": lambda at: remove_articles(at, ["ferry-wire"]),
    "repair": repair_store,
    "export": lambda at: write_exports(find_store(at), ["nquads", "neo4j"]),
}
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.upkeep.killing", "pyoxigraph", "kg.assemble", "kg.resolve"])


def change_in_a_process(name, at, library, point=None, *, full=False):
    """Makes a change, and is killed at file operation number `point`, or finds the disk `full` from there on. Returns
    the number of operations, None where it was killed, the words of the error where there was one."""
    here, there = _context.Pipe()
    process = _context.Process(target=_change, args=(name, at, library, (point, full), there))
    process.start()
    there.close()
    try:
        told = here.recv()
    except EOFError:
        told = None
    process.join()
    return told


def _change(name, at, library, fault, connection):
    found = pickle.loads(Path(library).read_bytes())
    versions = {}
    for article, _ in found:
        versions.setdefault(article, []).append(found[article, _].article)

    def read_articles(names, **_):
        wanted = [str(one).partition(":") for one in names]
        return sorted((versions[one][int(number or 0)] for one, _, number in wanted), key=lambda a: a.id)

    def extract(articles, then, **_):
        return (then(replace(found[a.id, a.sha256], article=a)) for a in articles)

    changes.read_articles, reading.extract_articles = read_articles, extract
    count, (point, full) = 0, fault

    def watch(event, told):
        nonlocal count
        if event in WATCHED and str(at) in str(told):  # not the modules that a first run writes
            count += 1
            if count == point and not full:
                os.kill(os.getpid(), signal.SIGKILL)
            if full and count >= point and _takes_space(event, told):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), told[0])

    sys.addaudithook(watch)
    try:
        CHANGES[name](at)
    except KgError as error:
        connection.send(str(error))
    else:
        connection.send(count)


def _takes_space(event, told):
    """Whether an operation needs room on the disk."""
    return event in ("os.mkdir", "os.link") or (event == "open" and told[2] & (os.O_WRONLY | os.O_RDWR))
