"""Precision, recall and F1, and what went wrong."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is not as the gold has it."""

    kind: str  # the kind of fact or layer: "triple", "mentions"
    error: str  # how it differs: "missing", "spurious", "wrong type"
    what: str  # the gold fact or the finding, in one line
    article: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How much of one kind of gold was met. `right` may be fractional; `found` is None where nothing is counted
    but what the gold asks for, so that there is no precision."""

    kind: str
    right: float
    wanted: int
    found: int | None = None

    @property
    def recall(self) -> float:
        """Share of the gold that was met; 0 without gold."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is in the gold; None where it is not known."""
        if self.found is None:
            return None
        return self.right / self.found if self.found else 0.0

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None without a precision."""
        if self.precision is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by kind, and the faults behind them. `traps` of the gold say what must not be found."""

    scores: tuple[Score, ...]
    faults: tuple[Fault, ...] = field(default=())
    traps: int = 0
    sprung: int = 0

    @property
    def overall(self) -> Score:
        """All kinds together."""
        found = [s.found for s in self.scores if s.found is not None]
        return Score(
            "all",
            sum(s.right for s in self.scores),
            sum(s.wanted for s in self.scores),
            sum(found) if found and len(found) == len(self.scores) else None,
        )

    def by_error(self) -> list[tuple[str, str, int]]:
        """(kind, error, how often), the most frequent first."""
        counts = Counter((f.kind, f.error) for f in self.faults)
        return [(*key, n) for key, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def as_records(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """The scores as plain records, shares rounded to four digits."""
    return [
        {"kind": s.kind, "right": round(s.right, 2), "wanted": s.wanted, "found": s.found,
         "precision": _rounded(s.precision), "recall": _rounded(s.recall), "f1": _rounded(s.f1)}
        for s in scores
    ]  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
