"""Answers as lines of a file of decisions: links that a build replays, and open ones for `kg review`."""

from typing import Any

from .answers import Answer, Candidate
from .service import Service


def answer_row(answer: Answer, service: Service) -> dict[str, Any] | None:
    """A line with the verdict "link" where the service is sure, "unsure" where it has candidates, None without any."""
    best = answer.certain or next(iter(answer.candidates), None)
    if best is None:
        return None
    question = answer.question
    row = {
        "kind": "link", "left": question.label, "verdict": "link" if answer.certain else "unsure",
        "right": service.iri(best.id), "score": best.score, "type": question.type, "left_thing": question.thing,
        "service": service.name, **_told(best),
    }  # fmt: skip
    if question.told:
        row["told"] = [list(pair) for pair in question.told]
    others = [_other(c, service) for c in answer.candidates if c is not best]
    return row | ({"others": others} if others and not answer.certain else {})


def _told(candidate: Candidate) -> dict[str, Any]:
    row: dict[str, Any] = {"name": candidate.name}
    if candidate.description:
        row["description"] = candidate.description
    if candidate.types:
        row["types"] = list(candidate.types)
    return row


def _other(candidate: Candidate, service: Service) -> dict[str, Any]:
    return {"right": service.iri(candidate.id), "score": candidate.score, **_told(candidate)}
