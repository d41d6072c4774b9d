"""What a generation keeps of each article beside its database: the lines of its graph, and what is compared of it.

The lines are in the database too, but it gives them back ten times more slowly. The file is derived: a full build makes
it again.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import StoreError

COMPARISON = ""  # in the place of an article: the graph of what comparing articles shows
_LEVEL = 1
_READ = "?mode=ro&immutable=1"
_TABLE = "CREATE TABLE IF NOT EXISTS parts (article TEXT PRIMARY KEY, lines BLOB, compared BLOB)"


class Parts:
    """A file of parts by article id; raises StoreError where it is damaged."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}{'' if writable else _READ}", uri=True)
            if writable:
                self._connection.execute("PRAGMA synchronous = OFF")  # nothing refers to it before it is complete
                self._connection.execute("PRAGMA secure_delete = ON")
                self._connection.execute(_TABLE)
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def put(self, article: str, lines: Iterable[str], compared: bytes = b"") -> None:
        """Keeps the lines of N-Quads of an article, and what is compared of it."""
        packed = zlib.compress("\n".join(lines).encode(), _LEVEL)
        self._connection.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", (article, packed, compared))

    def remove(self, article: str) -> None:
        """Takes an article out."""
        self._connection.execute("DELETE FROM parts WHERE article = ?", (article,))

    def lines(self, article: str) -> list[str]:
        """The lines of an article, empty where it is not there."""
        found = self._connection.execute("SELECT lines FROM parts WHERE article = ?", (article,)).fetchone()
        return self._unpacked(found[0]) if found else []

    def articles(self) -> list[str]:
        """The ids of the articles, and COMPARISON, in order."""
        return [article for (article,) in self._read("SELECT article FROM parts ORDER BY article")]

    def all_lines(self) -> Iterator[list[str]]:
        """The lines of every article, and of the comparison."""
        for (packed,) in self._read("SELECT lines FROM parts ORDER BY article"):
            yield self._unpacked(packed)

    def compared(self) -> Iterator[bytes]:
        """What is compared of every article, in the order of their ids."""
        for (data,) in self._read("SELECT compared FROM parts WHERE article != '' ORDER BY article"):
            yield data

    def close(self) -> None:
        """Writes all to the file."""
        self._connection.commit()
        self._connection.close()

    def _read(self, query: str) -> Iterator[tuple[Any]]:
        try:
            yield from self._connection.execute(query)
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _unpacked(self, packed: bytes) -> list[str]:
        try:
            text = zlib.decompress(packed).decode()
        except (zlib.error, UnicodeDecodeError) as error:
            raise self._damaged(error) from error
        return text.split("\n") if text else []

    def _damaged(self, error: Exception) -> StoreError:
        return StoreError(f"{self._path}: damaged ({error}); repair the store: kg build --repair")
