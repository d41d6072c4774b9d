"""A gate that lets so many in at a time, and the waiting by turns of who asks: a busy client waits for itself."""

import asyncio
from collections import OrderedDict, deque

from .problem import busy


class Gate:
    """A fair semaphore with a limited queue, for all and for each client."""

    def __init__(self, places: int, *, most_waiting: int, most_of_one: int) -> None:
        self._free = places
        self._most_waiting, self._most_of_one = most_waiting, most_of_one
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many stand in the queue."""
        return sum(map(len, self._waiting.values()))

    @property
    def is_free(self) -> bool:
        """Whether somebody would be let in at once."""
        return self._free > 0

    async def enter(self, client: str) -> None:
        """Waits for a place; raises Problem 429 for a client, 503 for all, where too many wait already."""
        if self._free > 0:
            self._free -= 1
            return
        queue = self._waiting.get(client)
        if queue is not None and len(queue) >= self._most_of_one:
            raise busy("too many of your queries wait already", status=429)
        if self.waiting >= self._most_waiting:
            raise busy("too many queries wait already")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            self._give_up(client, turn)
            raise

    def leave(self) -> None:
        """Gives the place to the next client in turn."""
        while self._waiting:
            client, queue = self._waiting.popitem(last=False)
            turn = queue.popleft()
            if queue:
                self._waiting[client] = queue  # behind all others
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _give_up(self, client: str, turn: asyncio.Future[None]) -> None:
        if turn.done() and not turn.cancelled():  # it got a place in the same moment
            self.leave()
            return
        queue = self._waiting.get(client)
        if queue is not None and turn in queue:
            queue.remove(turn)
            if not queue:
                del self._waiting[client]
