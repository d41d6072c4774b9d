"""What calls have cost, so that one whose like was long does not stand in the way of short ones again."""

import json
import re
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

_REMEMBERED = 4096  # kinds of calls
_CONSTANTS = re.compile(r"""#[^\n\r]*|<[^<>\s]*>|"[^"\n\r]*"|'[^'\n\r]*'|\s+""")


class Costs:
    """The CPU seconds of the last call of each kind."""

    def __init__(self) -> None:
        self._seconds: OrderedDict[bytes, float] = OrderedDict()

    def of(self, kind: bytes) -> float:
        """What such a call cost the last time; 0 for one that is new."""
        return self._seconds.get(kind, 0.0)

    def remember(self, kind: bytes, seconds: float) -> None:
        """Keeps the latest cost; the kind that was not asked for longest is forgotten."""
        self._seconds[kind] = seconds
        self._seconds.move_to_end(kind)
        if len(self._seconds) > _REMEMBERED:
            self._seconds.popitem(last=False)


def kind_of_call(function_path: str, kwargs: Mapping[str, Any]) -> bytes:
    """What calls have in common that cost alike: queries that differ in IRIs, texts and comments only are one kind."""
    shape = _CONSTANTS.sub(" ", kwargs["query"]) if "query" in kwargs else json.dumps(kwargs, sort_keys=True)
    return blake2b(f"{function_path} {shape}".encode(), digest_size=16).digest()
