"""The rules: which sequences of word classes are time expressions, and what each says."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kg.extract.numerals import number_words, parse_ordinal, parse_words

from .calendar import SEASONS, Period, day, holiday, month
from .patterns import compile_pattern, first_codes
from .readings import Amount, Fixed, Item, Literal, Nothing, Partial, Reading, Relative, TimeOfDay
from .tokens import CODE, Word, Words

CARDINAL = "(?:[NUM DAYNUM YEARNUM](?:AND?[NUM DAYNUM YEARNUM])*(?:AND?A?(?:HALF|FRACTION))?|FRACTION)"
QUANTITY = f"(?:{CARDINAL}(?:(?:TO|OR){CARDINAL})?|A(?:NUM)+|HALF|A COUPLE(?:OF)?|COUPLE(?:OF)?|A?FEW|SOME)"
DETERMINER = "(?:THE|THIS|THAT|THESE|THOSE)"
DIRECTION = "(?:LAST|PAST|NEXT|FOLLOWING|PREVIOUS|CURRENT|LATEST|SAME|RECENT)"
YEAR = "(?P<year>YEARNUM)"
ERA = "(?P<bc>BC)"


class Match:
    """A match of a rule, with the words of its groups."""

    __slots__ = ("found", "words")

    def __init__(self, found: re.Match[str], words: list[Word]) -> None:
        self.found = found
        self.words = words

    def group(self, name: str) -> list[Word]:
        """The words of a group; none where it did not take part."""
        if name not in self.found.re.groupindex:
            return []
        first, last = self.found.span(name)
        return self.words[first:last] if first >= 0 else []

    def value(self, name: str) -> str:
        """The lexicon value of the first word of a group, or ""."""
        group = self.group(name)
        return group[0].value if group else ""

    def text(self, name: str) -> str:
        """The lower-cased words of a group, joined by blanks."""
        return " ".join(word.lower for word in self.group(name))

    def code(self, name: str) -> str:
        """The class codes of a group."""
        return (self.found[name] or "") if name in self.found.re.groupindex else ""


class Rule(NamedTuple):
    """A pattern over word classes and what its matches say."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match], Reading | None]


# --- numbers ------------------------------------------------------------------------------------------


def amount_of(m: Match) -> float | None:
    """The number of units; None where it is vague."""
    words = [word.lower for word in m.group("n")]
    while words and words[0] in ("a", "an", "the"):
        words = words[1:]
    if not words and CODE["UNITS"] in m.code("unit"):
        return None
    if any(c in m.code("n") for c in (CODE["FEW"], CODE["SOME"])):
        return None
    if CODE["COUPLE"] in m.code("n"):
        return 2.0
    for link in ("to", "or"):
        if link in words:
            words = words[: words.index(link)]
    return parse_words(words) if words else 1.0


def year_of(m: Match) -> int | None:
    """The year a rule names; negative before Christ."""
    text = m.text("year")
    if not text.isdecimal():
        return None
    return -int(text) if m.code("bc") else int(text)


def spoken_year(words: list[Word]) -> int | None:
    """The year in "nineteen ninety-six" or "two thousand and four"."""
    values = [number_words().get(w.lower) for w in words if w.lower != "and"]
    if any(v is None for v in values) or len(values) < 2:
        return None
    numbers = [int(v.value) for v in values if v]
    if 10 < numbers[0] < 22 and numbers[1] != 100 and (10 <= numbers[1] < 100):
        rest = sum(numbers[1:])
        return numbers[0] * 100 + rest if rest < 100 else None
    value = parse_words([w.lower for w in words])
    return int(value) if value and 2000 <= value < 2100 and value == int(value) else None


# --- dates --------------------------------------------------------------------------------------------


def _date(m: Match) -> Reading | None:
    number = int(m.value("month"))
    text = m.text("day")
    day_of_month = int(text) if text.isdecimal() else parse_ordinal(text) or 0
    year = year_of(m)
    if year is None:
        possible = 1 <= day_of_month <= 31 and day(2000, number, day_of_month)
        weekday = int(m.value("weekday")) if m.group("weekday") else None
        direction = _direction(m)
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
        return Partial(unit, number, direction=_direction(m), anaphoric=anaphoric)

    return read


def _direction(m: Match) -> int | None:
    """-1, 0, 1 as the direction word says: last, this, next; None without one."""
    code = m.code("dir")
    if not code:
        return None
    for names, direction in ((("LAST", "PAST", "PREVIOUS"), -1), (("NEXT", "FOLLOWING"), 1)):
        if any(CODE[name] in code for name in names):
            return direction
    return 0


