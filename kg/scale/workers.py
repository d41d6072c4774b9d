"""Extraction in worker processes: the model is loaded once, then the process forks.

Forking after the load shares the weights; only articles go in and findings come out (spaCy documents
are never pickled: that alone costs a quarter of the CPU time).
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from kg.errors import KgError
from kg.model import Article, Findings

Reading = Callable[[Article], Findings]
IN_FLIGHT = 8  # articles a worker: enough to keep it busy, few enough to keep memory flat

_read: Reading | None = None  # inherited by the workers when they fork


def _work(article: Article) -> Findings:
    if _read is None:
        raise KgError("a worker process started without its model")
    return _read(article)


def map_articles(
    read: Reading, articles: Iterable[Article], *, workers: int, on_failure: Callable[[Article, str], None]
) -> Iterator[Findings]:
    """Findings of the articles in their order. An article that cannot be read goes to `on_failure`
    with the reason, and the rest goes on, also when its worker process dies."""
    if workers <= 1:
        yield from _map_here(read, articles, on_failure)
        return
    waiting = deque(articles)
    while waiting:
        yield from _map_there(read, waiting, workers, on_failure)


def _map_here(
    read: Reading, articles: Iterable[Article], on_failure: Callable[[Article, str], None]
) -> Iterator[Findings]:
    for article in articles:
        try:
            findings = read(article)
        except Exception as error:
            on_failure(article, f"{type(error).__name__}: {error}")
            continue
        yield findings


def _map_there(
    read: Reading, waiting: deque[Article], workers: int, on_failure: Callable[[Article, str], None]
) -> Iterator[Findings]:
    """Works off `waiting`; returns early when a worker dies, with the culprit reported and taken off."""
    global _read  # noqa: PLW0603 - what a forked worker inherits
    _read = read
    running: deque[tuple[Article, Future[Findings]]] = deque()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        while waiting or running:
            while waiting and len(running) < workers * IN_FLIGHT:
                article = waiting.popleft()
                running.append((article, pool.submit(_work, article)))
            article, future = running.popleft()
            try:
                findings = future.result()
            except BrokenProcessPool:
                waiting.extendleft(a for a, _ in reversed(running))
                yield from _read_alone(read, article, on_failure)
                return
            except Exception as error:
                on_failure(article, f"{type(error).__name__}: {error}")
                continue
            yield findings


def _read_alone(read: Reading, article: Article, on_failure: Callable[[Article, str], None]) -> Iterator[Findings]:
    """A second try in a process of its own, which tells whether this article is the one that kills."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        try:
            findings = pool.submit(_work, article).result()
        except BrokenProcessPool:
            on_failure(article, "its worker process died")
            return
        except Exception as error:
            on_failure(article, f"{type(error).__name__}: {error}")
            return
    yield findings
