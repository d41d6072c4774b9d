"""Articles that were set aside because they could not be read, with the reason: `kg status` lists them.

They are not tried again while nothing that reading depends on has changed; `--retry` does so.
"""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass

from kg.durable import write_file
from kg.store import StoreFolder


@dataclass(frozen=True, slots=True)
class Case:
    """An article that was set aside, the file it came in, and why."""

    article: str
    source: str | None
    reason: str


def read_cases(store: StoreFolder) -> dict[str, Case]:
    """The cases by the key that the article's record would have; a list that cannot be read is as good as none."""
    try:
        found = json.loads(store.set_aside.read_bytes())
        return {key: Case(**case) for key, case in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def add_case(store: StoreFolder, key: str, case: Case) -> None:
    """Adds a case to the list."""
    _write(store, read_cases(store) | {key: case})


def close_cases(store: StoreFolder, keys: Collection[str], articles: Collection[str]) -> None:
    """Takes cases off the list: those of keys that were read after all, and of articles that are gone or replaced."""
    cases = read_cases(store)
    left = {key: case for key, case in cases.items() if key not in keys and case.article not in articles}
    if left != cases:
        _write(store, left)


def _write(store: StoreFolder, cases: dict[str, Case]) -> None:
    rows = {key: asdict(case) for key, case in sorted(cases.items())}
    write_file(store.set_aside, f"{json.dumps(rows, ensure_ascii=False, indent=1)}\n".encode())
