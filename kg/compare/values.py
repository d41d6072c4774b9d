"""Whether two values can both be true: figures as intervals, dates as stretches of days."""

import re
from calendar import monthrange
from datetime import date, datetime
from math import inf

_ABOUT = 0.1  # "about 100" is taken as 90 to 110
_HALF_AN_HOUR = 1800  # seconds
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_MONTH_DAY = re.compile(r"--(\d\d-\d\d)")

Interval = tuple[float, float]


def bounds(value: float, quantifier: str) -> Interval:
    """The smallest and the largest value that the words allow: "at least 243" is [243, inf)."""
    step = 1.0 if value == int(value) else 0.0  # "more than 30" people are 31 or more
    if quantifier == "AtLeast":
        return value, inf
    if quantifier == "MoreThan":
        return value + step, inf
    if quantifier == "AtMost":
        return -inf, value
    if quantifier == "About":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def overlap(one: Interval, other: Interval) -> bool:
    """Whether some value lies in both."""
    return max(one[0], other[0]) <= min(one[1], other[1])


def days(value: str) -> Interval | None:
    """The first and the last day that a date can mean, as proleptic ordinals; None for what is no date."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            first = last = date(year, month, day)
        elif month:
            first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        else:
            first, last = date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
    return float(first.toordinal()), float(last.toordinal())


def dates_agree(one: str, other: str) -> bool:
    """Whether two dates can be one: a coarser one holds the finer one, and a day without a year any year's."""
    for a, b in ((one, other), (other, one)):
        if month_day := _MONTH_DAY.fullmatch(a):
            return _has_month_day(b, month_day[1])
    if "T" in one and "T" in other:
        return _times_agree(one, other)
    first, second = days(one), days(other)
    return first is None or second is None or overlap(first, second)


def _has_month_day(value: str, month_day: str) -> bool:
    if value.startswith("--"):
        return value == f"--{month_day}"
    return len(value) == 4 or value[5:10] == month_day or (len(value) == 7 and value[5:7] == month_day[:2])


def _times_agree(one: str, other: str) -> bool:
    """Instants at most half an hour apart, as witnesses tell the time; where only one of them names a zone,
    days that lie at most one apart."""
    first, second = moment(one), moment(other)
    if first is None or second is None:
        return True
    if (first.tzinfo is None) != (second.tzinfo is None):
        return abs((first.date() - second.date()).days) <= 1
    return abs((first - second).total_seconds()) <= _HALF_AN_HOUR


def moment(value: str) -> datetime | None:
    """An ISO 8601 date or time; None for what is none."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def clearly_later(one: str, other: str) -> bool:
    """Whether one report is clearly older or newer than the other: another day, or more than an hour apart."""
    first, second = moment(one), moment(other)
    if first is None or second is None:
        return False
    if "T" in one and "T" in other and (first.tzinfo is None) == (second.tzinfo is None):
        return abs((first - second).total_seconds()) > 3600
    return first.date() != second.date()


def births(age: float, published: str) -> Interval | None:
    """The days on which somebody of that age at publication can have been born."""
    day = moment(published)
    if day is None or not 0 <= age < day.year:
        return None
    today = day.date().toordinal()
    return today - (age + 1) * 365.2425 + 1, today - age * 365.2425