def _feast(m: Match) -> Reading | None:
    rule, year = m.value("feast"), year_of(m)
    if year is not None:
        return Fixed(holiday(rule, year))
    return Partial("feast", rule=rule, direction=_direction(m))


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


# --- relative to now or to what was told ----------------------------------------------------------------


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
    if unit in ("hour", "minute", "second"):
        return Amount(unit, 1.0) if CODE["THE"] in m.code("det") or CODE["PAST"] in code else None
    n = _direction(m) or 0
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
    if unit not in ("day", "week", "month", "quarter", "year", "weekend"):
        return None
    precision = "past" if unit == "weekend" else ""
    return Relative(unit, 0, anaphoric=unit in ("day", "month", "quarter"), precision=precision)


def _years_end(m: Match) -> Reading | None:
    return Relative(_unit_of(m), 0, anaphoric=_unit_of(m) != "year") if _unit_of(m) in ("year", "month") else None


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
    return Amount(unit, None) if unit not in ("quarter", "second", "minute") or m.code("dir") else None


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


# --- times of day ---------------------------------------------------------------------------------------


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
    if half in ("a", "p"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    part = m.value("part")
    if part and hour <= 12:
        evening = part in ("AF", "EV") or (part == "NI" and hour >= 6)
        hour = hour % 12 + (12 if evening else 0)
    if hour > 24 or int(minute) > 59:
        return None
    return TimeOfDay(f"{hour:02}:{minute}")


def _clock_word(m: Match) -> Reading | None:
    return TimeOfDay(m.value("clock"))


def _part_of_day(m: Match) -> Reading | None:
    """This morning, last night, that evening, tomorrow afternoon, the next morning."""
    n = _direction(m) or 0
    told = any(CODE[name] in m.code("dir") for name in ("FOLLOWING", "PREVIOUS", "SAME", "THAT"))
    if CODE["THE"] in m.code("det") and CODE["NEXT"] in m.code("dir"):
        told = True
    return TimeOfDay(m.value("part"), Relative("day", n, anaphoric=told))


def _tonight(m: Match) -> Reading | None:
    return TimeOfDay("NI", Relative("day", 0))


def _bare_part(m: Match) -> Reading | None:
    return TimeOfDay(m.value("part"))


# --- durations as values --------------------------------------------------------------------------------

_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W", "weekend": "WE",
}
_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}


def duration_value(amount: Amount) -> str:
    """The TIMEX3 value of a length of time: P3W, PT1H30M, PXY."""
    n = amount.n if amount.unit != "fortnight" or amount.n is None else amount.n * 2
    prefix = "PT" if amount.unit in ("second", "minute", "hour") else "P"
    letter = _LETTERS[amount.unit]
    if n is None:
        return f"{prefix}X{letter}"
    if n % 1 == 0.5 and amount.unit in _HALVES:
        whole = f"{int(n)}{letter}" if n >= 1 else ""
        return f"{prefix}{whole}{_HALVES[amount.unit]}"
    return f"{prefix}{n:.10g}{letter}"


