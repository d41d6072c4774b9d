"""What a worker may not do, whatever its query makes it try: the second line behind kg.store.admission.

Each measure is taken where the system has it; none needs a privilege. Linux has them all.
"""

import ctypes
import os
import resource
import signal
import sys

from .syscalls import forbid_calls

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Ends this process when its parent ends, also in the midst of a query."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends its workers
    if sys.platform == "linux":
        _libc().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the server has gone")


def confine() -> None:
    """Takes the network away (an empty network namespace, and no sockets), and core dumps and other programs."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _libc().unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # where it is forbidden, it changes nothing
        forbid_calls()


def limit_memory(size: int) -> None:
    """Limits the address space, in bytes."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
