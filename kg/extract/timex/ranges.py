"""Both ends of ranges whose month, year or era stands only once."""

from dataclasses import replace

from kg.extract.numerals import parse_ordinal

from . import calendar
from .calendar import Period
from .parts import in_period
from .patterns import compile_pattern
from .readings import Fixed, Item, Partial, Reading
from .tokens import CODE, Words

_RANGE = compile_pattern("HYPHEN|AND|TO|OR|UP?TO")
_RANGE_DAY = compile_pattern("(?:THE)?[DAYNUM ORDINAL](?:HYPHEN|AND|TO)(?:THE)?$")
_RANGE_YEAR = compile_pattern("HYPHEN(NUM|DAYNUM)")
_RANGE_LAST_DAY = compile_pattern("(?:HYPHEN|(?:AND|TO)(?=ORDINAL|DAYNUM(?:COMMA|STOP|IN|$)))[DAYNUM ORDINAL](?!MONTH)")
_RANGE_BC = compile_pattern("[NUM DAYNUM](?:HYPHEN|TO|AND)$")


_DAY_CODES = (CODE["DAYNUM"], CODE["ORDINAL"])


def with_ranges(items: list[Item], words: Words) -> list[Item]:
    """The items with both ends of ranges: "6-7 January 1916", "July-November 1954", "1915-17"."""
    found: list[Item] = []
    for item in items:
        before = _RANGE_DAY.search(words.codes[max(0, item.first - 4) : item.first])
        if before and (first := _first_day(item, words, item.first - len(before[0]))):
            found.append(first)
        if found and isinstance(item.reading, Fixed) and _RANGE.fullmatch(words.codes[found[-1].last : item.first]):
            found[-1] = _in_year_of(found[-1], item.reading.period)
        if (first := _first_ancient(item, words)):
            found.append(first)
        found.append(item)
        if (last := _end_of_range(item, words)):
            found.append(last)
    return found


def _end_of_range(item: Item, words: Words) -> Item | None:
    """The last year or day of a range whose first is the item: "1915-17", "April 13-15"."""
    after = _RANGE_YEAR.match(words.codes, item.last)
    if after and (last := _last_year(item, words, after.end() - 1)):
        return last
    after = _RANGE_LAST_DAY.match(words.codes, item.last)
    if not after or words.codes[item.last - 1] not in _DAY_CODES:
        return None
    text = words.words[after.end() - 1].lower
    number = int(text) if text.isdecimal() else parse_ordinal(text) or 0
    reading = _same_month(item.reading, number)
    return Item(after.end() - 1, after.end(), reading) if reading else None


def _first_ancient(item: Item, words: Words) -> Item | None:
    """The first year of a range before Christ: the 499 of "499-493 BC"."""
    before = _RANGE_BC.search(words.codes[max(0, item.first - 2) : item.first])
    reading = item.reading
    if not before or not isinstance(reading, Fixed) or reading.period.unit != "year" or reading.period.n >= 0:
        return None
    text = words.words[item.first - 2].lower
    return Item(item.first - 2, item.first - 1, Fixed(Period("year", -int(text)))) if text.isdecimal() else None


def _same_month(reading: Reading, number: int) -> Reading | None:
    """Another day of the month of a reading."""
    if not 1 <= number <= 31:
        return None
    if isinstance(reading, Partial) and reading.unit == "day":
        return replace(reading, day=number, weekday=None)
    if isinstance(reading, Fixed) and reading.period.unit == "day":
        day = reading.period.first_day
        period = calendar.day(day.year, day.month, number)
        return Fixed(period) if period else None
    return None


def _first_day(item: Item, words: Words, start: int) -> Item | None:
    """The first day of a range whose month stands with the last: the 6 of "6-7 January"."""
    first = start + 1 if words.codes[start] == CODE["THE"] else start
    text = words.words[first].lower
    number = int(text) if text.isdecimal() else parse_ordinal(text) or 0
    if words.codes[item.first] == CODE["MONTH"]:
        return None
    reading = _same_month(item.reading, number)
    return Item(start, first + 1, reading) if reading else None


def _in_year_of(item: Item, period: Period) -> Item:
    """A month or day without year takes that of the end of its range."""
    part = item.reading
    if not isinstance(part, Partial) or part.unit not in {"day", "month"} or period.unit not in {"day", "month"}:
        return item
    reading = in_period(part, Fixed(Period("year", period.year)))
    return item._replace(reading=reading) if reading else item


def _last_year(item: Item, words: Words, position: int) -> Item | None:
    """The last year of a range such as 1915-17."""
    text = words.words[position].lower
    if not isinstance(item.reading, Fixed) or item.reading.period.unit != "year":
        return None
    if len(text) != 2 or not text.isdecimal():
        return None
    year = item.reading.period.year // 100 * 100 + int(text)
    return Item(position, position + 1, Fixed(Period("year", year))) if year > item.reading.period.year else None
