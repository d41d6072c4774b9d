"""The child process of confine.py: reads requests from standard input, answers on standard output.

    python -m kg.read.confined
"""

import contextlib
import json
import os
import signal
import sys
from importlib import import_module
from typing import Any, BinaryIO

from kg.errors import ReadError

from .limits import PARSE_MEMORY


def main() -> None:
    """Serves until standard input ends. What parsers print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _limit_memory()
    requests = sys.stdin.buffer
    while line := requests.readline():
        request = json.loads(line)
        answer = _answer(request, requests.read(request["bytes"]))
        _write(answers, answer)


def _answer(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    module, _, name = request["function"].partition(":")
    try:
        return {"result": getattr(import_module(module), name)(data, **request["options"])}
    except ReadError as error:
        return {"error": str(error).removeprefix(": ")}
    except MemoryError:
        return {"error": "it needs too much memory; it cannot be read"}
    except Exception as error:  # whatever a parser raises on hostile bytes, the parent tells it in one line
        return {"error": f"it cannot be read ({type(error).__name__}: {' '.join(str(error).split())[:200]})"}


def _write(answers: BinaryIO, answer: dict[str, Any]) -> None:
    data = json.dumps(answer).encode()
    answers.write(b"%d\n" % len(data))
    answers.write(data)
    answers.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system has such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (PARSE_MEMORY, PARSE_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
