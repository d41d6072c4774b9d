"""Parsers that may hang, crash or eat memory run in a child process with limits, which is killed at the deadline.

The child is started when it is first needed, and once more after each kill; it speaks JSON, so that what a
broken parser sends back is data and nothing else.
"""

import atexit
import json
import os
import selectors
import subprocess
import sys
import time
from typing import Any, BinaryIO, cast

from kg.errors import ReadError

from .limits import MAX_BYTES, PARSE_SECONDS

PACKAGE = "kg.read."  # that the functions stand in


class Confinement:
    """A child process that runs functions of this package on bytes that nobody trusts."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, function: str, data: bytes, *, name: str, seconds: float = PARSE_SECONDS, **options: Any) -> Any:
        """What "module:function" of kg.read returns for the bytes, as JSON has it.

        Raises ReadError, which begins with `name`, when the function raises one, takes longer than
        `seconds`, or its process dies.
        """
        child = self._started()
        request = json.dumps({"function": PACKAGE + function, "bytes": len(data), "options": options}).encode()
        deadline = time.monotonic() + seconds
        try:
            _send(child, request + b"\n" + data)
            answer = json.loads(_receive(child, deadline))
        except TimeoutError:
            self._kill()
            raise ReadError(f"{name}: given up after {seconds:.0f} seconds; it cannot be read") from None
        except (EOFError, BrokenPipeError, ValueError):
            self._kill()
            raise ReadError(f"{name}: its parser ran out of memory or crashed; it cannot be read") from None
        if "error" in answer:
            raise ReadError(f"{name}: {answer['error']}")
        return answer["result"]

    def close(self) -> None:
        """Ends the child, which gives its memory back; the next run starts another."""
        self._kill()

    def _kill(self) -> None:
        atexit.unregister(self._kill)
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                cast(BinaryIO, stream).close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self._kill()
            atexit.register(self._kill)
            self._child = subprocess.Popen(
                [sys.executable, "-m", "kg.read.confined"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"},
            )  # fmt: skip
        return self._child


def _send(child: "subprocess.Popen[bytes]", message: bytes) -> None:
    stream, rest = cast(BinaryIO, child.stdin), memoryview(message)
    while rest:  # the child reads a whole request before it works on it
        rest = rest[stream.write(rest) :]


def _receive(child: "subprocess.Popen[bytes]", deadline: float) -> bytes:
    """The child's answer, without the line before it that tells its length."""
    stream = cast(BinaryIO, child.stdout)
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while (wanted := _size(received)) is None or len(received) < wanted:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError
            piece = os.read(stream.fileno(), 1 << 20)
            if not piece:
                raise EOFError
            received += piece
    return bytes(received.partition(b"\n")[2])


def _size(received: bytearray) -> int | None:
    """The size of a whole answer with its first line, once that line is there."""
    end = received.find(b"\n", 0, 20)
    if end < 0:
        if len(received) > 20:
            raise ValueError("an answer begins with its length")
        return None
    size = int(received[:end])
    if size > 4 * MAX_BYTES:
        raise ValueError("an answer of that size is none")
    return end + 1 + size
