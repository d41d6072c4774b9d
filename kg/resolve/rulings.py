"""What a person has decided about identity: `decisions.jsonl`, one JSON object a line, replayed at every build.

    {"left": "Ann Lee", "right": "Anne Lee", "verdict": "same"}
    {"left": "Tom Hale", "right": "Thomas Hale", "verdict": "different"}
    {"left": "Mayday", "verdict": "rename", "right": "Croydon University Hospital"}
    {"left": "Gannett", "verdict": "retype", "right": "schema:Corporation"}

A name stands for everything that articles call by it; `left_article` and `right_article` narrow a side to one
article. Rulings win over our own decisions. Lines with the verdict "unsure" decide nothing.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.errors import ReadError

from .names import fold
from .profiles import FAMILIES, Profile

BY_A_PERSON = "a person decided so"
VERDICTS = frozenset({"same", "different", "rename", "retype"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a person. `right` is a name, the new label, or a class, as the verdict asks."""

    left: str
    verdict: str
    right: str
    left_article: str | None = None
    right_article: str | None = None


def parse_rulings(lines: Iterable[str]) -> tuple[Ruling, ...]:
    """The rulings of a decisions.jsonl, in order. Raises ReadError with the number of a line that is none."""
    rulings = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ReadError(f"decisions, line {number}: not JSON ({error.msg})") from error
        if not isinstance(row, dict) or row.get("verdict") not in (*VERDICTS, "unsure"):
            raise ReadError(f"decisions, line {number}: no verdict of {', '.join(sorted(VERDICTS))}")
        texts = [row.get("left"), row.get("right")]
        if not all(isinstance(text, str) and text for text in texts):
            raise ReadError(f"decisions, line {number}: left and right must be names")
        if row["verdict"] != "unsure":
            articles = (row.get("left_article"), row.get("right_article"))
            rulings.append(Ruling(row["left"], row["verdict"], row["right"], *articles))
    return tuple(rulings)


class Rulings:
    """Rulings made ready to look up by folded name."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.rulings = tuple(rulings)
        self._by_name: dict[str, list[tuple[int, int]]] = {}
        for number, ruling in enumerate(self.rulings):
            self._by_name.setdefault(fold(ruling.left), []).append((number, 0))
            if ruling.verdict in ("same", "different"):
                self._by_name.setdefault(fold(ruling.right), []).append((number, 1))

    def __bool__(self) -> bool:
        return bool(self.rulings)

    def of(self, profile: Profile) -> list[tuple[int, int]]:
        """The (number, side) of each ruling that names the profile, in order."""
        names = {fold(name) for name in (profile.label, *profile.names)}
        found = {hit for name in names for hit in self._by_name.get(name, ())}
        return sorted(hit for hit in found if self._article(*hit) in (None, profile.article))

    def _article(self, number: int, side: int) -> str | None:
        ruling = self.rulings[number]
        return ruling.right_article if side else ruling.left_article

    def retyped(self, profile: Profile) -> Profile:
        """The profile under the class that the last ruling on it names."""
        kinds = [self.rulings[n].right for n, side in self.of(profile) if self.rulings[n].verdict == "retype"]
        if not kinds:
            return profile
        entity = replace(profile.entity, type=kinds[-1])
        return replace(profile, entity=entity, family=FAMILIES.get(kinds[-1], "other"))

    def label(self, profiles: Iterable[Profile]) -> str | None:
        """The label that the last ruling on any of the profiles gives."""
        numbers = [n for p in profiles for n, side in self.of(p) if self.rulings[n].verdict == "rename"]
        return self.rulings[max(numbers)].right if numbers else None
