"""One statement as it is compared with others, and the outcome."""

from dataclasses import dataclass
from enum import StrEnum

_BOUNDS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}


class Kind(StrEnum):
    """How statements that diverge stand to each other (design/graph-model.md)."""

    CONTRADICTION = "kgo:Contradiction"
    UPDATE = "kgo:Update"
    COMPATIBLE = "kgo:Compatible"


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement says of a property of its subject."""

    statement: str
    subject: str
    predicate: str  # "kgo:deaths"
    value: str  # the lexical form: "243", "2021-05-10"
    article: str
    source: str = ""  # who says so; the article where it speaks itself, "" where the source is not known
    published: str = ""  # ISO 8601, of the article; "" where it is not known
    outlet: str = ""  # the article's publisher, "" where it is not known
    quantifier: str = ""  # "AtLeast", "MoreThan", "About", "AtMost"
    part: bool = False  # a part of a larger figure: 66 children among 260
    counted: str = ""  # what is counted: "Palestinians"
    unit: str = ""  # of money, its ISO 4217 code
    negated: bool = False
    modality: str = "Actual"
    implied: bool = False  # counted from those named: "a man and his wife" are 2
    when: str = ""  # what the statement is told of, where it says so

    @property
    def shown(self) -> str:
        """The value as a person says it: "at least 243", "66 children"."""
        counted = f" {self.counted}" if self.part and self.counted else ""
        unit = f" {self.unit}" if self.unit else ""
        return f"{_BOUNDS.get(self.quantifier, '')}{self.value}{unit}{counted}"


@dataclass(frozen=True, slots=True)
class Divergence:
    """Statements that give different values of one property for one subject."""

    subject: str
    predicate: str
    kind: Kind
    statements: tuple[str, ...]  # sorted
    values: tuple[str, ...]  # as a person says them, in order of size or date
    reason: str  # of the kind: "at least 243 leaves room for 260"
