"""Readings -> TIMEX3 types and values, anchored at publication or at the time told last."""

from dataclasses import dataclass

from . import calendar
from .calendar import Period, in_range
from .durations import duration_value
from .readings import Amount, Fixed, Literal, Partial, Reading, Relative, TimeOfDay

Value = tuple[str, str, Period | None]  # TIMEX3 type and value, and the period where it is one
_QUARTER_UNITS = ("quarter", "half")
_BY_DAYS = frozenset({"day", "weekday", "week", "weekend", "feast"})  # the calendar has no days before the year 1
_AGREEING = {"day": 0.5, "month": 0.3}


@dataclass(slots=True)
class Timeline:
    """What anchors the readings of one article: its day of publication and the period told last."""

    published: Period | None  # a day
    narrative: bool = False  # True where the text tells of other times than its own
    told: Period | None = None
    quarter: Period | None = None  # the business quarter told last

    @property
    def now(self) -> Period | None:
        """The period that words without a year count from."""
        return (self.told or self.published) if self.narrative else self.published

    def tell(self, period: Period, reading: Reading) -> None:
        """Takes note of a period that the text told; a period that is only compared with is no business quarter."""
        self.told = period
        if period.unit == "quarter" and not isinstance(reading, Relative):
            self.quarter = period


def anchor(reading: Reading, timeline: Timeline, tense: str) -> Value | None:
    """Type, value ("" where no anchor is known) and period of a reading; None for what is no time.

    `tense` is past, present, future or "" as the clause tells it.
    """
    if isinstance(reading, Amount):
        return "DURATION", duration_value(reading), None
    if isinstance(reading, Literal):
        return reading.type, reading.value, None
    if isinstance(reading, TimeOfDay):
        return _time_of_day(reading, timeline, tense)
    if isinstance(reading, (Fixed, Partial, Relative)):
        period = period_of(reading, timeline, tense)
        if period is None or not in_range(period):
            return "DATE", _without_year(reading), None
        return "DATE", period.value, period
    return None


def period_of(reading: Reading, timeline: Timeline, tense: str) -> Period | None:
    """The calendar period that a reading names, or None where no anchor is known."""
    if isinstance(reading, Fixed):
        return reading.period
    if isinstance(reading, Relative):
        return _relative(reading, timeline)
    if isinstance(reading, Partial) and reading.within:
        return _within(reading, reading.within, timeline)
    if isinstance(reading, Partial):
        now = timeline.told if reading.anaphoric and timeline.told else timeline.now
        if now is None or (now.year < 1 and reading.unit in _BY_DAYS):
            return None
        if reading.unit == "weekday":
            return _weekday(reading, now, tense)
        return _in_year(reading, now, timeline, tense)
    return None


def _within(reading: Partial, whole: Relative, timeline: Timeline) -> Period | None:
    """The part of the year or week that the words name beside it."""
    if whole.precision == "told":
        whole = Relative("year", -1)
    period = _relative(whole, timeline)
    if period is None:
        return None
    if reading.unit == "weekday":
        return period.to("week").to("day").shift(reading.number)
    return _candidate(reading, period.year)


def _without_year(reading: Reading) -> str:
    if isinstance(reading, Partial) and reading.unit == "day":
        return f"--{reading.number:02}-{reading.day:02}"
    if isinstance(reading, Partial) and reading.unit == "month":
        return f"--{reading.number:02}"
    return ""


def _time_of_day(reading: TimeOfDay, timeline: Timeline, tense: str) -> Value:
    if reading.date is None:
        period = timeline.now if timeline.narrative else timeline.published
        if period is not None and period.unit != "day":
            period = None
    else:
        period = period_of(reading.date, timeline, tense)
    if period is None or not in_range(period) or period.unit != "day":
        return "TIME", "", period
    return "TIME", f"{period.value}T{reading.value}", period


def _weekday(reading: Partial, now: Period, tense: str) -> Period:
    """The weekday nearest in the direction of the words or the tense; the day itself counts unless "last" or "next"."""
    today = now.to("day")
    back = (calendar.weekday_of(today) - reading.number) % 7
    if reading.direction == -1:
        return today.shift(-(back or 7))
    if reading.direction == 1:
        return today.shift(7 - back)
    if tense == "future" or (reading.direction == 0 and tense != "past"):
        return today.shift((7 - back) % 7)
    return today.shift(-back)


