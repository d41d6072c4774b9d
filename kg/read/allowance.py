"""How much may come out of an archive, and how much a header of it may claim."""

import tarfile
from typing import BinaryIO

from kg.errors import ReadError

from .limits import BOMB, FREE_BYTES, MAX_BYTES, MAX_RATIO, MAX_UNPACKED, MB

HEADER = 1 * MB  # of one read from a tar file; its headers have some hundred bytes


class Allowance:
    """How much may still come out of an archive."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._left = min(MAX_UNPACKED, max(FREE_BYTES, size * MAX_RATIO))

    def read(self, member: BinaryIO, shown: str) -> bytes:
        """The bytes of a member. Raises ReadError where it or the archive as a whole has too many."""
        pieces, size = [], 0
        while piece := member.read(HEADER // 4):
            size += len(piece)
            if size > MAX_BYTES:
                raise ReadError(f"{shown}: larger than {MAX_BYTES // MB} MB; unpack and split it")
            if size > self._left:
                raise ReadError(f"{shown}: {self._name} {BOMB}")
            pieces.append(piece)
        self._left -= size
        return b"".join(pieces)


class Guarded:
    """The file below a tar archive: a header that claims to be huge is not read into memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self.seek, self.tell, self._read = stream.seek, stream.tell, stream.read

    def read(self, size: int = -1) -> bytes:
        """At most HEADER bytes at once; more is asked only by a damaged or hostile header."""
        if not 0 <= size <= HEADER:
            raise tarfile.ReadError("a header that is too large")
        return self._read(size)
