"""A worker: a process of its own with a read-only store, which answers one call after the other.

    python -m kg.serve.worker DATABASE LIMITS     (by kg.serve.process only; speaks frames over stdin and stdout)

It may be killed at any moment: it holds nothing that anybody else needs.
"""

import contextlib
import json
import os
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from .containment import confine, die_with_parent, limit_memory
from .frames import Reply, pack_frame, read_frame


def main(database: str, limits: dict[str, Any]) -> None:
    """Serves calls from standard input until it ends."""
    incoming, outgoing = _take_streams()
    die_with_parent(limits["parent"])
    confine()  # before any thread starts
    from pyoxigraph import Store

    try:
        held = _hold(Path(database))
        store = Store.read_only(database)
    except (OSError, RuntimeError) as error:
        _send(outgoing, {"error": {"status": 503, "detail": f"the store cannot be opened: {error}"}})
        return
    limit_memory(limits["memory"])
    _send(outgoing, {"ready": True})
    while (frame := read_frame(incoming)) is not None:
        head, reply = _answer(store, frame[0])
        _send(outgoing, head, reply)
    del held


def _hold(database: Path) -> contextlib.ExitStack:
    """Keeps a generation of a store from being removed while it is read; that of a graph file is the server's own."""
    from kg.store import hold_generation

    held = contextlib.ExitStack()
    if (database.parent / "held").exists():
        held.enter_context(hold_generation(database))
    return held


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for frames; whatever prints goes to standard error."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    return incoming, outgoing


def _send(stream: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    stream.write(pack_frame(head, body))
    stream.flush()


def _answer(store: Any, call: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head and body of the answer to a call; a call that fails gets the problem as its head."""
    started = time.process_time()
    try:
        module, _, name = call["function"].rpartition(".")
        found = getattr(import_module(module), name)(store, **call["kwargs"])
        reply = found if isinstance(found, Reply) else _as_json(found)
        head = dict(reply.head)
    except Exception as error:  # whatever a query does, its worker answers and lives on
        from .failures import describe_failure

        return {"error": describe_failure(error)}, b""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1024 if sys.platform == "linux" else 1)
    return {**head, "seconds": round(time.process_time() - started, 4), "peak": peak}, reply.body


def _as_json(value: Any) -> Reply:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Reply(body.encode("utf-8", "replace"), {"type": "application/json"})


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
