"""One worker process: it is given articles, and killed when they cost too much.

It forks from a process that has loaded the model, and so shares the weights. Its parent's death is its own.
"""

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.model import Article

CPU_SECONDS = 30.0  # for a group of articles, and for each CHARS of their text a second more
CHARS = 10_000
WALL_SECONDS = 600.0  # for a worker that waits for what never comes
MEMORY = 1_500_000_000  # bytes that a worker may take beside what it begins with
_PR_SET_PDEATHSIG = 1
_TICKS = os.sysconf("SC_CLK_TCK")

Read = Callable[[Sequence[Article]], list[Any]]


class WorkerDied(Exception):
    """The process ended without an answer, or was killed; the words say why."""


class Worker:
    """A process that reads one group of articles at a time."""

    def __init__(self, read: Read) -> None:
        context = multiprocessing.get_context("fork")
        self.connection, other = context.Pipe()
        self._process = context.Process(target=_serve, args=(other, read), daemon=True)
        self._process.start()
        other.close()

    def give(self, articles: Sequence[Article]) -> None:
        """Hands over a group; the worker must be idle."""
        self._allowed = CPU_SECONDS + sum(len(article.text) for article in articles) / CHARS
        self._cpu, self._wall = self._cpu_seconds(), time.monotonic()
        try:
            self.connection.send(list(articles))
        except OSError as error:
            raise WorkerDied(self._end()) from error

    def take(self) -> list[Any]:
        """What was made of the group. Raises WorkerDied, and ValueError with what reading raised."""
        try:
            made, problem = self.connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerDied(self._end()) from error
        if problem is not None:
            raise ValueError(problem)
        found: list[Any] = made
        return found

    def overdue(self) -> str | None:
        """Why the worker is to be killed: it has used its time; None while it has not."""
        if self._cpu_seconds() - self._cpu > self._allowed:
            return f"it took more than {self._allowed:.0f} seconds of CPU time"
        if time.monotonic() - self._wall > WALL_SECONDS + self._allowed:
            return f"it did not end within {WALL_SECONDS:.0f} seconds"
        return None

    def kill(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _end(self) -> str:
        self._process.join(5)
        code = self._process.exitcode or 0
        return "its worker process died" + (f" ({signal.Signals(-code).name})" if code < 0 else "")

    def _cpu_seconds(self) -> float:
        """CPU time of the process so far, user and system; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS


def _serve(connection: Connection, read: Read) -> None:
    _settle()
    while True:
        try:
            articles = connection.recv()
        except EOFError:
            return
        try:
            answer: tuple[Any, str | None] = read(articles), None
        except Exception as error:  # whatever an article raises, the build goes on
            answer = None, f"{type(error).__name__}: {error}"
        connection.send(answer)


def end_with_parent() -> None:
    """Signals are the parent's business, and its death is that of this process (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _settle() -> None:
    """Signals are the parent's business, memory is bounded, no core is dumped."""
    end_with_parent()
    if sys.platform == "linux":
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = size + MEMORY if hard == resource.RLIM_INFINITY else min(hard, size + MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.enable()
