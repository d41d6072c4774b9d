"""Calendar periods at the precision of the text, with arithmetic and their TIMEX3 values."""

from dataclasses import dataclass
from datetime import date, timedelta

YEARS_IN = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
PARTS_OF_YEAR = {"month": 12, "quarter": 4, "season": 4, "half": 2}
SEASONS = ("SP", "SU", "FA", "WI")
_MAX_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """The n-th day, week, weekend, month, quarter, season, half, year, decade, century or millennium.

    `n` counts whole units from year 0 on (days and weeks: from the proleptic Gregorian 0001-01-01),
    so that shifting is addition. Years before Christ are negative; days need a year from 1 on.
    """

    unit: str
    n: int

    def shift(self, n: int) -> "Period":
        """The period n units later."""
        return Period(self.unit, self.n + n)

    @property
    def year(self) -> int:
        """The year it begins in."""
        if self.unit in YEARS_IN:
            return self.n * YEARS_IN[self.unit]
        if self.unit in PARTS_OF_YEAR:
            return self.n // PARTS_OF_YEAR[self.unit]
        return self.first_day.year

    @property
    def first_day(self) -> date:
        """Its first day; of a weekend, the Saturday. Raises ValueError or OverflowError outside of years 1-9999."""
        if self.unit == "day":
            return date.fromordinal(self.n)
        if self.unit in {"week", "weekend"}:
            return date.fromordinal(self.n * 7 + 1 + (5 if self.unit == "weekend" else 0))
        return date(self.year, self.first_month, 1)

    @property
    def first_month(self) -> int:
        """The month of the year it begins in, 1-12; winter begins in December."""
        if self.unit in YEARS_IN:
            return 1
        if self.unit in PARTS_OF_YEAR:
            parts = PARTS_OF_YEAR[self.unit]
            return self.n % parts * (12 // parts) + (3 if self.unit == "season" else 1)
        return self.first_day.month

    def to(self, unit: str) -> "Period":
        """The period of another unit in which this one begins."""
        if unit == self.unit:
            return self
        if unit in YEARS_IN:
            return Period(unit, self.year // YEARS_IN[unit])
        if unit == "month":
            return Period("month", self.year * 12 + self.first_month - 1)
        if unit in {"quarter", "half"}:
            parts = PARTS_OF_YEAR[unit]
            return Period(unit, self.year * parts + (self.first_month - 1) * parts // 12)
        if unit == "season":
            return Period("season", self.year * 4 + (self.first_month - 3) // 3)
        days = self.first_day.toordinal()
        return Period(unit, days if unit == "day" else (days - 1) // 7)

    @property
    def value(self) -> str:
        """Its TIMEX3 value: 2021-05-10, 2021-W20, 2021-W20-WE, 2021-05, 2021-Q2, 2021-SU, 2021, 199, 20."""
        if self.unit == "day":
            return self.first_day.isoformat()
        if self.unit in {"week", "weekend"}:
            year, week, _ = date.fromordinal(self.n * 7 + 1).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
        if self.unit in YEARS_IN:
            digits = 5 - len(str(YEARS_IN[self.unit]))
            return f"{self.n:0{digits}}" if self.n >= 0 else f"BC{-self.n:0{digits}}"
        start = f"{self.year:04}" if self.year >= 0 else f"BC{-self.year:04}"
        part = self.n % PARTS_OF_YEAR[self.unit]
        if self.unit == "season":
            return f"{start}-{SEASONS[part]}"
        return f"{start}-" + {"month": f"{part + 1:02}", "quarter": f"Q{part + 1}", "half": f"H{part + 1}"}[self.unit]


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """The day of that date, or None where the calendar has none."""
    try:
        return Period("day", date(year, month, day_of_month).toordinal())
    except ValueError:
        return None


def month(year: int, number: int) -> Period:
    """The month, by its number 1-12."""
    return Period("month", year * 12 + number - 1)


def weekday_of(period: Period) -> int:
    """The weekday of a day, Monday is 0."""
    return (period.n - 1) % 7


def in_range(period: Period) -> bool:
    """True where the period has a value: a day or week between the years 1 and 9999, a year above -10,000."""
    if period.unit == "day":
        return 0 < period.n <= _MAX_DAY
    if period.unit in {"week", "weekend"}:
        return 0 <= period.n < _MAX_DAY // 7
    return -10000 < period.year < 10000


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    number, last = divmod(h + rest - 7 * m + 114, 31)
    return date(year, number, last + 1)


def holiday(rule: str, year: int) -> Period:
    """The day of a feast in a year. Rules: 12-25; 11-4-3 (fourth Thursday of November; Monday is 0); 05-last-0
    (last Monday of May); easter-2; election (Tuesday after the first Monday of November)."""
    if rule.startswith("easter"):
        return Period("day", (easter(year) + timedelta(int(rule[6:]))).toordinal())
    if rule == "election":
        return holiday("11-1-0", year).shift(1)
    number, *rest = rule.split("-")
    if len(rest) == 1:
        return Period("day", date(year, int(number), int(rest[0])).toordinal())
    weekday = int(rest[1])
    if rest[0] == "last":
        last = month(year, int(number)).shift(1).to("day").shift(-1)
        return last.shift(-((weekday_of(last) - weekday) % 7))
    first = month(year, int(number)).to("day")
    return first.shift((weekday - weekday_of(first)) % 7 + 7 * (int(rest[0]) - 1))
