"""A second pass over many items in worker processes that inherit all that the parent holds."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from kg.collector import collector_relaxed
from kg.errors import KgError

_I = TypeVar("_I")
_T = TypeVar("_T")
_CHUNK = 4  # items a worker takes at once
_IN_FLIGHT = 3  # chunks a worker
_FEW = 16  # items for which no process is worth starting

_work: Callable[[Any], Any] | None = None  # inherited by the workers when they fork


def map_items(work: Callable[[_I], _T], items: Sequence[_I], *, workers: int) -> Iterator[_T]:
    """`work` of each item, in order. With several workers the process forks now: `work` may be any function and
    use whatever the process holds, only items and results are pickled. What `work` raises ends the pass; a worker
    that dies raises KgError."""
    if workers <= 1 or len(items) < _FEW:
        yield from map(work, items)
        return
    global _work  # noqa: PLW0603 - what a forked worker inherits
    _work = work
    context = multiprocessing.get_context("fork")
    with collector_relaxed(), ProcessPoolExecutor(workers, mp_context=context) as pool:
        running: deque[Future[list[_T]]] = deque()
        try:
            for start in range(0, len(items), _CHUNK):
                running.append(pool.submit(_do, items[start : start + _CHUNK]))
                if len(running) >= workers * _IN_FLIGHT:
                    yield from running.popleft().result()
            for future in running:
                yield from future.result()
        except BrokenProcessPool as error:
            raise KgError("a worker process died (out of memory?); run again with --workers 1") from error


def _do(items: Sequence[Any]) -> list[Any]:
    if _work is None:
        raise KgError("a worker process started without its work")
    return list(map(_work, items))
