"""RocksDB's compactions of a database that was changed: each change lets some of them end, so that none has to wait
for all.

An open database compacts its files in a thread of its own, one family of files after the other, and loses what it has
not finished when it is closed. A database that is closed too soon each time gathers files until a flush waits for
everything at once. pyoxigraph has no setting for that, and no signal either: the folder shows what was finished.
"""

import time
from pathlib import Path

_SHARE = 0.3  # seconds after which the next compaction to end is the last that a change waits for
_IDLE = 0.1  # seconds without a change in the folder after which none is at work
_POLL = 0.01


def await_compaction(database: Path) -> None:
    """Waits while an open, flushed database compacts its files, for a short time, and longer only until a compaction
    that is at work then has ended."""
    files, started = _files(database), time.monotonic()
    changed = now = started
    while now - changed < _IDLE:
        time.sleep(_POLL)
        found, now = _files(database), time.monotonic()
        if files.keys() - found.keys() and now - started > _SHARE:  # merged into another, and removed
            return
        if found != files:
            files, changed = found, now


def _files(database: Path) -> dict[str, int]:
    """The sizes of the files of rows."""
    sizes = {}
    for path in database.glob("*.sst"):
        try:
            sizes[path.name] = path.stat().st_size
        except FileNotFoundError:  # removed meanwhile
            continue
    return sizes
