"""Parts of the calendar with the year or week that stands beside them."""

from dataclasses import replace

from . import calendar
from .calendar import Period
from .readings import Fixed, Partial, Reading, Relative


def in_period(part: Partial, whole: Fixed | Relative) -> Reading | None:
    """A month, season or weekday of the year or week beside it."""
    if isinstance(whole, Relative):
        fits = whole.unit == ("week" if part.unit == "weekday" else "year")
        return replace(part, within=whole) if fits and part.direction is None and part.within is None else None
    if whole.period.unit != "year" or part.unit in {"weekday", "feast"}:
        return None
    year = whole.period.year
    if part.unit == "day":
        day = calendar.day(year, part.number, part.day) if year > 0 else calendar.month(year, part.number)
        return Fixed(day) if day else None
    if part.unit == "month":
        return Fixed(calendar.month(year, part.number))
    size = calendar.PARTS_OF_YEAR[part.unit]
    return Fixed(Period(part.unit, year * size + part.number - (part.unit != "season")))