_SPOKEN = "(?P<spoken>NUM(?:AND?[NUM DAYNUM])+)"
_WEEKDAY = "(?P<weekday>[WEEKDAY SHORTDAY])COMMA?(?:THE)?"
_DAY = "(?P<day>DAYNUM|ORDINAL)"
_DIR_YEAR = f"(?:COMMA|OF)?(?:IN)?{YEAR}{ERA}?"
_AGO = "(?P<dir>AGO|EARLIER|LATER|[BEFORE AFTER](?=COMMA|STOP|$)|HENCE|FROM NOW)"
_TABLE: tuple[tuple[str, str, Callable[[Match], Reading | None]], ...] = (
    ("month day", f"(?:{_WEEKDAY}|(?P<dir>LAST|THIS|NEXT))?(?P<month>MONTH)(?:THE)?{_DAY}(?:COMMA?{YEAR})?", _date),
    ("day month", f"(?:{_WEEKDAY})?(?:THE)?{_DAY}(?:OF)?(?P<month>MONTH)(?:COMMA?{YEAR})?", _date),
    ("month year", f"(?P<month>MONTH)(?:COMMA|OF)?(?:{YEAR}|{_SPOKEN})", _month_year),
    ("ISO date", "(?P<iso>ISODATE|YEARNUM HYPHEN [DAYNUM NUM] HYPHEN [DAYNUM NUM])", _iso),
    ("slashed date", "(?P<date>SLASHED)", _slashed),
    ("year", f"(?:THE)?(?:FISCAL)?(?:UNIT)?{YEAR}(?:PERIOD|(?P<unit>UNIT))?", _year),
    ("ancient", "(?:(?P<month>MONTH)(?:OF)?)?(?:(?P<n>NUM|DAYNUM|YEARNUM)BC|AD(?P<ad>)(?P<n2>NUM))", _ancient),
    ("spoken year", f"(?:THE UNIT)?{_SPOKEN}", _spoken),
    ("decade", "(?:THE)?(?P<decade>DECADE|MIDDECADE|SHORTDECADE)", _decade),
    ("century", f"(?:THE)?(?P<n>NUM?ORDINAL)(?P<unit>UNIT){ERA}?", lambda m: _century(m) if m.value("unit") == "century" else None),
    ("month", "(?P<dir>LAST|THIS(?:PAST|NEXT)?|NEXT|THE?[FOLLOWING PREVIOUS NEXT])?(?P<month>MONTH)", _partial("month")),
    ("weekday", "(?P<dir>LAST|THIS(?:PAST|NEXT)?|NEXT|PAST|THE?[FOLLOWING PREVIOUS]|THAT)?(?P<weekday>WEEKDAY)", _partial("weekday")),
    ("season", f"(?P<dir>LAST|THIS(?:PAST|NEXT)?|NEXT|THAT|THE?[FOLLOWING PREVIOUS NEXT])?(?:THE)?(?P<season>SEASON)(?:(?:COMMA|OF)?(?:{YEAR}|{_SPOKEN}))?", _partial("season")),
    ("year season", f"(?:THE)?{YEAR}(?P<season>SEASON)", _partial("season")),
    ("feast", f"(?P<dir>LAST|THIS(?:PAST|NEXT)?|NEXT)?(?P<feast>FEAST+|HOLIDAY)(?:COMMA?{YEAR})?", _feast),
    ("quarter", f"(?:THE|THIS)?(?:FISCAL|OTHER|FULL)*(?P<n>ORDINAL)(?:FISCAL)?(?P<unit>UNIT)(?:(?:OF)?(?:THE)?(?:FISCAL)?(?:UNIT)?{YEAR})?", lambda m: _part_of_year(m) if m.value("unit") == "quarter" else None),
    ("year quarter", f"(?:THE)?(?:FISCAL)?{YEAR}(?:POSSESSIVE)?(?:FISCAL)?(?P<n>ORDINAL)(?P<unit>UNIT)", lambda m: _part_of_year(m) if m.value("unit") == "quarter" else None),
    ("quarter code", f"(?:(?:THE)?(?P<code>QUARTERCODE)(?:(?:OF)?(?:FISCAL)?{YEAR})?)", _part_of_year),
    ("half", f"(?:THE)?(?:(?P<n>ORDINAL)|(?P<latter>LATTER|LAST))(?P<half>HALF)(?:OF(?:THE)?(?:FISCAL)?{YEAR})?", _part_of_year),
    ("deictic day", "(?P<day>DAY)", _deictic),
    ("day after", "(?:THE)?UNIT(?P<dir>BEFORE|AFTER)(?P<day>DAY)", _day_after),
    ("tonight", "TONIGHT", _tonight),
    ("directed unit", "(?P<det>THE|THIS)?(?P<dir>LAST|PAST|NEXT|FOLLOWING|PREVIOUS|CURRENT|LATEST|SAME|THIS|THAT SAME|THAT)(?:FULL|FISCAL)*(?P<unit>UNIT|WEEKEND)", _directed_unit),
    ("the unit", "THE(?:FULL|FISCAL)*(?P<unit>UNIT|WEEKEND)", _the_unit),
    ("year-earlier", "(?:THE)?(?:COMPARABLE)?(?:UNIT[EARLIER AGO BEFORE])(?:PERIOD|UNIT)?", _year_earlier),
    ("latest period", "(?:THE)?LATEST PERIOD", _latest_period),
    ("offset", f"(?P<n>{QUANTITY}|A|THE)?(?:MORE|FULL)*(?P<unit>UNIT|UNITS|WEEKEND|WEEKENDS)(?:OR SO)?{_AGO}", _offset),
    ("amount", f"(?:A|THE)?(?P<n>{QUANTITY})(?:MORE|FULL|OTHER)*(?P<unit>UNIT|UNITS)(?:OR SO)?(?P<old>LONG?OLD|OF AGE)?", _amount),
    ("amount of one", "A(?:FULL|OTHER|MORE)*(?P<unit>UNIT|WEEKEND)(?P<old>OLD)?", _amount),
    ("directed amount", f"(?:THE|THIS)?(?:{DIRECTION}|ORDINAL|FULL)+(?P<n>{QUANTITY})(?:MORE|FULL)*(?P<unit>UNIT|UNITS)(?:OR SO)?", _amount),
    ("amount and a half", "A(?P<unit>UNIT)AND A(?P<half>HALF)(?P<old>OLD)?", lambda m: Amount(_unit_of(m), 1.5)),
    ("year's end", "(?:THE)?(?P<unit>UNIT)(?:POSSESSIVE)?MIDDLE", _years_end),
    ("year ended", "(?:THE)?(?:FULL|FISCAL)*(?P<unit>UNIT)(?=ENDED)", lambda m: Amount("year", 1) if _unit_of(m) == "year" else None),
    ("half unit", "(?P<n>HALF)A(?P<unit>UNIT)", _amount),
    ("vague amount", "(?:THE)?(?P<dir>RECENT|NEXT|PAST|FOLLOWING|LAST|PREVIOUS|THOSE)?(?P<unit>UNITS)(?:LONG|AHEAD)?(?P<old>OLD)?", _vague),
    ("every", f"EACH(?P<n>OTHER|{CARDINAL})?(?P<unit>UNIT|UNITS|WEEKEND)", _recurrent),
    ("every weekday", "EACH(?P<weekday>WEEKDAY)(?P<part>PART)?", _recurrent),
    ("weekdays", "(?P<weekday>WEEKDAYS)", _recurrent),
    ("weekday parts", "(?P<weekday>WEEKDAY)(?P<part>PARTS)", _recurrent),
    ("every part", "EACH(?:(?P<month>MONTH)|(?P<season>SEASON)|(?P<part>PART))", _recurrent),
    ("per", "PER(?P<unit>UNIT)", _recurrent),
    ("once a unit", "ONCE(?:A|PER|EACH)(?P<unit>UNIT)", _recurrent),
    ("adverb", "(?P<adverb>ADVERB)", _adverb),
    ("now", "RIGHT?NOW|PRESENT|AT PRESENTLY|THESE UNITS|THE PRESENTLY(?=COMMA|STOP)|CURRENT", _reference("PRESENT_REF")),
    ("past", "MORE?PASTREF|THE PAST|RECENT", _reference("PAST_REF")),
    ("future", "(?:THE)(?:NEAR)?FUTURE|THE NEAR TERM", _reference("FUTURE_REF")),
    ("clock", "(?:(?P<clock>CLOCK|CLOCKAMPM)|(?P<hour>DAYNUM|NUM)(?=AMPM|OCLOCK))(?:OCLOCK)?(?P<half>AMPM)?(?:ZONE+TIME?)?(?:IN THE(?P<part>PART)|AT(?P<part2>PART))?", _clock),
    ("hour in the part", "(?P<hour>DAYNUM|NUM)IN THE(?P<part>PART)", _clock),
    ("clock word", "(?P<clock>CLOCKWORD)", _clock_word),
    ("part of day", "(?P<det>THE)?(?P<dir>THIS|LAST|THAT SAME|THAT|NEXT|FOLLOWING|PREVIOUS|SAME)(?:EARLY|LATE)?(?P<part>PART)", _part_of_day),
    ("bare part", "(?:THE)?(?:MID|EARLY|LATE)?(?P<part>PART|OVERNIGHT)", _bare_part),
)


