"""Findings between the two passes of a run: in a file, so that memory holds those of no article."""

import os
import pickle
from typing import BinaryIO

from kg.model import Findings
from kg.model.packing import pack


def packed(findings: Findings) -> bytes:
    """Findings as a spool keeps them."""
    return pack(findings)


class Spool:
    """A temporary file of findings, by article id; processes that fork from this one read it too."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}  # offset, length

    def add(self, article: str, data: bytes) -> None:
        """Keeps the packed findings of an article."""
        self._places[article] = (self._file.tell(), len(data))
        self._file.write(data)

    def articles(self) -> list[str]:
        """The ids of the articles, sorted; all are there to be read."""
        self._file.flush()
        return sorted(self._places)

    def read(self, article: str) -> Findings:
        """The findings of an article."""
        offset, length = self._places[article]
        findings: Findings = pickle.loads(os.pread(self._file.fileno(), length, offset))
        return findings
