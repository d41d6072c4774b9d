"""Settings of the command line: a file `kg.toml` gives defaults; KG_* variables and options go before it.

    [build]
    output = "graph"
    workers = 4

A table has the name of a command and the keys of its options.
"""

import os
import tomllib
from pathlib import Path
from typing import Any

from kg.errors import KgError

FILE_NAME = "kg.toml"


def read_settings(folder: Path | None = None) -> dict[str, dict[str, Any]]:
    """Command -> option -> value, from the file that KG_CONFIG names, else from kg.toml in the folder.

    Returns an empty dictionary where there is no such file; raises KgError when it cannot be read.
    """
    named = os.environ.get("KG_CONFIG")
    path = Path(named) if named else (folder or Path.cwd()) / FILE_NAME
    if not named and not path.is_file():
        return {}
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KgError(f"{path}: the settings cannot be read: {error}; mend the file or remove it") from error
    wrong = [name for name, table in settings.items() if not isinstance(table, dict)]
    if wrong:
        raise KgError(f"{path}: {wrong[0]!r} stands outside a table; write it below [build], [export] …")
    return settings
