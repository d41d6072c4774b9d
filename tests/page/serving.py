"""A server in a process of its own, as a user starts it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(graph: Path) -> Iterator[str]:
    """The address of `kg serve GRAPH`, which ends with the block."""
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert server.stderr is not None
    try:
        told = []
        for line in server.stderr:
            told.append(line)
            if found := re.search(r"http://[\w.:]+", line):
                yield found[0]
                return
        raise RuntimeError("".join(told))
    finally:
        server.terminate()
        server.wait(10)
        server.stderr.close()
