"""Candidates of a reconciliation service, as `kg link` writes them, to be ruled on like other decisions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .records import DecisionRecord, Side


def link_records(rows: Iterable[Mapping[str, Any]]) -> list[DecisionRecord]:
    """A decision for each candidate; those of one name stand together, the best first."""
    return [record for row in rows for record in _records(row)]


def _records(row: Mapping[str, Any]) -> Iterator[DecisionRecord]:
    left = Side(str(row["left"]), thing=row.get("left_thing"))
    verdict = "same" if row.get("verdict") == "link" else "unsure"
    told = "; ".join(f"{name.partition(':')[2]}: {value}" for name, value in row.get("told", ()))
    for candidate in (row, *row.get("others", ())):
        about = (candidate.get("name"), candidate.get("description"), ", ".join(candidate.get("types", ())))
        yield DecisionRecord(
            "link", left, Side(str(candidate["right"])), verdict, float(candidate.get("score") or 0),
            " · ".join(part for part in (*about, f"our articles: {told}" if told else "") if part),
            type=str(row.get("type") or ""),
        )  # fmt: skip
