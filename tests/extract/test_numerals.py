"""Numerals in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numerals import parse_digits, parse_number, parse_ordinal

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number, *, joined_by_and):
    """The English words of a number below a billion."""
    link = " and " if joined_by_and else " "
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            words = f"{spelled(head, joined_by_and=joined_by_and)} {name}"
            joint = link if scale == 100 or rest < 100 else " "
            return words + (joint + spelled(rest, joined_by_and=joined_by_and) if rest else "")
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


@given(st.integers(0, 999_999_999), st.booleans())
def test_a_number_spelled_out_is_read_back(number, joined_by_and):
    assert parse_number(spelled(number, joined_by_and=joined_by_and)) == number


@given(st.integers(0, 10**12))
def test_grouped_digits_are_read_back(number):
    assert parse_number(f"{number:,}") == number
    assert parse_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2 million", 1_200_000), ("two dozen", 24), ("a dozen", 12), ("half a million", 500_000),
        ("hundreds of thousands", 100_000), ("tens of thousands", 10_000), ("2 1/2", 2.5), ("two and a half", 2.5),
        ("one and a half million", 1_500_000), ("2½", 2.5), ("3bn", 3e9), ("500k", 500_000), ("3 hundred", 300),
        ("two-thirds", 2 / 3), ("12,34,567", 1_234_567), (".5", 0.5), ("1,900", 1900),
    ],
)
def test_other_numerals(text, value):
    assert parse_number(text) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "and", "a", "of", "people", "two people", "1,90", "12:30", "3.1.2", "one two", "1939-45"]
)
def test_what_is_no_numeral_gives_none(text):
    assert parse_number(text) is None


def test_digits_with_a_zero_denominator_are_none():
    assert parse_digits("1/0") is None


@pytest.mark.parametrize(("word", "rank"), [("first", 1), ("21st", 21), ("1,000th", 1000), ("twenty-first", 21)])
def test_ordinals(word, rank):
    assert parse_ordinal(word) == rank


@pytest.mark.parametrize("word", ["one", "21", "worst", "st", ""])
def test_what_is_no_ordinal_gives_none(word):
    assert parse_ordinal(word) is None
