"""What a person has decided about identity: `decisions.jsonl`, one JSON object a line, replayed at every build.

    {"left": "Ann Lee", "right": "Anne Lee", "verdict": "same"}
    {"left": "Tom Hale", "right": "Thomas Hale", "verdict": "different"}
    {"left": "Mayday", "verdict": "rename", "right": "Croydon University Hospital"}
    {"left": "Gannett", "verdict": "retype", "right": "schema:Corporation"}
    {"left": "Georgia", "verdict": "link", "right": "https://www.wikidata.org/entity/Q230"}
    {"left": "Georgia", "verdict": "unlink", "right": "https://www.wikidata.org/entity/Q1428"}

"link" is owl:sameAs, "match" skos:exactMatch. A name stands for everything that articles call by it;
`left_article` and `right_article` narrow a side to one article. An event is named by a passage of each side instead:
`"kind": "event"` with `left_at` and `right_at`, as `kg decisions` writes them. Rulings win over our own decisions; of
several on one pair the last one counts. Lines with the verdict "unsure" decide nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.vocab import ENTITY_CLASSES

BY_A_PERSON = "a person decided so"
PAIRS = ("same", "different", "unsure")
LINKS = ("link", "match", "unlink")
VERDICTS = (*PAIRS, "rename", "retype", *LINKS)
Place = tuple[str, int, int]  # article, start, end


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a person. `right` is a name, the new label, a class or an IRI, as the verdict asks."""

    left: str
    verdict: str
    right: str
    left_article: str | None = None
    right_article: str | None = None
    left_at: Place | None = None  # of events
    right_at: Place | None = None
    of_link: bool = False  # `right` is the IRI of a public identifier
    type: str | None = None  # class of what the names stand for; other things of the names are not meant
    decided_by: str = BY_A_PERSON

    @property
    def of_events(self) -> bool:
        """True where the two sides are events, named by their passages."""
        return self.left_at is not None

    @property
    def pair(self) -> tuple[object, ...]:
        """What the ruling is about, whichever side stands left."""
        if self.of_link:
            return ("link", self.left, self.left_article, self.right)
        if self.verdict not in PAIRS:
            return (self.verdict, self.left, self.left_article)
        sides = ((self.left, self.left_article, self.left_at), (self.right, self.right_article, self.right_at))
        return tuple(sorted(sides, key=repr))


def gather_rulings(decisions: Iterable[str | Path | Ruling]) -> tuple[Ruling, ...]:
    """The rulings given and those of the files named; of several on one pair the last one counts."""
    latest: dict[object, Ruling] = {}
    for item in decisions:
        for ruling in (item,) if isinstance(item, Ruling) else read_rulings(item):
            latest.pop(ruling.pair, None)
            latest[ruling.pair] = ruling
    return tuple(latest.values())


def read_rulings(path: str | Path) -> tuple[Ruling, ...]:
    """The rulings of a file of decisions. Raises ReadError, naming the file and the line, where it cannot be read."""
    return parse_rulings(_lines(path), str(path))


def _lines(path: str | Path) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ReadError(f"{path}: the decisions cannot be read ({reason})") from error


def parse_rulings(lines: Iterable[str], source: str = "decisions") -> tuple[Ruling, ...]:
    """The rulings that count, in order. Raises ReadError with the source and the number of a line that is none."""
    return tuple(ruling for ruling in _latest(lines, source) if ruling.verdict != "unsure")


def ruled_pairs(path: str | Path) -> frozenset[tuple[object, ...]]:
    """What the lines of a file are about, those left "unsure" too. Raises ReadError as read_rulings does."""
    return frozenset(ruling.pair for ruling in _latest(_lines(path), str(path)))


def _latest(lines: Iterable[str], source: str) -> Iterable[Ruling]:
    latest: dict[object, Ruling] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                ruling = _ruling(json.loads(line))
            except ValueError as error:
                reason = f"not JSON ({error.msg})" if isinstance(error, json.JSONDecodeError) else str(error)
                raise ReadError(f"{source}, line {number}: {reason}; mend the line or remove it") from error
            latest.pop(ruling.pair, None)
            latest[ruling.pair] = ruling
    return latest.values()


def _ruling(row: Any) -> Ruling:
    """The ruling of one line; raises ValueError with what is wrong."""
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    verdict = row.get("verdict")
    if verdict not in VERDICTS:
        raise ValueError(f"the verdict is none of {', '.join(VERDICTS)}")
    for name in ("left", "right"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise ValueError(f"{name!r} must be a name")
    for name in ("left_article", "right_article"):
        if not isinstance(row.get(name), str | None):
            raise ValueError(f"{name!r} must be the id of an article")
    left_at = right_at = None
    of_link = verdict in LINKS or row.get("kind") == "link"
    if of_link and verdict not in (*LINKS, "unsure"):
        raise ValueError(f"{verdict!r} is no verdict on a link; it is one of {', '.join(LINKS)}, unsure")
    if row.get("kind") == "event":
        if verdict not in PAIRS:
            raise ValueError(f"{verdict!r} is for entities; of events it is told whether they are the same")
        left_at, right_at = _place(row, "left_at"), _place(row, "right_at")
    _check_right("link" if of_link else verdict, row["right"])
    articles = (row.get("left_article"), row.get("right_article"))
    kind = row.get("type") if of_link else row.get("only")
    by = row.get("decided_by")
    return Ruling(
        row["left"], verdict, row["right"], *articles, left_at, right_at, of_link,
        kind if isinstance(kind, str) else None, by if isinstance(by, str) else BY_A_PERSON,
    )  # fmt: skip


def ruling_row(ruling: Ruling) -> dict[str, Any]:
    """The ruling as a line of JSON has it."""
    row: dict[str, Any] = {"left": ruling.left, "verdict": ruling.verdict, "right": ruling.right}
    row |= {name: text for name in ("left_article", "right_article") if (text := getattr(ruling, name)) is not None}
    if ruling.left_at and ruling.right_at:
        places = {"left_at": ruling.left_at, "right_at": ruling.right_at}
        row |= {name: dict(zip(("article", "start", "end"), at, strict=True)) for name, at in places.items()}
        row["kind"] = "event"
    if ruling.of_link:
        row["kind"] = "link"
    if ruling.type:
        row["type" if ruling.of_link else "only"] = ruling.type
    if ruling.decided_by != BY_A_PERSON:
        row["decided_by"] = ruling.decided_by
    return row


def _check_right(verdict: str, right: str) -> None:
    if verdict == "retype" and right not in ENTITY_CLASSES:
        raise ValueError(f"{right!r} is no class of entities, such as {', '.join(ENTITY_CLASSES[:3])}")
    if verdict == "link" and not right.startswith(("http://", "https://")):
        raise ValueError(f"{right!r} is no web address")


def _place(row: dict[str, Any], name: str) -> Place:
    place = row.get(name)
    article, start, end = (place.get(k) if isinstance(place, dict) else None for k in ("article", "start", "end"))
    if not isinstance(article, str) or type(start) is not int or type(end) is not int:
        raise ValueError(f"{name!r} of an event must have article, start and end")
    return article, start, end
