"""What a time expression says before it is anchored in the calendar."""

from dataclasses import dataclass
from typing import NamedTuple

from .calendar import Period


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that the words name in full: "May 10, 2021", "the 1990s"."""

    period: Period


@dataclass(frozen=True, slots=True)
class Partial:
    """A part of the calendar without its year or week: "May 10", "Friday", "summer", "the third quarter".

    `unit` is day, month, weekday, season, quarter, half or feast; `number` the month, weekday (Monday is 0),
    season (spring is 0), quarter or half; `direction` -1, 0, 1 where the words say last, this or next.
    """

    unit: str
    number: int = 0
    day: int = 0
    rule: str = ""  # of a feast
    direction: int | None = None
    anaphoric: bool = False  # "the following Friday": from the time told last, not from publication
    weekday: int | None = None  # of a day of the month: "Saturday, April 25"
    within: "Relative | None" = None  # the year or week it lies in: "January this year"


@dataclass(frozen=True, slots=True)
class Relative:
    """A period so many units away: "last week" (week, -1), "two years earlier" (year, -2, anaphoric)."""

    unit: str
    n: float
    anaphoric: bool = False
    precision: str = ""  # unit of the result where it is not `unit`: "the year-earlier quarter"


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time; `n` is None where it is vague: "several years"."""

    unit: str
    n: float | None


@dataclass(frozen=True, slots=True)
class Literal:
    """A TIMEX3 type and value that need no anchor: SET P1D, DATE PRESENT_REF."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time ("02:00") or a part of the day ("MO"), with the day it falls on where the words say so."""

    value: str
    date: "Reading | None" = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a time and are none: an age, a figure."""


Reading = Fixed | Partial | Relative | Amount | Literal | TimeOfDay | Nothing


class Item(NamedTuple):
    """A reading of words[first:last] of a sentence."""

    first: int
    last: int
    reading: Reading
