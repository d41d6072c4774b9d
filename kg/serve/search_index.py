"""The search index of what is served: made once for each generation, in a folder of the server's own."""

import asyncio
import contextlib
import tempfile
from pathlib import Path

from .pool import WorkerPool
from .problem import Problem
from .source import Source


class SearchIndex:
    """Gives the path of the index of the current generation, and makes it where there is none yet."""

    def __init__(self, source: Source, pool: WorkerPool) -> None:
        self._source, self._pool = source, pool
        self._folder = tempfile.TemporaryDirectory(prefix="kg-index-")
        self._made = ("", "")  # the generation's name, the path
        self._turn = asyncio.Lock()

    async def path(self) -> str:
        """The path of the index; raises Problem where it cannot be made."""
        async with self._turn:
            name = self._source.current().name
            if self._made[0] != name:
                target = Path(self._folder.name) / f"{name}.sqlite"
                await self._pool.call("kg.serve.lookup.make_index", path=str(target))
                if self._made[1]:
                    Path(self._made[1]).unlink(missing_ok=True)
                self._made = (name, str(target))
            return self._made[1]

    async def warm(self) -> None:
        """Makes the index before it is asked for, so that the first page need not wait; who asks hears of a failure."""
        with contextlib.suppress(Problem):
            await self.path()

    def close(self) -> None:
        """Removes the folder."""
        self._folder.cleanup()
