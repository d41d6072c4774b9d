"""Answers on disk: what was asked once is not asked again, and a run that was stopped goes on."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import RemoteError


class AnswerCache:
    """A file of answers by service and query; safe on disk after each batch."""

    def __init__(self, path: str | Path, service: str) -> None:
        self._service = service
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path)
            self._connection.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT)")
        except (OSError, sqlite3.Error) as error:
            raise RemoteError(f"{path}: the cache cannot be opened ({error}); name another with --cache") from error

    def get(self, query: Mapping[str, Any]) -> Any:
        """What the service answered to the query, None where it was not asked."""
        row = self._connection.execute("SELECT answer FROM answers WHERE key = ?", (self._key(query),)).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, answers: Iterable[tuple[Mapping[str, Any], Any]]) -> None:
        """Keeps the answers of a batch."""
        with self._connection:
            rows = [(self._key(query), json.dumps(answer, ensure_ascii=False)) for query, answer in answers]
            self._connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?)", rows)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def _key(self, query: Mapping[str, Any]) -> str:
        return hashlib.sha256(f"{self._service}\n{json.dumps(query, sort_keys=True)}".encode()).hexdigest()
