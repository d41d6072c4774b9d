"""Workers that answer calls: each in a process of its own, with a deadline, and by turns.

Two lanes keep long queries from standing in the way of short ones. A call starts in the quick lane; one
that runs longer than `PATIENCE`, or whose like did so before, goes on in the slow lane, whose workers yield to
the others (nice 5). Each lane has as many places as the pool has workers.
"""

import asyncio
import json
import re
import time
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from .frames import Reply
from .gate import Gate
from .limits import Limits
from .problem import Problem
from .process import Worker, start_worker
from .source import Generation, Source

PATIENCE = 0.25  # seconds that a call may keep a place in the quick lane
_REMEMBERED = 4096  # kinds of calls whose cost is remembered
_SWOLLEN = 256 << 20  # bytes that a worker may have used at a time and still be kept
_CONSTANTS = re.compile(r"""#[^\n\r]*|<[^<>\s]*>|"[^"\n\r]*"|'[^'\n\r]*'|\s+""")


class WorkerPool:
    """The workers of a server; start it and close it in one event loop."""

    def __init__(self, source: Source, limits: Limits, *, is_noisy: bool = False) -> None:
        self._source, self._limits, self._is_noisy = source, limits, is_noisy
        self._quick, self._slow = (
            Gate(limits.workers, most_waiting=limits.waiting, most_of_one=limits.waiting_of_one) for _ in range(2)
        )
        self._idle: dict[bool, list[Worker]] = {False: [], True: []}  # by whether they run low
        self._alive: set[Worker] = set()
        self._costs: OrderedDict[bytes, float] = OrderedDict()
        self._chores: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the quick workers, so that the first calls need not wait; raises Problem where none starts."""
        generation = self._source.current()
        for worker in await asyncio.gather(*(self._start(generation) for _ in range(self._limits.workers))):
            self._idle[False].append(worker)

    async def close(self) -> None:
        """Ends all workers, also those at work."""
        for chore in tuple(self._chores):
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        for worker in tuple(self._alive):
            worker.kill()
            await worker.ended()
        self._alive.clear()

    @property
    def pids(self) -> list[int]:
        """The numbers of the worker processes."""
        return sorted(worker.pid for worker in self._alive if worker.is_alive)

    @property
    def waiting(self) -> int:
        """How many calls wait for a place."""
        return self._quick.waiting + self._slow.waiting

    async def call(self, function_path: str, **kwargs: Any) -> Any:
        """What `module.function(store, **kwargs)` returns, by way of JSON."""
        return json.loads((await self.run(function_path, kwargs)).body)

    async def run(self, function_path: str, kwargs: Mapping[str, Any], *, client: str = "") -> Reply:
        """The reply of `module.function(store, **kwargs)` in a worker.

        Raises Problem: 503 at the deadline, where the worker died or where too many calls wait, 429 where too
        many of this client wait, and whatever the function itself raised. A cancelled call ends its worker.
        """
        kind = _kind(function_path, kwargs)
        is_slow = self._costs.get(kind, 0.0) > PATIENCE
        while True:
            stay = await self._enter(self._slow if is_slow else self._quick, client)
            try:
                worker = await self._take(is_low=is_slow)
                return await self._watched(worker, stay, kind, function_path, kwargs)
            except _StartAgainError:
                is_slow = True
                self._remember(kind, 2 * PATIENCE)
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
                reply = await worker.call(function_path, kwargs)
            self._remember(kind, float(reply.head["seconds"]))
            if reply.head["peak"] > _SWOLLEN:
                worker.kill()
        except TimeoutError as error:
            worker.kill()
            self._remember(kind, self._limits.timeout)
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
            self._put_back(worker)
        return reply

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

    async def _take(self, *, is_low: bool) -> Worker:
        """An idle worker of the current generation, or a new one."""
        generation = self._source.current()
        idle = self._idle[is_low]
        while idle:
            worker = idle.pop()
            if worker.generation == generation and worker.is_alive:
                return worker
            self._discard(worker)
        try:
            worker = await self._start(generation)
        except Problem:
            if (newer := self._source.current()) == generation:
                raise
            worker = await self._start(newer)  # the other was removed in this moment
        if is_low:
            worker.lower_priority()
        return worker

    async def _start(self, generation: Generation) -> Worker:
        worker = await start_worker(generation, memory=self._limits.memory, is_noisy=self._is_noisy)
        self._alive.add(worker)
        return worker

    def _put_back(self, worker: Worker) -> None:
        idle = self._idle[worker.is_low]
        is_wanted = worker.is_alive and worker.generation == self._source.current()
        if is_wanted and len(idle) < self._limits.workers:
            idle.append(worker)
        else:
            self._discard(worker)

    def _discard(self, worker: Worker) -> None:
        """Ends a worker and waits for its end in the background, so that no zombie stays."""
        worker.kill()
        chore = asyncio.create_task(self._bury(worker))
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)

    async def _bury(self, worker: Worker) -> None:
        await worker.ended()
        self._alive.discard(worker)

    def _remember(self, kind: bytes, seconds: float) -> None:
        self._costs[kind] = seconds
        self._costs.move_to_end(kind)
        if len(self._costs) > _REMEMBERED:
            self._costs.popitem(last=False)


class _Stay:
    """Which lane a call has a place in."""

    def __init__(self, lane: Gate) -> None:
        self.lane = lane
        self.is_over = False  # whether it has to start again in the other


class _StartAgainError(Exception):
    """A call was too long for the quick lane, and the slow one was full."""


def _kind(function_path: str, kwargs: Mapping[str, Any]) -> bytes:
    """What calls have in common that cost alike: queries that differ in IRIs, texts and comments only are one kind."""
    shape = _CONSTANTS.sub(" ", kwargs["query"]) if "query" in kwargs else json.dumps(kwargs, sort_keys=True)
    return blake2b(f"{function_path} {shape}".encode(), digest_size=16).digest()


def _too_long(timeout: float, ran: float) -> Problem:
    return Problem(
        503,
        f"the query was stopped at the time limit of {timeout:g} s; make it narrower, or start the server with "
        "a longer --timeout",
        {"reason": "timeout", "timeout": timeout, "ran": round(ran, 2)},
    )


def _late_start() -> Problem:
    return Problem(503, "the server is busy: no worker became free in time", {"reason": "busy"}, {"retry-after": "5"})
