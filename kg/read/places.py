"""Files, folders, globs and standard input -> resources, each once and in a fixed order."""

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from .fetch import Fetcher, is_address
from .limits import MAX_BYTES
from .passed_over import why_left_out, why_not_entered
from .resource import Rejected, Resource

STDIN = "-"


def find_resources(inputs: Iterable[str | Path], fetcher: Fetcher | None = None) -> Iterator[Resource | Rejected]:
    """What the inputs name, and what of it is no file that kg reads; pages of the web where there is a fetcher."""
    seen: dict[Path, str] = {}
    addresses: set[str] = set()
    for name in inputs:
        if is_address(str(name)):
            if name not in addresses:
                yield fetcher.fetch(str(name)) if fetcher else Rejected(str(name), "an address; add --fetch to read it")
            addresses.add(str(name))
            continue
        for found in _expand(str(name)):
            if isinstance(found, Rejected):
                yield found
            elif str(found) == STDIN:
                yield _standard_input()
            else:
                yield from _once(found, seen)


def _once(path: Path, seen: dict[Path, str]) -> Iterator[Resource | Rejected]:
    real, name = Path(os.path.realpath(path)), _name(path)  # Path.resolve raises where links run in a circle
    if real not in seen:
        seen[real] = name
        yield _file(path, name)
    elif seen[real] != name:
        yield Rejected(name, f"the same file as {seen[real]}", skipped=True)


def _file(path: Path, name: str) -> Resource | Rejected:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Rejected(name, f"cannot be read ({error.strerror}); check its permissions")
    if not stat.S_ISREG(mode):
        return Rejected(name, "not a regular file; give a file or a folder")

    def opened() -> BinaryIO:
        return path.open("rb")

    return Resource(name, opened)


def _standard_input() -> Resource:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Resource("stdin", lambda: io.BytesIO(data))


def _name(path: Path) -> str:
    """A path as messages show it: bytes that are no UTF-8 are replaced, line breaks cannot break a line."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _expand(name: str) -> Iterator[Path | Rejected]:
    path = Path(name)
    if name == STDIN or path.is_file():
        yield path
    elif path.is_dir():
        yield from _folder(path)
    elif has_magic(name):
        matches = [Path(m) for m in sorted(glob(name, recursive=True))]  # noqa: PTH207 - the pattern may be absolute
        for match in matches:
            yield from _folder(match) if match.is_dir() else [match]
        if not matches:
            yield Rejected(name, "no file matches")
    elif path.exists():
        yield Rejected(name, "not a regular file; give a file or a folder")
    else:
        yield Rejected(name, "no such file or folder; check the path")


def _folder(folder: Path) -> Iterator[Path | Rejected]:
    found = False
    for item in _walk(folder):
        found = found or isinstance(item, Path) or not item.skipped
        yield item
    if not found:
        yield Rejected(_name(folder), "no articles in this folder; kg build --help lists what kg reads")


def _walk(folder: Path) -> Iterator[Path | Rejected]:
    """The files of a folder that kg reads, and what is left out; links to folders are not followed."""
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        reasons = {name: why_not_entered(Path(root, name)) for name in sorted(folders)}
        yield from (Rejected(_name(Path(root, n)), why, skipped=True) for n, why in reasons.items() if why)
        folders[:] = [name for name, reason in reasons.items() if not reason]
        for file in sorted(files):
            path = Path(root, file)
            reason = why_left_out(path)
            yield Rejected(_name(path), reason, skipped=True) if reason else path
    for error in closed:
        yield Rejected(_name(Path(error.filename)), f"cannot be read ({error.strerror}); check its permissions")
