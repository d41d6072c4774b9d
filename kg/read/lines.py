"""The lines of a text file: of a large one they are read one after the other."""

import io
from collections.abc import Iterator

from kg.errors import ReadError

from .decode import decode_bytes, decode_text
from .limits import MAX_BYTES, MAX_LINE, MB
from .resource import Resource


def text_lines(resource: Resource, newline: str) -> Iterator[str]:
    """The lines with their ends; `newline` as io.StringIO has it. Raises ReadError where one is too long.

    A file of at most MAX_BYTES has one encoding. In a larger one each line is UTF-8, or else Windows-1252.
    """
    try:
        with resource.open() as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ReadError(f"{resource.name}: cannot be read ({reason}); check its permissions") from error
    if len(data) <= MAX_BYTES:
        return iter(io.StringIO(decode_text(data, resource.name), newline=newline))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError(f"{resource.name}: larger than {MAX_BYTES // MB} MB and not UTF-8; save it as UTF-8")
    return _many(resource)


def _many(resource: Resource) -> Iterator[str]:
    with resource.open() as stream:
        while line := stream.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                raise ReadError(f"{resource.name}: a line longer than {MAX_LINE // MB} MB; what follows is not read")
            yield decode_bytes(line, "utf-8")
