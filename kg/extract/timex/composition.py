"""Joins neighbouring readings: "2 am" + "on Friday", "July" + "last year", "the end of" + "1990"."""

from dataclasses import replace

from kg.extract.numerals import parse_ordinal

from . import calendar
from .calendar import Period
from .patterns import compile_pattern
from .readings import Amount, Fixed, Item, Literal, Nothing, Partial, Reading, Relative, TimeOfDay
from .tokens import CODE, Words

_LINK = compile_pattern("(?:COMMA|OF|ON|IN|COMMA?AT|POSSESSIVE)?(?:THE)?")
_DATE_MODIFIERS = compile_pattern(
    "(?:(?:ABOUT|AT LEAST|NOT?[MORE LESS]THAN)?"
    "(?:(?:THE)?(?:[MIDDLE EARLY LATE LATTER MID](?:PORTION)?OF(?:THE)?)|(?:THE)?(?:[EARLY LATE MID](?:IN(?:THE)?)?)+"
    "|[EARLIER LATER](?:IN(?:THE)?|ON)?|THE)?)$"
)
_AMOUNT_MODIFIERS = compile_pattern("(?:(?:NOT)?(?:MORE|LESS)THAN|AT LEAST|UP TO|AS(?:MORE|FEW|LESS) AS|[ABOUT OVER WITHIN]|SOME|THE)+$")


_RANGE = compile_pattern("HYPHEN|AND|TO|OR|UP?TO")
_RANGE_DAY = compile_pattern("(?:THE)?[DAYNUM ORDINAL](?:HYPHEN|AND|TO)(?:THE)?$")
_RANGE_YEAR = compile_pattern("HYPHEN(NUM|DAYNUM)")
_RANGE_LAST_DAY = compile_pattern("(?:HYPHEN|(?:AND|TO)(?=ORDINAL|DAYNUM(?:COMMA|STOP|IN|$)))[DAYNUM ORDINAL](?!MONTH)")
_RANGE_BC = compile_pattern("[NUM DAYNUM](?:HYPHEN|TO|AND)$")


_DAY_CODES = (CODE["DAYNUM"], CODE["ORDINAL"])


def _with_ranges(items: list[Item], words: Words) -> list[Item]:
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
    if not isinstance(part, Partial) or part.unit not in ("day", "month") or period.unit not in ("day", "month"):
        return item
    reading = _in_period(part, Fixed(Period("year", period.year)))
    return item._replace(reading=reading) if reading else item


def _last_year(item: Item, words: Words, position: int) -> Item | None:
    """The last year of a range such as 1915-17."""
    text = words.words[position].lower
    if not isinstance(item.reading, Fixed) or item.reading.period.unit != "year" or len(text) != 2 or not text.isdecimal():
        return None
    year = item.reading.period.year // 100 * 100 + int(text)
    return Item(position, position + 1, Fixed(Period("year", year))) if year > item.reading.period.year else None


def compose(items: list[Item], words: Words) -> list[Item]:
    """The items with neighbours joined and their modifiers taken in; what is no time is left out."""
    joined: list[Item] = []
    for item in items:
        current: Item | None = item
        while current and joined and (merged := _join(joined[-1], current, words)):
            joined.pop()
            current = merged
        if current:
            joined.append(current)
    kept: list[Item] = []
    for item in _with_ranges(joined, words):
        if isinstance(item.reading, Nothing) or (isinstance(item.reading, TimeOfDay) and _vague_time(item.reading)):
            continue
        floor = kept[-1].last if kept else 0
        kept.append(_with_modifiers(item, words, floor))
    return kept


def _vague_time(reading: TimeOfDay) -> bool:
    """A part of the day that is not tied to a day: "the morning"."""
    return reading.date is None and len(reading.value) == 2


def _with_modifiers(item: Item, words: Words, floor: int) -> Item:
    counted = isinstance(item.reading, Amount) and words.codes[item.first] != CODE["THE"]
    pattern = _AMOUNT_MODIFIERS if counted else _DATE_MODIFIERS
    if isinstance(item.reading, Literal):
        return item
    start = max(floor, item.first - 6)
    found = pattern.search(words.codes[start : item.first])
    if found and found[0]:
        return item._replace(first=start + found.start())
    return item


def _join(left: Item, right: Item, words: Words) -> Item | None:
    gap = words.codes[left.last : right.first]
    if len(gap) > 3 or not _LINK.fullmatch(gap):
        return None
    reading = _joined(left.reading, right.reading, bool(gap))
    return Item(left.first, right.last, reading) if reading else None


def _joined(left: Reading, right: Reading, linked: bool) -> Reading | None:
    if isinstance(left, TimeOfDay) and isinstance(right, TimeOfDay):
        return _clock_and_part(left, right)
    if isinstance(left, TimeOfDay) and left.date is None and _is_day(right):
        return replace(left, date=right)
    if isinstance(right, TimeOfDay) and right.date is None and _is_day(left):
        return replace(right, date=left)
    if isinstance(left, Partial) and isinstance(right, (Fixed, Relative)):
        return _in_period(left, right)
    if isinstance(right, Partial) and isinstance(left, (Fixed, Relative)) and right.unit in ("quarter", "season", "half"):
        return _in_period(right, left)
    return None


def _is_day(reading: Reading) -> bool:
    if isinstance(reading, Fixed):
        return reading.period.unit == "day"
    if isinstance(reading, Partial):
        return reading.unit in ("day", "weekday", "feast")
    return isinstance(reading, Relative) and reading.unit == "day"


def _clock_and_part(left: TimeOfDay, right: TimeOfDay) -> TimeOfDay | None:
    """"10:30 Friday night": the clock time of the day that the part names."""
    if left.date is None and right.date is not None and ":" in left.value:
        return replace(left, date=right.date)
    return None


def _in_period(part: Partial, whole: Fixed | Relative) -> Reading | None:
    """A month, season or weekday of the year or week beside it."""
    if isinstance(whole, Relative):
        fits = whole.unit == ("week" if part.unit == "weekday" else "year")
        return replace(part, within=whole) if fits and part.direction is None and part.within is None else None
    if whole.period.unit != "year" or part.unit in ("weekday", "feast"):
        return None
    year = whole.period.year
    if part.unit == "day":
        day = calendar.day(year, part.number, part.day) if year > 0 else calendar.month(year, part.number)
        return Fixed(day) if day else None
    if part.unit == "month":
        return Fixed(calendar.month(year, part.number))
    size = calendar.PARTS_OF_YEAR[part.unit]
    return Fixed(Period(part.unit, year * size + part.number - (part.unit != "season")))
