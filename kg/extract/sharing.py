"""Work that several extractors need and the first of them does."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

_Args = TypeVarTuple("_Args")
_T = TypeVar("_T")


def shared(function: Callable[[*_Args], _T]) -> Callable[[*_Args], _T]:
    """The function, but called again with the very objects of the last call it gives what it gave then.

    Objects are compared by identity: findings are never changed, and to hash them costs more than the work saved.
    """
    last: tuple[tuple[*_Args], _T] | None = None

    @wraps(function)
    def call(*args: *_Args) -> _T:
        nonlocal last
        if last is None or not all(map(is_, args, last[0])):
            last = args, function(*args)
        return last[1]

    return call
