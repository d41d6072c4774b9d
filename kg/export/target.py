"""Where an export goes: a file that is replaced only when the new one is complete, or standard output."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.durable import remove_leftovers, replaced
from kg.errors import ExportError

STDOUT = "-"


@contextmanager
def open_target(target: str | Path) -> Iterator[BinaryIO]:
    """A binary stream to write an export to.

    A file is written under a temporary name beside it, flushed to disk and renamed, so that the old
    file stays whole whatever happens; a name that ends in .gz is compressed, without a time stamp.
    "-" is standard output.
    """
    if str(target) == STDOUT:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path = path.resolve()
        remove_leftovers(path)
        opened = replaced(path) if path.is_file() or not path.exists() else path.open("wb")
        with opened as raw, _compressed(raw, path) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror or error}") from error


@contextmanager
def _compressed(raw: BinaryIO, path: Path) -> Iterator[BinaryIO]:
    if path.suffix != ".gz":
        yield raw
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as stream:
        yield cast(BinaryIO, stream)
