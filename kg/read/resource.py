"""What readers take and give.

A reader is a callable `(resource, context) -> items`. It yields drafts of articles, what it had to pass
over, or further resources (the members of an archive), which are read in turn.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, cast

from kg.errors import ReadError

from .confine import Confinement
from .limits import MAX_BYTES, MB
from .records import Known


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read: a file, a member of an archive, a record of a crawl, a page of the web."""

    name: str  # as messages name it; what stands in an archive has the archive's name and "!" before its own
    open: Callable[[], BinaryIO]  # may be called again
    known: Known = field(default_factory=Known)  # what its container tells of it
    kind: str | None = None  # the suffix of its type, where the container tells it: ".html"
    charset: str | None = None  # its encoding, where the container tells it
    depth: int = 0  # how many archives it lies in

    @property
    def source(self) -> str:
        """Its file name without folders."""
        return self.name.rsplit("/", 1)[-1].rsplit("!", 1)[-1]

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All its bytes. Raises ReadError when there are more than `limit`."""
        try:
            with self.open() as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            reason = error.strerror or error
            raise ReadError(f"{self.name}: cannot be read ({reason}); check its permissions") from error
        if len(data) > limit:
            raise ReadError(f"{self.name}: larger than {limit // MB} MB; split it")
        return data

    def sha256(self) -> str | None:
        """Of all its bytes; None where it cannot be read."""
        try:
            with self.open() as stream:
                return hashlib.file_digest(cast(Any, stream), "sha256").hexdigest()
        except OSError:
            return None

    def head(self, size: int = 1024) -> bytes:
        """Its first bytes; none where it cannot be read."""
        try:
            with self.open() as stream:
                return stream.read(size)
        except OSError:
            return b""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of an article and what its input tells about it."""

    text: str
    known: Known
    name: str  # the place in the input: file, line, member
    source: str  # name of the file it stands in
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A part of an input that gives no article, and why."""

    name: str
    reason: str  # with the remedy
    skipped: bool = False  # left out on purpose, which is no error


Item = Draft | Rejected | Resource


@dataclass(frozen=True, slots=True)
class Context:
    """What all readers of a run share."""

    columns: Mapping[str, str] = field(default_factory=dict)  # role ("text", "date" …) -> column that has it
    parser: Confinement = field(default_factory=Confinement)  # runs parsers of hostile formats


Reader = Callable[[Resource, Context], Iterator[Item]]
