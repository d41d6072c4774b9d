"""Readers of times relative to others, of lengths of time, and of what recurs."""

from collections.abc import Callable, Mapping

from .durations import duration_value
from .matching import Match, amount_of, direction_of
from .readings import Amount, Literal, Nothing, Reading, Relative
from .tokens import CODE


def _deictic(m: Match) -> Reading:
    return Relative("day", int(m.value("day")))


def _day_after(m: Match) -> Reading:
    days = 1 if CODE["AFTER"] in m.code("dir") else -1
    return Relative("day", int(m.value("day")) + days)


def _unit_of(m: Match) -> str:
    return m.value("unit")


def _directed_unit(m: Match) -> Reading | None:
    """Last year, this week, the next day, that month, the same year."""
    unit, code = _unit_of(m), m.code("dir")
    if unit in {"hour", "minute", "second"}:
        return Amount(unit, 1.0) if CODE["THE"] in m.code("det") or CODE["PAST"] in code else None
    n = direction_of(m) or 0
    told = any(CODE[name] in code for name in ("FOLLOWING", "PREVIOUS", "SAME", "THAT"))
    definite = CODE["THE"] in m.code("det")
    if definite and any(CODE[name] in code for name in ("LAST", "PAST")) and unit != "year":
        return Amount(unit, 1.0)
    if definite and CODE["NEXT"] in code:
        told = True
    if unit == "quarter" and CODE["LATEST"] in code:
        n = -1
    return Relative("day" if unit == "fortnight" else unit, n * (14 if unit == "fortnight" else 1), anaphoric=told)


def _the_unit(m: Match) -> Reading | None:
    unit = _unit_of(m)
    if unit not in {"day", "week", "month", "quarter", "year", "weekend"}:
        return None
    precision = "past" if unit == "weekend" else ""
    return Relative(unit, 0, anaphoric=unit in {"day", "month", "quarter"}, precision=precision)


def _years_end(m: Match) -> Reading | None:
    return Relative(_unit_of(m), 0, anaphoric=_unit_of(m) != "year") if _unit_of(m) in {"year", "month"} else None


def _latest_period(m: Match) -> Reading:
    return Relative("quarter", -1)


def _year_earlier(m: Match) -> Reading:
    """The year-earlier quarter, the year-ago period: the period told, a year before."""
    return Relative("year", -1, anaphoric=True, precision="told")


def _offset(m: Match) -> Reading | None:
    """Two years ago, three days later, a week from now."""
    unit, n, code = _unit_of(m), amount_of(m), m.code("dir")
    forward = any(CODE[name] in code for name in ("LATER", "AFTER", "HENCE", "FROM"))
    anaphoric = not any(CODE[name] in code for name in ("AGO", "HENCE", "FROM"))
    if n is None:
        return Literal("DATE", "FUTURE_REF" if forward else "PAST_REF")
    if unit == "fortnight":
        unit, n = "week", n * 2
    precision = "told" if unit == "year" and n == 1 and not forward else ""
    return Relative(unit, n if forward else -n, anaphoric=anaphoric, precision=precision)


def _amount(m: Match) -> Reading | None:
    unit, n = _unit_of(m), amount_of(m)
    if m.code("old") and unit == "year":
        return Nothing()
    if n and n >= 1000 and CODE["YEARNUM"] == m.code("n") and CODE["UNIT"] in m.code("unit"):
        return None
    if m.code("n") and n is None and not any(CODE[c] in m.code("n") for c in ("FEW", "SOME")):
        return None
    if CODE["SOME"] in m.code("n") and CODE["UNIT"] in m.code("unit"):
        return None
    return Amount(unit, n)


def _vague(m: Match) -> Reading | None:
    unit = _unit_of(m)
    return Amount(unit, None) if unit not in {"quarter", "second", "minute"} or m.code("dir") else None


def _recurrent(m: Match) -> Reading | None:
    if m.group("weekday"):
        part = f"T{m.value('part')}" if m.group("part") else ""
        return Literal("SET", f"XXXX-WXX-{int(m.value('weekday')) + 1}{part}")
    if m.group("month"):
        return Literal("SET", f"XXXX-{int(m.value('month')):02}")
    if m.group("season"):
        return Literal("SET", f"XXXX-{m.value('season')}")
    if m.group("part"):
        return Literal("SET", f"XXXX-XX-XXT{m.value('part')}")
    return Literal("SET", duration_value(Amount(_unit_of(m), amount_of(m))))


def _adverb(m: Match) -> Reading | None:
    word = m.text("adverb")
    values = {
        "daily": "XXXX-XX-XX", "everyday": "XXXX-XX-XX", "weekly": "XXXX-WXX", "monthly": "XXXX-XX",
        "annually": "XXXX", "yearly": "XXXX", "nightly": "XXXX-XX-XXTNI",
    }
    return Literal("SET", values.get(word, m.value("adverb")))


def _reference(value: str) -> Callable[[Match], Reading | None]:
    return lambda m: Literal("DATE", value)


def _one_and_a_half(m: Match) -> Reading:
    return Amount(_unit_of(m), 1.5)


def _year_long(m: Match) -> Reading | None:
    return Amount("year", 1.0) if _unit_of(m) == "year" else None


READERS: Mapping[str, Callable[[Match], Reading | None]] = {
    "deictic": _deictic, "day_after": _day_after, "directed_unit": _directed_unit, "the_unit": _the_unit,
    "years_end": _years_end, "latest_period": _latest_period, "year_earlier": _year_earlier, "offset": _offset,
    "amount": _amount, "one_and_a_half": _one_and_a_half, "year_long": _year_long, "vague": _vague,
    "recurrent": _recurrent, "adverb": _adverb, "present": _reference("PRESENT_REF"),
    "past": _reference("PAST_REF"), "future": _reference("FUTURE_REF"),
}