def _candidate(reading: Partial, year: int) -> Period | None:
    if reading.unit == "day":
        return calendar.day(year, reading.number, reading.day)
    if reading.unit == "month":
        return calendar.month(year, reading.number)
    if reading.unit == "feast":
        return calendar.holiday(reading.rule, year)
    if reading.unit == "season":
        return Period("season", year * 4 + reading.number)
    return Period(reading.unit, year * (4 if reading.unit == "quarter" else 2) + reading.number - 1)


def _in_year(reading: Partial, now: Period, timeline: Timeline, tense: str) -> Period | None:
    """The part of the year nearest in the direction of the words or the tense."""
    candidates = [c for year in (now.year - 1, now.year, now.year + 1) if (c := _candidate(reading, year))]
    if not candidates:
        return _leap_day(reading, now)
    if timeline.narrative and reading.direction is None:
        return next((c for c in candidates if c.year == now.year), candidates[0])
    unit = "day" if reading.unit == "feast" else reading.unit
    if unit == "day" and now.unit != "day":
        return next((c for c in candidates if c.year == now.year), candidates[0])
    if reading.weekday is not None:
        candidates = [c for c in candidates if calendar.weekday_of(c) == reading.weekday] or candidates
    here = now.to(unit)
    past = [c for c in candidates if c.n < here.n or (c.n == here.n and reading.direction != -1)]
    coming = [c for c in candidates if c.n > here.n or (c.n == here.n and reading.direction != 1)]
    if reading.direction == -1 and past:
        return past[-1]
    if reading.direction == 1 and coming:
        return coming[0]
    if reading.direction == 0:
        return min(candidates, key=lambda c: (c.year != here.year, abs(c.n - here.n)))
    return min(candidates, key=lambda c: _cost(c.n - here.n, tense, unit))


def _cost(distance: int, tense: str, unit: str) -> float:
    """How far a candidate is: a tense that agrees brings it nearer; quarters are told when they are over."""
    towards = -1 if tense == "past" or unit in _QUARTER_UNITS else 1 if tense in {"future", "present"} else 0
    agrees = distance * towards > 0
    return abs(distance) * (_AGREEING.get(unit, 0.5) if agrees else 1.0)


def _leap_day(reading: Partial, now: Period) -> Period | None:
    years = sorted(range(now.year - 4, now.year + 5), key=lambda year: abs(year - now.year))
    return next((c for year in years if (c := _candidate(reading, year))), None)


def _relative(reading: Relative, timeline: Timeline) -> Period | None:
    """So many units from now or from the time told; None where that is too coarse to count from."""
    if reading.precision == "told" and timeline.quarter:
        return timeline.quarter.shift(-4)
    told = timeline.told if reading.anaphoric else None
    now = told or timeline.now
    if now is None or (now.year < 1 and reading.unit in _BY_DAYS):
        return None
    if reading.unit == "quarter":
        return _quarter(reading, now, timeline)
    if reading.unit == "weekend" and reading.precision == "past":
        today = now.to("day")
        return today.to("weekend").shift(-1 if calendar.weekday_of(today) < 5 else 0)
    unit, n = _whole(reading.unit, reading.n)
    if n and told and told.unit in {"day", "month", "week"} and unit in {"year", "month", "week"}:
        return _shift_told(told, unit, round(n))
    if _coarser(now.unit, unit):
        return None if n else now
    return now.to(unit).shift(round(n))


def _whole(unit: str, n: float) -> tuple[str, float]:
    """The same distance in a unit that makes it whole: half a year is six months; less than a day is none."""
    if unit in {"hour", "minute", "second"}:
        return "day", 0
    if n % 1:
        finer = {"year": ("month", n * 12), "decade": ("year", n * 10), "century": ("year", n * 100)}
        return finer.get(unit, (unit, n))
    return unit, n


def _coarser(left: str, right: str) -> bool:
    order = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium")
    return order.index(left) > order.index(right)


def _shift_told(told: Period, unit: str, n: int) -> Period:
    """A period as fine as the one told, so many weeks, months or years from it."""
    if unit == "week":
        return Period(told.unit, told.n + n * (7 if told.unit == "day" else 1)) if told.unit != "month" else told
    return told.to(unit).shift(n)


def _quarter(reading: Relative, now: Period, timeline: Timeline) -> Period:
    if reading.n == 0 and reading.anaphoric and timeline.quarter:
        return timeline.quarter
    if reading.n == 0 and reading.anaphoric and not timeline.narrative:
        return now.to("quarter").shift(-1)
    return now.to("quarter").shift(int(reading.n))
