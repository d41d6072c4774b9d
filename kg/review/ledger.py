"""The file of a person's decisions while it is written: each line is safe on the disk before the next is asked."""

import json
import os
from pathlib import Path
from typing import Any

from kg.errors import ReadError


class Ledger:
    """Appends decisions to a file and takes back those that it has appended."""

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._sizes: list[int] = []

    def append(self, row: dict[str, Any]) -> None:
        """Adds a line. Raises ReadError where the file cannot be written."""
        line = json.dumps(row, ensure_ascii=False).encode()
        try:
            with self._path.open("ab+") as file:
                size = file.seek(0, os.SEEK_END)
                file.write((b"" if size == 0 or _ends_line(file, size) else b"\n") + line + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise ReadError(f"{self._path}: the decision cannot be written ({error.strerror})") from error
        self._sizes.append(size)

    def undo(self) -> bool:
        """Takes back the last line that was appended; False where none is left."""
        if not self._sizes:
            return False
        os.truncate(self._path, self._sizes.pop())
        return True


def _ends_line(file: Any, size: int) -> bool:
    file.seek(size - 1)
    return bool(file.read(1) == b"\n")
