"""Records as bytes, and back: pickles in which a data class or a named tuple is its class and its fields.

What Python does by itself for frozen data classes with slots asks for the fields of the class each time a record is
written or read, which takes longer than all the rest; for named tuples it takes twice as long.
"""

import io
import pickle
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

_PROTOCOL = 5


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How records are taken apart, by class; what is neither data class nor named tuple is pickled as ever."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        told: Callable[[Any], Any] = tuple
        if not (issubclass(kind, tuple) and hasattr(kind, "_fields")):
            names = [one.name for one in fields(kind) if one.init] if is_dataclass(kind) else []
            if len(names) < 2:  # attrgetter gives a tuple of two and more
                raise KeyError(kind)
            told = attrgetter(*names)
        self[kind] = lambda record: (kind, told(record))
        return self[kind]


_REDUCERS = _Reducers()


def pack(record: object) -> bytes:
    """A record as bytes. Its classes must be made by their fields alone, in their order."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, _PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(record)
    return written.getvalue()


def unpack(data: bytes, modules: Collection[str]) -> Any:
    """The record that the bytes hold. Raises UnpicklingError where they name anything that is not of the modules,
    so that a file from elsewhere runs no code."""
    return _Unpickler(io.BytesIO(data), modules).load()


class _Unpickler(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, modules: Collection[str]) -> None:
        super().__init__(source)
        self._modules = modules

    def find_class(self, module: str, name: str) -> Any:
        if module not in self._modules:
            raise pickle.UnpicklingError(f"{module}.{name} is no record that belongs here")
        return super().find_class(module, name)
