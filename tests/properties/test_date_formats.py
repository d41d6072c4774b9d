"""Times: any wording of a date gives that date; no wording whatever raises."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.timex.anchoring import Timeline, anchor
from kg.extract.timex.calendar import Period, day, in_range, weekday_of
from kg.extract.timex.composition import compose
from kg.extract.timex.grammar import find_items
from kg.extract.timex.tokens import classify, code_of, lexicon
from kg.model import BlockKind, Sentence, Token

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
SHORT = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))


def words_of(text):
    """The classified words of a text whose tokens are told by blanks and punctuation, without tags."""
    sentence = Sentence(0, 0, 0, 0, BlockKind.PROSE)
    pattern = r"\d{4}-\d\d-\d\d|\w+(?:[.:/]\w+)*\.?|[^\w\s]"
    tokens = [
        Token(i, m.start(), m.end(), m[0], m[0].lower(), m[0], "", "", "", "", False, sentence)
        for i, m in enumerate(re.finditer(pattern, text))
    ]
    return classify(tokens, [code_of(token.lower) for token in tokens])


def read(text, published=None, tense=""):
    """(value, words) of each time of a text."""
    words = words_of(text)
    timeline = Timeline(published)
    found = []
    for item in compose(find_items(words), words):
        value = anchor(item.reading, timeline, tense)
        if value:
            if value[2] is not None:
                timeline.tell(value[2], item.reading)
            found.append((value[1], text[words.words[item.first].start : words.words[item.last - 1].end]))
    return found


def suffix(number):
    return "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


FORMATS = (
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}{suffix(d.day)}, {d.year}",
    lambda d: f"the {d.day}{suffix(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: d.isoformat(),
)


@given(DAYS, st.sampled_from(FORMATS), st.one_of(st.none(), DAYS))
def test_every_absolute_date_format_gives_the_date_whatever_the_day_of_publication(day_meant, write, published):
    text = write(day_meant)
    reference = Period("day", published.toordinal()) if published else None
    assert read(text, reference) == [(day_meant.isoformat(), text)]


@given(DAYS)
def test_a_month_and_its_year_give_the_month(day_meant):
    for link in (" ", " of ", ", "):
        text = f"{MONTHS[day_meant.month - 1]}{link}{day_meant.year}"
        assert read(text) == [(f"{day_meant:%Y-%m}", text)]


@given(DAYS, st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_a_weekday_is_at_most_six_days_off_and_the_same_day_is_publication(published, weekday, tense):
    reference = Period("day", published.toordinal())
    ((value, _),) = read(WEEKDAYS[weekday], reference, tense)
    distance = (date.fromisoformat(value) - published).days
    assert date.fromisoformat(value).weekday() == weekday
    assert (0 <= distance <= 6) if tense == "future" else (-6 <= distance <= 0)


@given(st.integers(1, 23), st.integers(0, 59), DAYS)
def test_a_clock_time_joins_its_day(hour, minute, published):
    half = "a.m." if hour < 12 else "p.m."
    told = f"{MONTHS[published.month - 1]} {published.day}, {published.year}"
    text = f"{(hour - 1) % 12 + 1}:{minute:02} {half} on {told}"
    assert read(text) == [(f"{published.isoformat()}T{hour:02}:{minute:02}", text)]


@given(DAYS)
def test_without_publication_month_and_day_keep_the_year_open(day_meant):
    assert read(f"{MONTHS[day_meant.month - 1]} {day_meant.day}")[0][0] == f"--{day_meant:%m-%d}"
    assert read(WEEKDAYS[day_meant.weekday()])[0][0] == ""


UNITS = ("week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century")


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_lies_in_the_period_it_is_widened_to(day_meant, unit):
    found = Period("day", day_meant.toordinal())
    wider = found.to(unit)
    if unit == "weekend" or not in_range(wider.shift(1)) or wider.year < 1:
        return
    assert wider.first_day <= day_meant
    assert unit in ("decade", "century") or day_meant < wider.shift(1).first_day
    assert weekday_of(found) == day_meant.weekday()


WORDS = (*sorted(lexicon()), "1987", "480", "31", "7:15", "10/30/89", "he", "'s", "1990s", "Q3", "21st", "half")


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from(WORDS), max_size=14), st.one_of(st.none(), st.dates()), st.booleans(),
    st.sampled_from(["", "past", "present", "future"]),
)
def test_no_sequence_of_time_words_raises(words, published, narrative, tense):
    text = " ".join(word.title() if code_of(word) == code_of("monday") else word for word in words)
    classified = words_of(text)
    timeline = Timeline(Period("day", published.toordinal()) if published else None, narrative)
    for item in compose(find_items(classified), classified):
        value = anchor(item.reading, timeline, tense)
        if value and value[2] is not None:
            assert in_range(value[2])
            timeline.tell(value[2], item.reading)


def test_days_that_the_calendar_lacks_are_none():
    assert day(2021, 2, 29) is None
