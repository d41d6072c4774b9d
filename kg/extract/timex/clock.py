"""Readers of times of day."""

import re
from collections.abc import Callable, Mapping

from kg.extract.numerals import parse_words

from .matching import Match, direction_of
from .readings import Reading, Relative, TimeOfDay
from .tokens import CODE


def _clock(m: Match) -> Reading | None:
    text = m.text("clock") or m.text("hour")
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", text)
    if not found:
        value = parse_words(text.split())
        if value is None or not 1 <= value <= 12:
            return None
        hour, minute = int(value), "00"
    else:
        hour, minute = int(found[1]), found[2] or "00"
    half = (m.group("half")[0].lower if m.group("half") else text[found.end() :] if found else "")[:1]
    if half in {"a", "p"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    part = m.value("part")
    if part and hour <= 12:
        evening = part in {"AF", "EV"} or (part == "NI" and hour >= 6)
        hour = hour % 12 + (12 if evening else 0)
    if hour > 24 or int(minute) > 59:
        return None
    return TimeOfDay(f"{hour:02}:{minute}")


def _clock_word(m: Match) -> Reading | None:
    return TimeOfDay(m.value("clock"))


def _part_of_day(m: Match) -> Reading | None:
    """This morning, last night, that evening, tomorrow afternoon, the next morning."""
    n = direction_of(m) or 0
    told = any(CODE[name] in m.code("dir") for name in ("FOLLOWING", "PREVIOUS", "SAME", "THAT"))
    if CODE["THE"] in m.code("det") and CODE["NEXT"] in m.code("dir"):
        told = True
    return TimeOfDay(m.value("part"), Relative("day", n, anaphoric=told))


def _tonight(m: Match) -> Reading | None:
    return TimeOfDay("NI", Relative("day", 0))


def _bare_part(m: Match) -> Reading | None:
    return TimeOfDay(m.value("part"))


READERS: Mapping[str, Callable[[Match], Reading | None]] = {
    "clock": _clock, "clock_word": _clock_word, "part_of_day": _part_of_day, "tonight": _tonight,
    "bare_part": _bare_part,
}
