"""One piece of work in a process of its own: what it took of memory is free when it has ended."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.errors import KgError

from .worker import end_with_parent

_T = TypeVar("_T")


def run_apart(work: Callable[[], _T]) -> _T:
    """What `work` gives back, worked out in a fork of this process, which ends when this one does. Raises what `work`
    raises, and KgError where the fork is killed."""
    context = multiprocessing.get_context("fork")
    answers, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, work), daemon=True)
    process.start()
    sender.close()
    try:
        made, problem = answers.recv()
    except EOFError as error:
        raise KgError("a process of kg was killed (out of memory?); run the same command again") from error
    finally:
        process.kill()
        process.join()
        answers.close()
    if problem is not None:
        raise problem
    found: _T = made
    return found


def _answer(sender: Connection, work: Callable[[], Any]) -> None:
    end_with_parent()
    try:
        answer: tuple[Any, Exception | None] = work(), None
    except Exception as error:  # told by the parent
        answer = None, error
    sender.send(answer)
