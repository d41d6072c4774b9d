"""What a service answers: candidates with a score, of which it may be sure of one."""

from dataclasses import dataclass
from typing import Any

from kg.errors import RemoteError

from .questions import Question


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that the service knows."""

    id: str
    name: str
    score: float
    match: bool
    types: tuple[str, ...] = ()  # names of its classes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidates for a question, best first."""

    question: Question
    candidates: tuple[Candidate, ...]

    @property
    def certain(self) -> Candidate | None:
        """The only candidate that the service itself calls a match; None where there is none, or several."""
        matches = [candidate for candidate in self.candidates if candidate.match]
        return matches[0] if len(matches) == 1 else None


def read_candidates(value: Any, service: str) -> tuple[Candidate, ...]:
    """The candidates in the `result` of a query. Raises RemoteError where it is none."""
    try:
        found = [_candidate(item) for item in value["result"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RemoteError(f"{service}: an answer is not of the Reconciliation Service API ({error!r})") from error
    return tuple(sorted(found, key=lambda c: (-c.score, not c.match, c.id)))


def _candidate(item: Any) -> Candidate:
    kinds = item.get("type") or ()
    return Candidate(
        str(item["id"]), str(item.get("name") or item["id"]), float(item.get("score") or 0), bool(item.get("match")),
        tuple(str(kind.get("name") or kind.get("id")) if isinstance(kind, dict) else str(kind) for kind in kinds),
        str(item.get("description") or ""),
    )  # fmt: skip
