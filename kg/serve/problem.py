"""What is answered instead of data: an HTTP status with a JSON body that says what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KgError


@dataclass
class Problem(KgError):
    """A request that gets no data: the status, one clear sentence, and facts such as line and column."""

    status: int
    detail: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.detail

    def body(self) -> dict[str, Any]:
        """The JSON body."""
        return {"status": self.status, "error": self.detail, **self.facts}


def busy(detail: str, *, status: int = 503, seconds: int = 2) -> Problem:
    """The problem of a server that has too much to do now, with the time to wait before the next try."""
    return Problem(status, detail, {"retry_after": seconds}, {"retry-after": str(seconds)})
