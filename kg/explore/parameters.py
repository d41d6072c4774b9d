"""Parameters of look-ups, which come from addresses as text."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.errors import LookupFailed

from .terms import Json

_MOST = 10_000


def read_parameters(function: Callable[..., Json], given: Mapping[str, str]) -> dict[str, Any]:
    """The keyword arguments of a look-up; raises LookupFailed for a name or a value that it does not take."""
    known = {p.name: p for p in inspect.signature(function).parameters.values() if p.kind is p.KEYWORD_ONLY}
    for name in given:
        if name not in known:
            raise LookupFailed(f"there is no parameter {name[:50]!r}; there are: {', '.join(sorted(known)) or 'none'}")
    for name, parameter in known.items():
        if parameter.default is parameter.empty and not given.get(name):
            raise LookupFailed(f"the parameter {name} is missing")
    return {name: _read(name, value, known[name].annotation) for name, value in given.items()}


def _read(name: str, value: str, kind: Any) -> Any:
    if kind is bool:
        return value.lower() in ("1", "true", "yes", "on")
    if kind is not int:
        return value
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:9]) <= _MOST:
        raise LookupFailed(f"{name} is a whole number from 1 to {_MOST}, not {value[:50]!r}")
    return int(value)


def parts(value: str) -> list[str]:
    """The parts of a list that is written with commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def in_range(date: str, since: str, until: str) -> bool:
    """Whether a date of any precision lies between two; a year lies in a range that holds any day of it."""
    if not since and not until:
        return True
    if not date or date.startswith("-"):
        return False
    return (not since or date >= since[: len(date)]) and (not until or date[: len(until)] <= until)


def page_of(found: Sequence[Any], page: int, size: int) -> tuple[list[Any], Json]:
    """The items of a page, counted from 1, and {total, page, pages}."""
    pages = max(1, -(-len(found) // size))
    page = min(page, pages)
    return list(found[(page - 1) * size : page * size]), {"total": len(found), "page": page, "pages": pages}
