"""How much a client may ask for."""

import os
from dataclasses import dataclass, field


def _default_workers() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes, the rest in numbers."""

    timeout: float = 30.0  # of a query
    wait: float = 60.0  # for a worker to become free
    memory: int = 2 << 30  # address space of a worker
    result: int = 64 << 20  # of an answer before compression
    body: int = 256 << 10  # of a request
    workers: int = field(default_factory=_default_workers)  # queries at a time in each lane
    waiting: int = 256  # queries that wait for a worker
    waiting_of_one: int = 64  # of these, from one address
    headers: float = 10.0  # for the head of a request to arrive
    transfer: float = 20.0  # for its body, and for each piece of an answer to be taken
    idle: float = 15.0  # between two requests of one connection
    cache: int = 64 << 20  # answers kept for the next who asks the same
