"""The workers that there are: idle ones that are taken and put back, new ones, and those that are done with."""

import asyncio

from .limits import Limits
from .problem import Problem
from .process import Worker, start_worker
from .source import Generation, Source

_SWOLLEN = 256 << 20  # bytes that a worker may have used at a time and still be kept


class Staff:
    """Workers of two priorities, each over the generation that was current when it began."""

    def __init__(self, source: Source, limits: Limits, *, is_noisy: bool) -> None:
        self._source, self._limits, self._is_noisy = source, limits, is_noisy
        self._idle: dict[bool, list[Worker]] = {False: [], True: []}  # by whether they run low
        self._alive: set[Worker] = set()
        self._chores: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts as many workers as work at a time, so that the first calls need not wait; raises Problem."""
        generation = self._source.current()
        self._idle[False] += await asyncio.gather(*(self._new(generation) for _ in range(self._limits.workers)))

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
        """The numbers of the processes."""
        return sorted(worker.pid for worker in self._alive if worker.is_alive)

    async def take(self, *, is_low: bool) -> Worker:
        """An idle worker over the current generation, or a new one; raises Problem where none starts."""
        self._let_go(self._source.current())
        if self._idle[is_low]:
            return self._idle[is_low].pop()
        worker = await self._newest()
        if is_low:
            worker.lower_priority()
        return worker

    def put_back(self, worker: Worker) -> None:
        """Keeps the worker for the next call, if it is of use and there are not too many."""
        idle = self._idle[worker.is_low]
        is_wanted = worker.is_alive and worker.peak <= _SWOLLEN and worker.generation == self._source.current()
        if is_wanted and len(idle) < self._limits.workers:
            idle.append(worker)
        else:
            self._discard(worker)

    def _let_go(self, generation: Generation) -> None:
        """Ends idle workers over another generation, so that its files can be removed, and those that died."""
        for is_low, idle in self._idle.items():
            kept = [worker for worker in idle if worker.generation == generation and worker.is_alive]
            for worker in idle:
                if worker not in kept:
                    self._discard(worker)
            self._idle[is_low] = kept

    async def _newest(self) -> Worker:
        """A new worker over the current generation; one removed while the worker starts gives way to the next."""
        while True:
            generation = self._source.current()
            try:
                return await self._new(generation)
            except Problem:
                if self._source.current() == generation:
                    raise

    async def _new(self, generation: Generation) -> Worker:
        worker = await start_worker(generation, memory=self._limits.memory, is_noisy=self._is_noisy)
        self._alive.add(worker)
        return worker

    def _discard(self, worker: Worker) -> None:
        """Ends a worker, and waits for its end in the background so that no zombie stays."""
        worker.kill()
        chore = asyncio.create_task(self._bury(worker))
        self._chores.add(chore)
        chore.add_done_callback(self._chores.discard)

    async def _bury(self, worker: Worker) -> None:
        await worker.ended()
        self._alive.discard(worker)