@cache
def _rules() -> tuple[dict[str, tuple[Rule, ...]], re.Pattern[str]]:
    """The rules by the class that their matches may begin with, and a pattern of all those classes."""
    rules = [Rule(name, compile_pattern(pattern), read) for name, pattern, read in _TABLE]
    starts = [(rule, first_codes(rule.pattern.pattern)) for rule in rules]
    by_start = {code: tuple(rule for rule, codes in starts if code in codes) for code in CODE.values()}
    return by_start, re.compile("[" + "".join(code for code, found in by_start.items() if found) + "]")


def find_items(words: Words) -> list[Item]:
    """The readings of a sentence's words: at each place the longest match; of equals, the earlier rule's."""
    by_start, starts = _rules()
    items: list[Item] = []
    end = 0
    for start in starts.finditer(words.codes):
        if start.start() >= end and (item := _longest(by_start[start[0]], words, start.start())):
            items.append(item)
            end = item.last
    return items


def _longest(rules: tuple[Rule, ...], words: Words, position: int) -> Item | None:
    best: Item | None = None
    for rule in rules:
        found = rule.pattern.match(words.codes, position)
        if found and found.end() > (best.last if best else position):
            reading = rule.read(Match(found, words.words))
            if reading is not None:
                best = Item(position, found.end(), reading)
    return best
