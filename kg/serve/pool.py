"""Workers that answer calls: each in a process of its own, with a deadline, and by turns.

Two lanes keep long queries from standing in the way of short ones. A call starts in the quick lane; one
that runs longer than `PATIENCE`, or whose like did so before, goes on in the slow lane, whose workers yield to
the others (nice 5). Each lane has as many places as the pool has workers.
"""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .costs import Costs, kind_of_call
from .frames import Reply
from .gate import Gate
from .limits import Limits
from .problem import Problem
from .process import Worker
from .source import Source
from .staff import Staff

PATIENCE = 0.25  # seconds that a call may keep a place in the quick lane


class WorkerPool:
    """The workers of a server; start it and close it in one event loop."""

    def __init__(self, source: Source, limits: Limits, *, is_noisy: bool = False) -> None:
        self._limits, self._costs = limits, Costs()
        self._staff = Staff(source, limits, is_noisy=is_noisy)
        self._quick, self._slow = (
            Gate(limits.workers, most_waiting=limits.waiting, most_of_one=limits.waiting_of_one) for _ in range(2)
        )

    async def start(self) -> None:
        """Starts the quick workers; raises Problem where none starts."""
        await self._staff.start()

    async def close(self) -> None:
        """Ends all workers, also those at work."""
        await self._staff.close()

    @property
    def pids(self) -> list[int]:
        """The numbers of the worker processes."""
        return self._staff.pids

    async def call(self, function_path: str, **kwargs: Any) -> Any:
        """What `module.function(store, **kwargs)` returns, by way of JSON."""
        return json.loads((await self.run(function_path, kwargs)).body)

    async def run(self, function_path: str, kwargs: Mapping[str, Any], *, client: str = "") -> Reply:
        """The reply of `module.function(store, **kwargs)` in a worker.

        Raises Problem: 503 at the deadline, where the worker died or where too many calls wait, 429 where too
        many of this client wait, and whatever the function itself raised. A cancelled call ends its worker.
        """
        kind = kind_of_call(function_path, kwargs)
        is_slow = self._costs.of(kind) > PATIENCE
        while True:
            stay = await self._enter(self._slow if is_slow else self._quick, client)
            try:
                worker = await self._staff.take(is_low=is_slow)
                reply = await self._watched(worker, stay, kind, function_path, kwargs)
            except _StartAgainError:
                is_slow = True
                self._costs.remember(kind, 2 * PATIENCE)
            else:
                self._costs.remember(kind, float(reply.head["seconds"]))
                return reply
            finally:
                stay.lane.leave()

    async def _enter(self, lane: Gate, client: str) -> "_Stay":
        try:
            async with asyncio.timeout(self._limits.wait):
                await lane.enter(client)
        except TimeoutError as error:
            raise _late_start() from error
        return _Stay(lane)

    async def _watched(
        self, worker: Worker, stay: "_Stay", kind: bytes, function_path: str, kwargs: Mapping[str, Any]
    ) -> Reply:
        """The reply of a worker that is killed at the deadline or when nobody waits any more."""
        change, started = asyncio.create_task(self._change_lane(worker, stay)), time.monotonic()
        try:
            async with asyncio.timeout(self._limits.timeout):
                return await worker.call(function_path, kwargs)
        except TimeoutError as error:
            worker.kill()
            self._costs.remember(kind, self._limits.timeout)
            raise _too_long(self._limits.timeout, time.monotonic() - started) from error
        except asyncio.CancelledError:
            worker.kill()
            raise
        except Problem as problem:
            if stay.is_over:
                raise _StartAgainError from problem
            raise
        finally:
            change.cancel()
            self._staff.put_back(worker)

    async def _change_lane(self, worker: Worker, stay: "_Stay") -> None:
        """After a while takes a call out of the way of the short ones: into the slow lane, where it has a place, or
        to the end of the queue there, to start again."""
        await asyncio.sleep(PATIENCE)
        if stay.lane is self._slow:
            return
        if self._slow.is_free:
            await self._slow.enter("")
            worker.lower_priority()
            stay.lane = self._slow
            self._quick.leave()
        else:
            stay.is_over = True
            worker.kill()


@dataclass(slots=True)
class _Stay:
    """Which lane a call has a place in, and whether it has to start again in the other."""

    lane: Gate
    is_over: bool = False


class _StartAgainError(Exception):
    """A call was too long for the quick lane, and the slow one was full."""


def _too_long(timeout: float, ran: float) -> Problem:
    return Problem(
        503,
        f"the query was stopped at the time limit of {timeout:g} s; make it narrower, or start the server with "
        "a longer --timeout",
        {"reason": "timeout", "timeout": timeout, "ran": round(ran, 2)},
    )


def _late_start() -> Problem:
    return Problem(503, "the server is busy: no worker became free in time", {"reason": "busy"}, {"retry-after": "5"})
