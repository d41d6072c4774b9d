"""Answers kept for the next who asks the same, and one question at a time for all who ask it now."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from .frames import Reply

_MOST_OF_ONE = 4  # an answer longer than the cache divided by this is not kept


class AnswerCache:
    """The latest answers, as many as fit in `size` bytes."""

    def __init__(self, size: int) -> None:
        self._room = size
        self._most = size // _MOST_OF_ONE
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._flights: dict[str, _Flight] = {}

    async def get(self, key: str, work: Callable[[], Coroutine[Any, Any, Reply]]) -> Reply:
        """The answer of that key, from here or from the work, which is cancelled when nobody waits for it."""
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return found
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = _Flight(asyncio.create_task(self._fly(key, work)))
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if flight.waiting == 0 and not flight.task.done():
                self._flights.pop(key, None)
                flight.task.cancel()

    async def _fly(self, key: str, work: Callable[[], Coroutine[Any, Any, Reply]]) -> Reply:
        task = asyncio.current_task()
        try:
            reply = await work()
            self._keep(key, reply)
            return reply
        finally:
            flight = self._flights.get(key)
            if flight is not None and flight.task is task:
                del self._flights[key]

    def _keep(self, key: str, reply: Reply) -> None:
        if len(reply.body) > self._most:
            return
        self._kept[key] = reply
        self._room -= len(reply.body)
        while self._room < 0:
            _, oldest = self._kept.popitem(last=False)
            self._room += len(oldest.body)


class _Flight:
    """Work under way and how many wait for it."""

    def __init__(self, task: "asyncio.Task[Reply]") -> None:
        self.task = task
        self.waiting = 0
