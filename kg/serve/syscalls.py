"""System calls that a worker has no need of and a query must never reach: sockets, other programs (seccomp, Linux)."""

import ctypes
import os
import struct

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of prctl
_ARCHITECTURES = {  # name -> its audit number; socket, connect, bind, execve, execveat, ptrace, io_uring_setup
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 101, 425)),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 117, 425)),
}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # of the Berkeley packet filter
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # the latter answers EPERM
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_OTHER_ABI = 0x40000000  # x32 counts from here


def forbid_calls() -> bool:
    """Forbids the calls in this process for good; False where the system cannot."""
    known = _ARCHITECTURES.get(os.uname().machine)
    if known is None:
        return False
    program = _program(*known)
    code = ctypes.create_string_buffer(b"".join(program), len(program) * 8)
    head = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(code)), 16)
    prctl = ctypes.CDLL(None).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_SECCOMP, _FILTER, ctypes.byref(head), 0, 0) == 0)


def _program(architecture: int, calls: tuple[int, ...]) -> list[bytes]:
    """The filter: refuse another architecture, another way of counting, and each of the calls."""
    program = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, architecture, 1, 0),
        _step(_RETURN, _REFUSE),
        _step(_LOAD, _NUMBER),
        _step(_AT_LEAST, _OTHER_ABI, len(calls), 0),
    ]
    program += [_step(_EQUAL, call, len(calls) - place - 1, 0) for place, call in enumerate(calls[:-1])]
    program += [_step(_EQUAL, calls[-1], 0, 1), _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW)]
    return program


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
