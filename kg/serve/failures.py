"""What went wrong in a worker, as the problem that the client is told."""

import re
import sys
import traceback
from typing import Any

from kg.errors import KgError, LookupFailed

from .problem import Problem

_PLACE = re.compile(r"error at (\d+):(\d+)")
_CLASSES = re.compile(r"(?:, |or )?\[[^\]\n]*(?:\n[^\]\n]*)*\]")  # of characters, of which the parser lists each
_LONGEST = 600  # characters of a message


def describe_failure(error: Exception) -> dict[str, Any]:
    """Status, detail and facts of an error, for a Problem; what nobody foresaw is also told on standard error."""
    if isinstance(error, Problem):
        return {"status": error.status, "detail": error.detail, "facts": dict(error.facts)}
    if isinstance(error, SyntaxError):
        return syntax_failure(str(error))
    if isinstance(error, MemoryError):
        return {"status": 503, "detail": "the query needs more memory than it may have; ask for less at a time"}
    if isinstance(error, LookupFailed):
        return {"status": 404, "detail": str(error)[:_LONGEST]}
    if isinstance(error, KgError | ValueError):
        return {"status": 400, "detail": str(error)[:_LONGEST]}
    traceback.print_exception(error, file=sys.stderr)
    return {"status": 500, "detail": f"the server failed ({type(error).__name__}); its log tells more"}


def syntax_failure(message: str) -> dict[str, Any]:
    """The problem of a query that cannot be parsed, with line and column, both from 1."""
    place = _PLACE.search(message)
    facts = {"line": int(place[1]), "column": int(place[2])} if place else {}
    reason = " ".join(_CLASSES.sub("", message).split()).removesuffix(": expected")
    reason = reason if len(reason) <= _LONGEST else reason[: _LONGEST - 2] + " …"
    return {"status": 400, "detail": f"the query is not valid SPARQL: {reason}", "facts": facts}
