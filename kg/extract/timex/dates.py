"""Readers of dates: named in full, or as a part of a year that is left open."""

import re
from collections.abc import Callable, Mapping

from kg.extract.numerals import parse_ordinal

from .calendar import SEASONS, Period, day, holiday, month
from .matching import Match, direction_of, spoken_year, year_of
from .readings import Fixed, Partial, Reading, TimeOfDay
from .tokens import CODE


def _date(m: Match) -> Reading | None:
    number = int(m.value("month"))
    text = m.text("day")
    day_of_month = int(text) if text.isdecimal() else parse_ordinal(text) or 0
    year = year_of(m)
    if year is None:
        possible = 1 <= day_of_month <= 31 and day(2000, number, day_of_month)
        weekday = int(m.value("weekday")) if m.group("weekday") else None
        direction = direction_of(m)
        return Partial("day", number, day_of_month, weekday=weekday, direction=direction) if possible else None
    if year < 1:
        return Fixed(month(year, number))
    period = day(year, number, day_of_month)
    return Fixed(period) if period else None


def _month_year(m: Match) -> Reading | None:
    year = year_of(m)
    if year is None:
        year = spoken_year(m.group("spoken"))
    return Fixed(month(year, int(m.value("month")))) if year is not None else None


def _iso(m: Match) -> Reading | None:
    found = re.match(r"(\d{4})\D?(\d\d)\D?(\d\d)", m.text("iso").replace(" ", ""))
    period = day(int(found[1]), int(found[2]), int(found[3])) if found else None
    if period is None:
        return None
    clock = re.search(r"t(\d\d:\d\d(?::\d\d)?)", m.text("iso"))
    return TimeOfDay(clock[1], Fixed(period)) if clock else Fixed(period)


def _slashed(m: Match) -> Reading | None:
    """American order; the other where the first figure is no month."""
    first, second, year = (int(part) for part in re.split(r"[/.]", m.text("date")))
    if year < 100:
        year += 1900 if year >= 40 else 2000
    period = day(year, first, second) or day(year, second, first)
    return Fixed(period) if period else None


def _year(m: Match) -> Reading | None:
    if m.group("unit") and m.value("unit") != "quarter":
        return None
    year = year_of(m)
    return Fixed(Period("year", year)) if year is not None else None


def _ancient(m: Match) -> Reading | None:
    text = m.text("n")
    if not text.isdecimal():
        return None
    number = int(text) if m.code("ad") else -int(text)
    if not m.group("month"):
        return Fixed(Period("year", number))
    return Fixed(month(number, int(m.value("month"))))


def _spoken(m: Match) -> Reading | None:
    year = spoken_year(m.group("spoken"))
    return Fixed(Period("year", year)) if year is not None else None


def _decade(m: Match) -> Reading | None:
    text = m.text("decade")
    digits = re.search(r"\d+", text)
    start = int(m.value("decade") or (digits[0] if digits else 0))
    if not start:
        return None
    if start < 100:
        start += 1900
    if CODE["MIDDECADE"] in m.code("decade") and not text.endswith("s"):
        return Fixed(Period("year", start)) if 1000 <= start < 2200 else None
    return Fixed(Period("decade", start // 10))


def _century(m: Match) -> Reading | None:
    if m.value("unit") != "century":
        return None
    number = parse_ordinal("-".join(w.lower for w in m.group("n")))
    return Fixed(Period("century", 1 - number if m.code("bc") else number - 1)) if number else None


def _partial(unit: str) -> Callable[[Match], Reading | None]:
    def read(m: Match) -> Reading | None:
        number = SEASONS.index(m.value(unit)) if unit == "season" else int(m.value(unit))
        year = year_of(m)
        if year is None:
            year = spoken_year(m.group("spoken"))
        if year is not None:
            return Fixed(Period("season", year * 4 + number) if unit == "season" else month(year, number))
        anaphoric = any(c in m.code("dir") for c in (CODE["FOLLOWING"], CODE["PREVIOUS"], CODE["SAME"], CODE["THAT"]))
        return Partial(unit, number, direction=direction_of(m), anaphoric=anaphoric)

    return read


def _feast(m: Match) -> Reading | None:
    rule, year = m.value("feast"), year_of(m)
    if year is not None:
        return Fixed(holiday(rule, year))
    return Partial("feast", rule=rule, direction=direction_of(m))


def _part_of_year(m: Match) -> Reading | None:
    """The third quarter, the second half, Q2, with or without its year."""
    code = m.text("code")
    rank = int(code[1]) if code else parse_ordinal(m.text("n"))
    if m.code("latter"):
        rank = 2
    unit = "half" if m.code("half") else "quarter"
    if not rank or rank > (2 if unit == "half" else 4):
        return None
    year = year_of(m)
    if year is not None:
        return Fixed(Period(unit, year * (2 if unit == "half" else 4) + rank - 1))
    fiscal = CODE["FISCAL"] in m.found[0]
    return Partial(unit, rank, direction=0 if fiscal else None)


def _quarter(m: Match) -> Reading | None:
    return _part_of_year(m) if m.value("unit") == "quarter" else None


READERS: Mapping[str, Callable[[Match], Reading | None]] = {
    "date": _date, "month_year": _month_year, "iso": _iso, "slashed": _slashed, "year": _year, "ancient": _ancient,
    "spoken": _spoken, "decade": _decade, "century": _century, "month": _partial("month"),
    "weekday": _partial("weekday"), "season": _partial("season"), "feast": _feast, "quarter": _quarter,
    "part_of_year": _part_of_year,
}
