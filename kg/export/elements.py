"""XML elements around cells, written once for each value that comes often."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import BinaryIO

from .views import Cell

_CHUNK = 2000  # rows that are written at a time
KEPT = 1000


class Elements(dict[Cell, str]):
    """Cell -> element, of one column; kept at first, as most columns hold few different values."""

    def __init__(self, before: str, after: str, escape: Callable[[str], str]) -> None:
        super().__init__({"": ""})
        self._before, self._after, self._escape = before, after, escape

    def __missing__(self, cell: Cell) -> str:
        if cell.__class__ is str:
            element = f"{self._before}{self._escape(cell)}{self._after}"
        elif cell.__class__ is bool:
            element = f"{self._before}{'true' if cell else 'false'}{self._after}"
        else:
            element = f"{self._before}{cell}{self._after}"
        if len(self) < KEPT:
            self[cell] = element
        return element


def write_rows(stream: BinaryIO, rows: Iterable[str]) -> None:
    """Writes rows of text, many at a time."""
    rows = iter(rows)
    while lines := list(islice(rows, _CHUNK)):
        stream.write("".join(lines).encode())
