"""Extraction in worker processes: the model is loaded once, then the process forks.

Forking after the load shares the weights; only articles go in and what was made of them comes out (spaCy
documents are never pickled: that alone costs a quarter of the CPU time). Also a single worker is a process of its
own: an article that crashes it, hangs it or fills its memory is set aside, and the rest goes on.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Any, TypeVar

from kg.collector import collector_relaxed
from kg.model import Article

from .worker import Worker, WorkerDied

_T = TypeVar("_T")
Reading = Callable[[Sequence[Article]], list[_T]]
OnFailure = Callable[[Article, str], None]
GROUP = 8  # articles that are read together: their paragraphs fill the batches of the model
TAIL = 16  # the last articles come in groups of two, so that no worker waits long for another
AHEAD = 24  # articles a worker that may wait for an earlier one: few enough to keep memory flat
POLL = 0.5  # seconds between two looks at the time that workers take


def map_articles(
    read: Reading[_T], articles: Iterable[Article], *, workers: int, on_failure: OnFailure
) -> Iterator[_T]:
    """What `read` makes of each article, in their order. An article that cannot be read goes to `on_failure`
    with the reason, and the rest goes on, also when its worker process dies or has to be killed."""
    slots = [_Slot(group) for group in _groups(list(articles))]
    if not slots:
        return
    with collector_relaxed():  # what the workers inherit stays shared: their collectors never write to it
        crew = _Crew(read, min(max(1, workers), len(slots)), on_failure)
        try:
            yield from crew.work_off(slots)
        finally:
            crew.dismiss()


def _groups(articles: list[Article]) -> Iterator[list[Article]]:
    tail = max(0, len(articles) - TAIL) // GROUP * GROUP
    for start in range(0, tail, GROUP):
        yield articles[start : start + GROUP]
    for start in range(tail, len(articles), 2):
        yield articles[start : start + 2]


@dataclass(slots=True)
class _Slot:
    """A group, and what is made of its articles, by their place in it; None where nothing can be made."""

    articles: list[Article]
    made: dict[int, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.made) == len(self.articles)


@dataclass(slots=True)
class _Task:
    """Some articles of a slot, by their places."""

    slot: _Slot
    places: list[int]

    @property
    def articles(self) -> list[Article]:
        return [self.slot.articles[place] for place in self.places]


_FAILED = object()


class _Crew:
    """Workers, each with the task that it is at."""

    def __init__(self, read: Reading[Any], size: int, on_failure: OnFailure) -> None:
        self._read, self._on_failure = read, on_failure
        self._idle = [Worker(read) for _ in range(size)]
        self._busy: dict[Worker, _Task] = {}
        self._tasks: deque[_Task] = deque()

    def work_off(self, slots: list[_Slot]) -> Iterator[Any]:
        """What is made of all articles, in order."""
        waiting, window = deque(slots), deque[_Slot]()
        room = AHEAD * len(self._idle)
        while waiting or window:
            while waiting and sum(len(slot.articles) for slot in window) < room:
                window.append(waiting.popleft())
                self._tasks.append(_Task(window[-1], list(range(len(window[-1].articles)))))
            self._step()
            while window and window[0].done:
                yield from self._results(window.popleft())

    def dismiss(self) -> None:
        """Ends all workers at once."""
        for worker in (*self._idle, *self._busy):
            worker.kill()

    def _results(self, slot: _Slot) -> Iterator[Any]:
        return (slot.made[place] for place in range(len(slot.articles)) if slot.made[place] is not _FAILED)

    def _step(self) -> None:
        """Hands out what can be handed out, and takes what comes."""
        while self._idle and self._tasks:
            worker, task = self._idle.pop(), self._tasks.popleft()
            self._busy[worker] = task
            try:
                worker.give(task.articles)
            except WorkerDied as error:
                self._replace(worker, str(error))
        by_connection = {worker.connection: worker for worker in self._busy}
        for connection in wait(list(by_connection), POLL):
            self._take(by_connection[connection])  # type: ignore[index]
        for worker in list(self._busy):
            if (reason := worker.overdue()) is not None:
                self._replace(worker, reason)

    def _take(self, worker: Worker) -> None:
        try:
            made = worker.take()
        except WorkerDied as error:
            self._replace(worker, str(error))
            return
        except ValueError as error:
            self._fail(self._busy.pop(worker), str(error))
        else:
            task = self._busy.pop(worker)
            task.slot.made.update(zip(task.places, made, strict=True))
        self._idle.append(worker)

    def _replace(self, worker: Worker, reason: str) -> None:
        """Another worker for one that died or is to be killed; its task fails."""
        task = self._busy.pop(worker)
        worker.kill()
        self._idle.append(Worker(self._read))
        self._fail(task, reason)

    def _fail(self, task: _Task, reason: str) -> None:
        """A group is tried again one article after the other, so that only the culprit is lost."""
        if len(task.places) > 1:
            self._tasks.extendleft(_Task(task.slot, [place]) for place in reversed(task.places))
            return
        self._on_failure(task.articles[0], reason)
        task.slot.made[task.places[0]] = _FAILED
