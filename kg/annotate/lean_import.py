"""spaCy without its command line: that takes libraries for downloads with it, a quarter of the time of the import."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

_CLI, _INFO = "spacy.cli", "spacy.cli.info"


@contextmanager
def without_command_line() -> Iterator[None]:
    """While the block imports spaCy, two empty modules stand for its command line; later imports find the real one."""
    found = find_spec("spacy") if "spacy" not in sys.modules else None
    if found is None or found.origin is None:
        yield
        return
    package, module = ModuleType(_CLI), ModuleType(_INFO)
    package.__path__ = [str(Path(found.origin).parent / "cli")]
    module.info = _info  # type: ignore[attr-defined]
    placed = {_CLI: package, _INFO: module}
    sys.modules |= placed
    try:
        yield
    finally:
        for name, stand_in in placed.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    """spacy.info, imported when it is called."""
    return import_module(_INFO).info(*arguments, **options)
