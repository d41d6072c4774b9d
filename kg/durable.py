"""Files that are replaced only when the new one is complete, and that survive the death of the process."""

import ctypes
import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_HERE, _EXCHANGE = -100, 2  # of Linux: AT_FDCWD, RENAME_EXCHANGE


@contextmanager
def replaced(path: Path, *, sync: bool = True) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file when the block ends without an error.

    They are written under a temporary name beside it, flushed to disk and renamed, so that the old
    file stays whole whatever happens. Without `sync`, a loss of power may undo it; see `sync_file`.
    """
    temporary = temporary_name(path)
    try:
        with temporary.open("wb") as raw:
            yield raw
            raw.flush()
            if sync:
                os.fsync(raw.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    if sync:
        sync_folder(path.parent)


def temporary_name(path: Path) -> Path:
    """Where this process makes what is to take the place of a file or folder."""
    return path.with_name(f".{path.name[:200]}.{os.getpid()}.tmp")


def remove_leftovers(path: Path) -> None:
    """Removes what killed processes have left of a file or folder that they were about to replace."""
    for left in path.parent.glob(f".{glob.escape(path.name[:200])}.*.tmp"):
        number = left.suffixes[-2][1:]
        if number.isdecimal() and _has_ended(number):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)


def _has_ended(process: str) -> bool:
    """Whether no process has this number."""
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        pass
    return False


def exchange(one: Path, other: Path) -> bool:
    """Lets two files or folders change places at once; False where the system cannot do that."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def write_file(path: Path, data: bytes) -> None:
    """Writes a file in one piece: it is there in full or not at all."""
    with replaced(path) as stream:
        stream.write(data)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, on systems that can open folders."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Makes the bytes of a file durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Makes a folder durable with all that it holds."""
    for root, _, files in os.walk(folder, topdown=False):
        for name in files:
            sync_file(Path(root, name))
        sync_folder(Path(root))
