"""Joins neighbouring readings: "2 am" + "on Friday", "July" + "last year", "the end of" + "1990"."""

from dataclasses import replace

from .parts import in_period
from .patterns import compile_pattern
from .ranges import with_ranges
from .readings import Amount, Fixed, Item, Literal, Nothing, Partial, Reading, Relative, TimeOfDay
from .tokens import CODE, Words

_LINK = compile_pattern("(?:COMMA|OF|ON|IN|COMMA?AT|POSSESSIVE)?(?:THE)?")
_DATE_MODIFIERS = compile_pattern(
    "(?:(?:ABOUT|AT LEAST|NOT?[MORE LESS]THAN)?"
    "(?:(?:THE)?(?:[MIDDLE EARLY LATE LATTER MID](?:PORTION)?OF(?:THE)?)|(?:THE)?(?:[EARLY LATE MID](?:IN(?:THE)?)?)+"
    "|[EARLIER LATER](?:IN(?:THE)?|ON)?|THE)?)$"
)
_AMOUNT_MODIFIERS = compile_pattern(
    "(?:(?:NOT)?(?:MORE|LESS)THAN|AT LEAST|UP TO|AS(?:MORE|FEW|LESS) AS|[ABOUT OVER WITHIN]|SOME|THE)+$"
)


_NAMED_AFTER = frozenset({"quarter", "season", "half"})  # may follow their year: "this year's third quarter"


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
    for item in with_ranges(joined, words):
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
        return in_period(left, right)
    if isinstance(right, Partial) and isinstance(left, (Fixed, Relative)) and right.unit in _NAMED_AFTER:
        return in_period(right, left)
    return None


def _is_day(reading: Reading) -> bool:
    if isinstance(reading, Fixed):
        return reading.period.unit == "day"
    if isinstance(reading, Partial):
        return reading.unit in {"day", "weekday", "feast"}
    return isinstance(reading, Relative) and reading.unit == "day"


def _clock_and_part(left: TimeOfDay, right: TimeOfDay) -> TimeOfDay | None:
    """"10:30 Friday night": the clock time of the day that the part names."""
    if left.date is None and right.date is not None and ":" in left.value:
        return replace(left, date=right.date)
    return None
