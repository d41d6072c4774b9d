"""What became of each input of a run: every one is built, skipped or failed, and none vanishes."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

FORMAT = 1  # of report.json; a reader refuses a later one


class State(StrEnum):
    """What became of an input."""

    BUILT = "built"
    SKIPPED = "skipped"  # left out on purpose: another language, the same article twice, no article on the page
    FAILED = "failed"  # could not be read; the reason says what to do


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a file, or one article of a file that holds several."""

    input: str  # path, with the line or the member behind it
    state: State
    article: str | None = None  # its id, where it became one
    reason: str | None = None  # why it was not built
    warnings: tuple[str, ...] = ()
    date_rule: str | None = None  # where the date of publication was found
    language: str | None = None  # declared or detected
    sha256: str | None = None  # of the bytes of its file, where it was built
    words: int = 0
    seconds: float = 0.0  # of reading and extraction; the only figure that differs between two runs


class BuildReport:
    """Collects the outcomes of a run; read, extract and store each add what they know."""

    def __init__(self, outcomes: Iterable[Outcome] = ()) -> None:
        self._outcomes = list(outcomes)
        self._places = {o.article: n for n, o in enumerate(self._outcomes) if o.article and o.state is State.BUILT}

    def add(self, outcome: Outcome) -> None:
        """Notes what became of an input."""
        if outcome.article and outcome.state is State.BUILT:
            self._places[outcome.article] = len(self._outcomes)
        self._outcomes.append(outcome)

    def has(self, article: str) -> bool:
        """Whether the article is among the inputs of this run."""
        return article in self._places

    def change(self, article: str, state: State, reason: str) -> None:
        """Corrects what became of an article that was read, such as one that could not be extracted."""
        place = self._places[article]
        self._outcomes[place] = replace(self._outcomes[place], state=state, reason=reason)

    def spend(self, article: str, seconds: float) -> None:
        """Adds to the time that an article took; one that the report does not know is passed over."""
        place = self._places.get(article)
        if place is None:
            return
        self._outcomes[place] = replace(self._outcomes[place], seconds=self._outcomes[place].seconds + seconds)

    @property
    def outcomes(self) -> list[Outcome]:
        """All outcomes, ordered by input (2 before 10), then by article."""
        return sorted(self._outcomes, key=lambda o: (_natural(o.input), o.article or "", o.state, o.reason or ""))

    def count(self, state: State | None = None) -> int:
        """The number of inputs, or of those in a state."""
        return sum(state is None or o.state == state for o in self._outcomes)

    def warnings(self) -> dict[str, int]:
        """Kind of warning -> number of inputs built with it, most frequent first."""
        kinds = Counter(w.partition(":")[0] for o in self._outcomes if o.state is State.BUILT for w in o.warnings)
        return dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))

    def to_json(self) -> str:
        """The report as an indented JSON document; the same for the same inputs, apart from `seconds`."""
        return json.dumps(
            {
                "format": FORMAT,
                "inputs": self.count(),
                **{str(state): self.count(state) for state in State},
                "words": sum(o.words for o in self._outcomes if o.state is State.BUILT),
                "warnings": self.warnings(),
                "outcomes": [_row(o) for o in self.outcomes],
            },
            ensure_ascii=False,
            indent=1,
        )


def report_from_json(text: str) -> BuildReport:
    """The report that a report.json holds; raises ValueError, KeyError or TypeError when it is not one."""
    document = json.loads(text)
    if document["format"] > FORMAT:
        raise ValueError(f"format {document['format']} is of a later kg")
    return BuildReport(
        Outcome(**{**row, "state": State(row["state"]), "warnings": tuple(row.get("warnings", ()))})
        for row in document["outcomes"]
    )


def _row(outcome: Outcome) -> dict[str, Any]:
    row = asdict(outcome) | {"state": str(outcome.state), "seconds": round(outcome.seconds, 3)}
    return {key: value for key, value in row.items() if value not in (None, (), "") or key in ("input", "state")}


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts a:2 before a:10."""
    parts = re.split(r"([0-9]{1,9})", name)  # every other one is a number
    return [(1, int(part), "") if n % 2 else (0, 0, part) for n, part in enumerate(parts)]
