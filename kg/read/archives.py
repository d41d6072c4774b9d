"""Archives (.zip, .tar): each member is read in memory, nothing is written to disk under a member's name."""

import io
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from kg.errors import ReadError

from .allowance import Allowance, Guarded
from .limits import MAX_BYTES, MAX_DEPTH, MAX_MEMBERS, MB
from .resource import Context, Item, Rejected, Resource

_TOO_MANY = f"more than {MAX_MEMBERS:,} members; the rest is not read: split it"
_DAMAGED = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, tarfile.TarError, NotImplementedError,
            RuntimeError, OverflowError, IndexError)  # fmt: skip


def inner_resource(outer: Resource, name: str, opened: Callable[[], BinaryIO]) -> Resource | Rejected:
    """What lies in an archive or a mail under a name; hidden files are passed over."""
    shown = f"{outer.name}!{clean_name(name)}"
    if unsafe_name(name):
        return Rejected(shown, "its name leads out of the archive; it is not read")
    if any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
        return Rejected(shown, "a hidden file", skipped=True)
    return replace(outer, name=shown, open=opened, kind=None, charset=None, depth=outer.depth + 1)


def unsafe_name(name: str) -> bool:
    """Whether a member's name would lead out of a folder into which it is unpacked."""
    parts = re.split(r"[/\\]", name)
    return name.startswith(("/", "\\")) or ".." in parts or bool(re.match(r"[A-Za-z]:", name)) or "\0" in name


def clean_name(name: str) -> str:
    """A member's name as messages show it, in one line and not too long."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[-200:]


def read_zip(resource: Resource, context: Context) -> Iterator[Item]:
    """The members of a .zip file."""
    if resource.depth >= MAX_DEPTH:
        yield _too_deep(resource)
        return
    try:
        with resource.open() as stream, zipfile.ZipFile(stream) as archive:
            allowance = Allowance(resource.name, _size(stream))
            for info in archive.infolist()[:MAX_MEMBERS]:
                if not info.is_dir():
                    yield _zip_member(resource, archive, info, allowance)
            if len(archive.infolist()) > MAX_MEMBERS:
                yield Rejected(resource.name, _TOO_MANY)
    except _DAMAGED as error:
        raise ReadError(f"{resource.name}: damaged archive ({_words(error)}); pack it again") from error


def _zip_member(
    resource: Resource, archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: "Allowance"
) -> Resource | Rejected:
    shown = f"{resource.name}!{clean_name(info.filename)}"
    if stat.S_ISLNK(info.external_attr >> 16):
        return Rejected(shown, "a link; links in archives are not followed", skipped=True)
    if info.flag_bits & 1:
        return Rejected(shown, "encrypted; unpack it first")

    def opened() -> BinaryIO:
        try:
            with archive.open(info) as member:
                return io.BytesIO(allowance.read(cast(BinaryIO, member), shown))
        except _DAMAGED as error:
            raise ReadError(f"{shown}: damaged ({_words(error)}); pack it again") from error

    return inner_resource(resource, info.filename, opened)


def read_tar(resource: Resource, context: Context) -> Iterator[Item]:
    """The members of a .tar file; links and devices are passed over."""
    if resource.depth >= MAX_DEPTH:
        yield _too_deep(resource)
        return
    try:
        with resource.open() as stream:
            allowance = Allowance(resource.name, _size(stream))
            with tarfile.open(fileobj=cast(BinaryIO, Guarded(stream)), mode="r:") as archive:
                for number, info in enumerate(archive):
                    if number >= MAX_MEMBERS:
                        yield Rejected(resource.name, _TOO_MANY)
                        return
                    if not info.isdir():
                        yield _tar_member(resource, archive, info, allowance)
    except _DAMAGED as error:
        raise ReadError(f"{resource.name}: damaged archive ({_words(error)}); pack it again") from error


def _tar_member(
    resource: Resource, archive: tarfile.TarFile, info: tarfile.TarInfo, allowance: "Allowance"
) -> Resource | Rejected:
    shown = f"{resource.name}!{clean_name(info.name)}"
    if not info.isreg():
        kind = "a link" if info.issym() or info.islnk() else "a device or pipe"
        return Rejected(shown, f"{kind}; only files in archives are read", skipped=True)

    def opened() -> BinaryIO:
        member = archive.extractfile(info)
        if member is None or info.size > MAX_BYTES:
            raise ReadError(f"{shown}: larger than {MAX_BYTES // MB} MB; unpack and split it")
        try:
            return io.BytesIO(allowance.read(cast(BinaryIO, member), shown))
        except _DAMAGED as error:
            raise ReadError(f"{shown}: damaged ({_words(error)}); pack it again") from error

    return inner_resource(resource, info.name, opened)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END) or stream.tell()
    stream.seek(0)
    return size


def _too_deep(resource: Resource) -> Rejected:
    return Rejected(resource.name, f"archives in archives beyond {MAX_DEPTH} levels; unpack it first")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
