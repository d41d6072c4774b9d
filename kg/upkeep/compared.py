"""What of each article is compared with the others, kept beside the database of a generation."""

import io
import pickle
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.assemble import Comparable

_MODULES = frozenset({"kg.assemble.comparables", "kg.compare.claims"})


class ComparedArticles:
    """A file of comparables by article id. It is derived: a full build makes it again."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = OFF")  # nothing refers to it before it is complete
        self._connection.execute("CREATE TABLE IF NOT EXISTS compared (article TEXT PRIMARY KEY, data BLOB)")

    def put(self, article: str, data: bytes) -> None:
        """Keeps what `packed_comparable` made of an article."""
        self._connection.execute("INSERT OR REPLACE INTO compared VALUES (?, ?)", (article, data))

    def remove(self, article: str) -> None:
        """Takes an article out."""
        self._connection.execute("DELETE FROM compared WHERE article = ?", (article,))

    def __iter__(self) -> Iterator[Comparable]:
        for (data,) in self._connection.execute("SELECT data FROM compared ORDER BY article"):
            yield _Unpickler(io.BytesIO(data)).load()

    def close(self) -> None:
        """Writes all to the file."""
        self._connection.commit()
        self._connection.close()


def packed_comparable(comparable: Comparable) -> bytes:
    """A comparable as the file keeps it."""
    return pickle.dumps(comparable, 5)


class _Unpickler(pickle.Unpickler):
    """Makes records of ours and nothing else: a file from elsewhere runs no code."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in _MODULES:
            raise pickle.UnpicklingError(f"{module}.{name} is nothing that is compared")
        return super().find_class(module, name)
