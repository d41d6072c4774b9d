"""Tables of what resolution has worked out: in memory, and in an SQLite file when they outgrow it or are kept.

Values are never changed in place: a row is replaced. Keys are strings or tuples of them, written as version 2
of marshal writes them, where a key has one form.
"""

import marshal
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from typing import Any, Generic, TypeVar

from kg.model.packing import pack, unpack

from .marks import Marks

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
ROOM = 700_000  # bytes, as they are written, of the rows of one table that were used last and stay in memory
_HELD = (100, 15_000)  # rows that this is at least, and at most
_PORTION = 5_000  # keys that are read at a time
_ABSENT: Any = object()
_MODULES = frozenset({
    "kg.model.findings", "kg.model.span", "kg.resolve.profiles", "kg.resolve.article_profiles",
    "kg.resolve.entities", "kg.resolve.event_profiles",
})


class Table(Generic[K, V]):
    """Rows by key. `encode` and `decode` stand between a value and what is written of it."""

    def __init__(
        self, name: str, connection: sqlite3.Connection | None,
        encode: Callable[[V], Any] | None = None, decode: Callable[[Any], V] | None = None,
    ) -> None:  # fmt: skip
        self._name = name
        self._connection = connection
        self._encode, self._decode = encode, decode
        self._rows: dict[K, V] = {}
        self._earlier: dict[K, V] = {}  # rows that were not used since the others were let go
        self._changed: set[K] = set()
        self._held = _HELD[0]
        self._size = (0, 0)  # rows and bytes that were written
        self._stored = False  # the file may have rows
        self.get: Callable[[K], V | None] = self._rows.get if connection is None else self._fetch
        """The row of a key, None where there is none."""
        if connection is not None:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {name} (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
            self._stored = connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is not None
        self._marks = None if connection is None or self._stored else Marks()

    def _fetch(self, key: K) -> V | None:
        found = self._rows.get(key, _ABSENT)
        if found is _ABSENT and self._stored and key not in self._rows and self._may_have(key):
            found = self._earlier.pop(key, None)
            if found is None:
                found = self._read(key)
            self._make_room()
            self._rows[key] = found
        return None if found is _ABSENT else found

    def __getitem__(self, key: K) -> V:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def put(self, key: K, value: V | None) -> None:
        """Replaces the row of a key; None takes it away."""
        if self._connection is None:
            if value is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = value
            return
        if value is None and key not in self._rows and not self._may_have(key):
            return
        self._make_room()
        self._earlier.pop(key, None)
        self._changed.add(key)
        self._rows[key] = _ABSENT if value is None else value
        if self._marks is not None:
            self._marks.add(key)

    def is_empty(self) -> bool:
        """Whether it has no row; one in a file, whether it has never had one."""
        return not self._rows if self._connection is None else self._marks is not None and not self._marks

    def keys(self) -> Iterator[K]:
        """The keys of all rows, in no order."""
        if self._connection is None:
            yield from self._rows
            return
        self.save()
        after, query = b"", f"SELECT key FROM {self._name} WHERE key > ? ORDER BY key LIMIT {_PORTION}"
        while keys := self._connection.execute(query, (after,)).fetchall():
            yield from (marshal.loads(key) for (key,) in keys)
            after = keys[-1][0]

    def save(self) -> None:
        """Writes what was changed to the file."""
        if self._connection is None:
            return
        rows = self._rows
        gone = [(_written(k),) for k in self._changed if rows[k] is _ABSENT]
        kept = [(_written(k), self._dumped(rows[k])) for k in self._changed if rows[k] is not _ABSENT]
        self._stored = True
        self._connection.executemany(f"DELETE FROM {self._name} WHERE key = ?", gone)
        self._connection.executemany(f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)", sorted(kept))
        self._changed.clear()
        rows_written, size = self._size[0] + len(kept), self._size[1] + sum(len(value) for _, value in kept)
        self._size = rows_written, size
        if size:
            self._held = min(max(_HELD[0], ROOM * rows_written // size), _HELD[1])

    def clear(self) -> None:
        """Takes all rows away."""
        self._rows.clear()
        self._earlier.clear()
        self._changed.clear()
        if self._connection is not None:
            self._connection.execute(f"DELETE FROM {self._name}")
            self._marks = Marks()

    def forget(self) -> None:
        """Lets go of rows that are safe in the file."""
        if self._connection is not None:
            self.save()
            self._rows.clear()
            self._earlier.clear()

    def _make_room(self) -> None:
        """Lets go of rows that were not used for long: what was used since then is kept for another round."""
        if self._connection is not None and len(self._rows) >= self._held:
            self.save()
            self._rows, self._earlier = {}, self._rows

    def _may_have(self, key: K) -> bool:
        return self._marks is None or key in self._marks

    def _read(self, key: K) -> V:
        query = f"SELECT value FROM {self._name} WHERE key = ?"
        row = self._connection.execute(query, (_written(key),)).fetchone() if self._connection else None
        if row is None:
            return _ABSENT  # type: ignore[no-any-return]
        held = unpack(row[0], _MODULES)
        return held if self._decode is None else self._decode(held)

    def _dumped(self, value: V) -> bytes:
        return pack(value if self._encode is None else self._encode(value))


def _written(key: Any) -> bytes:
    return marshal.dumps(key, 2)
