"""One writer at a time: a lock that ends with its process, and names who holds it.

The lock is the operating system's own on the file, so that one left behind by a killed process, or a
process number used again, is never in the way. The file only tells people who writes.
"""

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import StoreError

_held: set[Path] = set()  # by this process, to which the system would grant the lock again


@contextmanager
def writer_lock(path: Path) -> Iterator[None]:
    """Holds the lock; raises StoreError at once, naming process and start, where another writer holds it."""
    path = path.resolve()
    if path in _held:
        raise StoreError(f"{path.parent}: this process is writing to the store already")
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StoreError(f"{path.parent}: the store cannot be written ({error.strerror})") from error
    try:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(f"{path.parent}: {_holder(handle)} is writing to this store; wait for it") from error
        _sign(handle)
        _held.add(path)
        try:
            yield
        finally:
            _held.discard(path)
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _sign(handle: int) -> None:
    about = {"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds"), "command": _command()}
    os.ftruncate(handle, 0)
    os.pwrite(handle, json.dumps(about).encode(), 0)


def _command() -> str:
    return " ".join(["kg", *sys.argv[1:2]])


def _holder(handle: int) -> str:
    try:
        about = json.loads(os.pread(handle, 4096, 0))
        return f"process {about['pid']} ({about['command']}, since {about['since']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
