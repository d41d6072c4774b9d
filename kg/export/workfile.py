"""A temporary file with tables: what outgrows memory while an export is written."""

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import ExportError

_CACHE_KIB = 16_000
_PRAGMAS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{};"


class Workfile:
    """Tables that go with the process. Raises ExportError where they cannot be written."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", check_same_thread=False)  # the collector may run in any thread
        weakref.finalize(self, self._connection.close)
        self._connection.executescript(_PRAGMAS.format(_CACHE_KIB))

    def table(self, name: str, columns: str) -> None:
        """Makes a table, empty."""
        with _failing_clearly():
            self.drop(name)
            self._connection.execute(f"CREATE TABLE {name} ({columns})")

    def drop(self, name: str) -> None:
        """Gives the room of a table back to others."""
        self._connection.execute(f"DROP TABLE IF EXISTS {name}")

    def put(self, name: str, rows: Iterable[tuple[object, ...]], width: int) -> None:
        """Puts rows into a table."""
        with _failing_clearly():
            self._connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)

    def rows(self, name: str, order: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table in an order."""
        with _failing_clearly():
            yield from self._connection.execute(f"SELECT * FROM {name} ORDER BY {order}")

    def row(self, name: str, column: str, value: str) -> tuple[Any, ...] | None:
        """The row with a value in a column."""
        found: tuple[Any, ...] | None = self._connection.execute(
            f"SELECT * FROM {name} WHERE {column} = ?", (value,)
        ).fetchone()
        return found


@contextmanager
def _failing_clearly() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise ExportError(f"a temporary file cannot be written ({error}); free some space, or set TMPDIR") from error
