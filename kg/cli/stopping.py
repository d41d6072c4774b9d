"""Stopping a command that can be taken up again: Ctrl-C and SIGTERM end it at once, and nothing is half done."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from .console import say

INTERRUPTED, TERMINATED = 130, 143


class Terminated(BaseException):
    """SIGTERM came; no handler of errors may swallow it."""


def _terminate(_: int, __: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # once is enough
    raise Terminated


@contextmanager
def terminable() -> Iterator[None]:
    """Lets SIGTERM raise Terminated, so that what is half written is cleared away."""
    try:
        before = signal.signal(signal.SIGTERM, _terminate)
    except ValueError:  # not the main thread: signals are somebody else's
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def resumable() -> Iterator[None]:
    """Ends the command with exit code 130 on Ctrl-C and 143 on SIGTERM, and says how to go on."""
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        raise _ended("interrupted", INTERRUPTED) from None
    except Terminated:
        raise _ended("terminated", TERMINATED) from None


def _ended(how: str, code: int) -> click.exceptions.Exit:
    say(f"{how}; resumable: run the same command again, and it goes on where it ended")
    return click.exceptions.Exit(code)
