"""One decision as it is written, read, shown and ruled on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from kg.model import Feature, Passage

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """One of the two names or events. `article` narrows a name that is not the same person's everywhere."""

    name: str
    at: Passage | None = None
    article: str | None = None
    thing: str | None = None  # identifier of what it is part of


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision with all that it rests on; `kind` is "entity", "event" or "link", whose right side is an IRI."""

    kind: str
    left: Side
    right: Side
    verdict: str
    score: float
    reason: str
    features: tuple[Feature, ...] = ()
    type: str = ""  # class of the left side: "schema:Person"
    within: bool = False  # taken within one article, by its coreference

    @property
    def pair(self) -> tuple[object, ...]:
        """What it is about, whichever side stands left: the pair of a person's ruling on it."""
        if self.kind == "link":
            return ("link", self.left.name, self.left.article, self.right.name)
        return tuple(sorted(map(self._named, (self.left, self.right)), key=repr))

    def _named(self, side: Side) -> tuple[object, ...]:
        at = tuple(side.at[:3]) if self.kind == "event" and side.at else None
        return (side.name, side.article, at)

    def to_json(self) -> Json:
        """The decision as `kg decisions` writes it and `--decisions` reads it."""
        row: Json = {"kind": self.kind, "left": self.left.name, "right": self.right.name, "verdict": self.verdict,
                     "score": self.score, "reason": self.reason}  # fmt: skip
        row["features"] = [{"feature": f.name, "score": f.score, "detail": f.detail} for f in self.features]
        for name, side in (("left", self.left), ("right", self.right)):
            if side.article:
                row[f"{name}_article"] = side.article
            if side.at:
                row[f"{name}_at"] = side.at._asdict()
            if side.thing:
                row[f"{name}_thing"] = side.thing
        return row | ({"type": self.type} if self.type else {})


def strongest_first(features: Iterable[Feature]) -> tuple[Feature, ...]:
    """The features as a graph has them too: rounded, those that tell most first."""
    rounded = (Feature(f.name, round(f.score, 2), f.detail) for f in features)
    return tuple(sorted(rounded, key=lambda f: (-abs(f.score - 0.5), f)))


def narrowed(record: DecisionRecord) -> DecisionRecord:
    """The record with sides that name one article where a name alone would say too much: a bare surname, a noun,
    and what was decided within one article."""
    if record.kind == "event":
        return record
    left, right = (_narrow(side, record) for side in (record.left, record.right))
    return replace(record, left=left, right=right)


def _narrow(side: Side, record: DecisionRecord) -> Side:
    bare = record.type == "schema:Person" and " " not in side.name
    common = not side.name[:1].isupper() and record.type != "kgo:Position"
    if side.at and (record.within or bare or common):
        return replace(side, article=side.at.article)
    return side
