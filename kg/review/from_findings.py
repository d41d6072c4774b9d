"""The decisions in resolved findings."""

from collections.abc import Iterable, Iterator

from kg.model import Decision, Findings, Passage

from .records import DecisionRecord, Side, narrowed, strongest_first


def findings_records(findings: Iterable[Findings], *, within: bool = False) -> list[DecisionRecord]:
    """The decisions across articles, and `within` articles where asked; the best scores first."""
    found = list(_records(findings, within))
    return sorted(found, key=lambda r: (-r.score, r.kind, r.left, r.right, r.reason))


def _records(findings: Iterable[Findings], within: bool) -> Iterator[DecisionRecord]:
    for one in findings:
        kinds = {entity.id: entity.type for entity in one.entities}
        for decision in one.decisions:
            if decision.left_at or decision.right_at:
                yield narrowed(_record(decision, kinds, (decision.left_at, decision.right_at)))
            elif within:
                text = one.article.text
                places = [Passage(one.article.id, *span, text[slice(*span)]) for span in decision.evidence]
                left, right = [*places, None, None][:2]
                yield narrowed(_record(decision, kinds, (left, right), within=True))


def _record(
    decision: Decision, kinds: dict[str, str], places: tuple[Passage | None, Passage | None], *, within: bool = False
) -> DecisionRecord:
    thing = decision.entity or ""
    left = Side(decision.left, places[0], thing=decision.entity)
    right = Side(decision.right, places[1], thing=decision.other or decision.entity)
    return DecisionRecord(
        "event" if thing.startswith("event/") else "entity", left, right, decision.verdict, round(decision.score, 2),
        decision.reason, strongest_first(decision.features), kinds.get(thing, ""), within,
    )  # fmt: skip
