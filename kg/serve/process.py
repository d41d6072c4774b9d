"""The server's side of a worker process: start it, ask it, kill it."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from .frames import LENGTHS, Reply, pack_frame
from .problem import Problem
from .source import Generation

_START = 30.0  # seconds that a worker may take until it is ready
_LOW = 5  # nice: a third of the time of a worker at 0 beside it
_DIED = (
    "the query ended its worker: it needs more memory or deeper nesting than a query may have; "
    "ask for less at a time, or in simpler parts"
)


class Worker:
    """A running worker; `generation` is what it reads, `is_low` whether it yields to the others, `peak` the most
    memory that it has used at a time, in bytes."""

    def __init__(self, process: asyncio.subprocess.Process, generation: Generation) -> None:
        self.generation = generation
        self.is_low = False
        self.peak = 0
        self._process = process
        self._is_killed = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not self._is_killed and self._process.returncode is None

    async def call(self, function: str, kwargs: Mapping[str, Any]) -> Reply:
        """What `module.function(store, **kwargs)` answers in the worker; raises Problem where it failed or died."""
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(pack_frame({"function": function, "kwargs": kwargs}))
            await stdin.drain()
            reply = await self._read()
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            self.kill()
            raise Problem(503, _DIED, {"reason": "worker died"}) from error
        return reply

    async def _read(self) -> Reply:
        stdout = self._process.stdout
        assert stdout is not None
        head_size, body_size = LENGTHS.unpack(await stdout.readexactly(LENGTHS.size))
        head = json.loads(await stdout.readexactly(head_size))
        body = await stdout.readexactly(body_size) if body_size else b""
        if (error := head.get("error")) is not None:
            raise Problem(error["status"], error["detail"], error.get("facts", {}))
        self.peak = head.get("peak", 0)
        return Reply(body, {**head, "generation": self.generation.name})

    def lower_priority(self) -> None:
        """From now on it yields to the others; there is no way back without privileges."""
        self.is_low = True
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOW)

    def kill(self) -> None:
        """Ends it at once, whatever it is doing."""
        self._is_killed = True
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> None:
        """Waits until the process is gone."""
        await self._process.wait()


async def start_worker(generation: Generation, *, memory: int, is_noisy: bool = False) -> Worker:
    """A worker that reads the generation and is ready; raises Problem where the store cannot be opened."""
    limits = json.dumps({"memory": memory, "parent": os.getpid()})
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "kg.serve.worker", str(generation.database), limits,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=None if is_noisy else asyncio.subprocess.DEVNULL,
        env=_environment(),
        limit=1 << 20,
    )  # fmt: skip
    worker = Worker(process, generation)
    try:
        async with asyncio.timeout(_START):
            await worker._read()
    except (asyncio.IncompleteReadError, TimeoutError) as error:
        worker.kill()
        raise Problem(503, "a query worker did not start; the server's log (-v) tells more") from error
    except BaseException:
        worker.kill()
        raise
    return worker


def _environment() -> dict[str, str]:
    """The server's environment, with kg itself on the path of modules, and no secret of the command line."""
    found = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    home = str(Path(str(files("kg"))).resolve().parent)
    return found | {"PYTHONPATH": os.pathsep.join(filter(None, (found.get("PYTHONPATH"), home)))}
