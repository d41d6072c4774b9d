"""Which decisions a person should look at, in which order."""

from collections.abc import Collection, Iterable

from .records import DecisionRecord


def open_records(
    records: Iterable[DecisionRecord], ruled: Collection[tuple[object, ...]] = (), *, below: float = 0.0,
    different: bool = False, name: str = "",
) -> list[DecisionRecord]:
    """The unsure decisions that are not ruled on, the surest first; each pair once.

    `below` asks for merges whose score is lower too, `different` for those that were blocked; `name` keeps the
    decisions of which a side has it, without regard to case.
    """
    found: dict[tuple[object, ...], DecisionRecord] = {}
    for record in sorted(records, key=_order):
        asked = (
            record.verdict == "unsure"
            or (record.verdict == "same" and record.score < below)
            or (record.verdict == "different" and different)
        )
        if asked and record.pair not in ruled and _concerns(record, name):
            found.setdefault(record.pair, record)
    return list(found.values())


def _order(record: DecisionRecord) -> tuple[object, ...]:
    """Unsure ones first, the surest of them first; the candidates for one name stand together."""
    together = record.left.name if record.kind == "link" else ""
    return (record.verdict != "unsure", together, -record.score, record.kind, str(record.left), str(record.right))


def _concerns(record: DecisionRecord, name: str) -> bool:
    wanted = name.casefold()
    return any(wanted in side.name.casefold() for side in (record.left, record.right))
