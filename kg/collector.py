"""Reading a graph makes millions of small objects and no cycles: the collector would only count them."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_RARELY = (200_000, 20, 100)  # an article makes a tenth of that, and few cycles


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses Python's cycle collector, where it was on (a third of the time on large graphs)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def collector_relaxed() -> Iterator[None]:
    """Lets the cycle collector run rarely, and never over what is there already (a sixth of extracting's time)."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def release_memory() -> None:
    """Frees what nothing uses any more, cycles too, and gives it back to the system."""
    gc.collect()
    trim_memory()


def trim_memory() -> None:
    """Gives what the C library holds and nothing uses back to the system, where it can (glibc)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
