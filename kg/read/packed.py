"""Compressed files (.gz, .bz2, .xz): unpacked within limits, then read as what they hold."""

import bz2
import gzip
import lzma
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from kg.errors import ReadError

from .limits import BOMB, FREE_BYTES, MAX_DEPTH, MAX_RATIO, MAX_SPOOL, MAX_UNPACKED, MB
from .resource import Context, Item, Rejected, Resource

CHUNK = 1 << 18
XZ_MEMORY = 256 * MB  # of its dictionary; xz -9 needs 65
_ALIASES = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)


def read_gzip(resource: Resource, context: Context) -> Iterator[Item]:
    """What a .gz file holds."""
    return _read(resource, lambda stream: _pieces(gzip.GzipFile(fileobj=stream, mode="rb")))


def read_bzip2(resource: Resource, context: Context) -> Iterator[Item]:
    """What a .bz2 file holds."""
    return _read(resource, lambda stream: _pieces(bz2.BZ2File(stream)))


def read_xz(resource: Resource, context: Context) -> Iterator[Item]:
    """What an .xz file holds."""
    return _read(resource, _xz_pieces)


class Shared:
    """A file that stays open when one of its readers closes it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> "Shared":
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves it open."""

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        """Leaves it open."""


def _read(resource: Resource, unpack: Callable[[BinaryIO], Iterator[bytes]]) -> Iterator[Item]:
    if resource.depth >= MAX_DEPTH:
        yield Rejected(resource.name, f"archives in archives beyond {MAX_DEPTH} levels; unpack it first")
        return
    with tempfile.SpooledTemporaryFile(MAX_SPOOL) as unpacked:
        try:
            with resource.open() as packed:
                _copy(packed, unpack, cast(BinaryIO, unpacked), resource.name)
        except _DAMAGED as error:
            raise ReadError(f"{resource.name}: damaged ({error}); get the file again") from error

        def opened() -> BinaryIO:
            unpacked.seek(0)
            return cast(BinaryIO, Shared(cast(BinaryIO, unpacked)))

        name = f"{resource.name}!{inner_name(resource.source)}"
        yield replace(resource, name=name, open=opened, kind=None, depth=resource.depth + 1)


def inner_name(name: str) -> str:
    """The name of what a compressed file holds: story.txt of story.txt.gz, news.tar of news.tgz."""
    stem, _, suffix = name.rpartition(".")
    return (stem or name) + _ALIASES.get(f".{suffix.lower()}", "")


def _copy(packed: BinaryIO, unpack: Callable[[BinaryIO], Iterator[bytes]], target: BinaryIO, name: str) -> None:
    """Unpacks as far as the limits allow."""
    given = 0
    for piece in unpack(packed):
        given += len(piece)
        if given > min(MAX_UNPACKED, max(FREE_BYTES, packed.tell() * MAX_RATIO)):
            raise ReadError(f"{name}: {BOMB}")
        target.write(piece)


def _pieces(stream: Any) -> Iterator[bytes]:
    while piece := stream.read(CHUNK):
        yield piece


def _xz_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Like _pieces; lzma's own file object has no limit for memory."""
    engine, packed = lzma.LZMADecompressor(memlimit=XZ_MEMORY), stream.read(CHUNK)
    while packed or not engine.needs_input:
        yield engine.decompress(packed, CHUNK)
        if engine.eof:  # another stream may follow, after zeros
            packed = (engine.unused_data or stream.read(CHUNK)).lstrip(b"\0")
            if not packed:
                return
            engine = lzma.LZMADecompressor(memlimit=XZ_MEMORY)
        else:
            packed = stream.read(CHUNK) if engine.needs_input else b""
    raise EOFError("it ends in the middle")
