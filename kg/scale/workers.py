"""Extraction in worker processes: the model is loaded once, then the process forks.

Forking after the load shares the weights; only articles go in and what was made of them comes out (spaCy
documents are never pickled: that alone costs a quarter of the CPU time).
"""

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from kg.collector import collector_relaxed
from kg.errors import KgError
from kg.model import Article

_T = TypeVar("_T")
Reading = Callable[[Sequence[Article]], list[_T]]
OnFailure = Callable[[Article, str], None]
GROUP = 8  # articles that are read together: their paragraphs fill the batches of the model
TAIL = 16  # the last articles come in groups of two, so that no worker waits long for another
IN_FLIGHT = 3  # groups a worker: enough to keep it busy, few enough to keep memory flat

_read: Reading[Any] | None = None  # inherited by the workers when they fork


def _work(articles: list[Article]) -> list[Any]:
    if _read is None:
        raise KgError("a worker process started without its model")
    return _read(articles)


def map_articles(
    read: Reading[_T], articles: Iterable[Article], *, workers: int, on_failure: OnFailure
) -> Iterator[_T]:
    """What `read` makes of each article, in their order. An article that cannot be read goes to `on_failure`
    with the reason, and the rest goes on, also when its worker process dies."""
    groups = deque(_groups(list(articles)))
    with collector_relaxed():  # what the workers inherit stays shared: their collectors never write to it
        while groups and workers > 1:
            yield from _map_there(read, groups, workers, on_failure)
        for group in groups:
            yield from _read_here(read, group, on_failure)


def _groups(articles: list[Article]) -> Iterator[list[Article]]:
    tail = max(0, len(articles) - TAIL) // GROUP * GROUP
    for start in range(0, tail, GROUP):
        yield articles[start : start + GROUP]
    for start in range(tail, len(articles), 2):
        yield articles[start : start + 2]


def _read_here(read: Reading[_T], group: list[Article], on_failure: OnFailure) -> Iterator[_T]:
    """A group; when it fails, one article after the other, so that only the culprit is lost."""
    try:
        found = read(group)
    except Exception as error:  # whatever an article raises, the build goes on
        if len(group) == 1:
            on_failure(group[0], f"{type(error).__name__}: {error}")
            return
        found = [one for article in group for one in _read_here(read, [article], on_failure)]
    yield from found


def _map_there(
    read: Reading[_T], groups: deque[list[Article]], workers: int, on_failure: OnFailure
) -> Iterator[_T]:
    """Works off `groups`; returns early when a worker dies, with the culprit reported and taken off."""
    global _read  # noqa: PLW0603 - what a forked worker inherits
    _read = read
    running: deque[tuple[list[Article], Future[list[_T]]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"), initializer=gc.enable) as pool:
        while groups or running:
            while groups and len(running) < workers * IN_FLIGHT:
                group = groups.popleft()
                running.append((group, pool.submit(_work, group)))
            group, future = running.popleft()
            try:
                found = future.result()
            except BrokenProcessPool:
                groups.extendleft(g for g, _ in reversed(running))
                yield from _read_alone(group, on_failure)
                return
            except Exception:  # whatever an article raises, the build goes on
                found = list(_read_here(read, group, on_failure))
            yield from found


def _read_alone(group: list[Article], on_failure: OnFailure) -> Iterator[Any]:
    """A second try, each article in a process of its own, which tells which of them kills."""
    for article in group:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"), initializer=gc.enable) as pool:
            try:
                found = pool.submit(_work, [article]).result()
            except BrokenProcessPool:
                on_failure(article, "its worker process died")
                continue
            except Exception as error:  # as above
                on_failure(article, f"{type(error).__name__}: {error}")
                continue
        yield from found
