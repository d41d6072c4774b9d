"""Whether two values can both be true."""

import pytest

from kg.compare.values import births, bounds, clearly_later, dates_agree, days, overlap


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((243, "AtLeast"), (260, ""), True),
        ((260, "AtLeast"), (243, ""), False),
        ((30, "MoreThan"), (30, ""), False),
        ((30, "MoreThan"), (31, ""), True),
        ((12, "AtMost"), (9, "AtLeast"), True),
        ((9, "AtMost"), (12, "AtLeast"), False),
        ((100, "About"), (95, ""), True),
        ((100, "About"), (80, ""), False),
        ((2, ""), (3, ""), False),
    ],
)
def test_figures_are_intervals(one, other, both):
    assert overlap(bounds(*one), bounds(*other)) is both
    assert overlap(bounds(*other), bounds(*one)) is both


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("2021-05", "2021-05-10", True),
        ("2021", "2021-05-10", True),
        ("2021-05-10", "2021-05-11", False),
        ("2021-06", "2021-05-10", False),
        ("--05-10", "2021-05-10", True),
        ("--05-10", "2021-05-11", False),
        ("--05-10", "2021-05", True),
        ("--05-10", "--05-11", False),
        ("2021-05-10T07:00", "2021-05-10", True),
        ("2021-05-10T07:00", "2021-05-10T09:00", False),
        ("2021-05-10T07:00", "2021-05-10T07:15", True),
        ("2021-05-10T23:00:00Z", "2021-05-11T01:00", True),
        ("2021-05-10T23:00:00Z", "2021-05-11T01:00:00+02:00", True),
        ("soon", "2021-05-10", True),
    ],
)
def test_a_coarser_date_holds_a_finer_one(one, other, agree):
    assert dates_agree(one, other) is agree
    assert dates_agree(other, one) is agree


def test_what_no_calendar_has_is_no_stretch_of_days():
    assert days("2021-02-30") is None
    assert days("2024-02") == (days("2024-02-01")[0], days("2024-02-29")[0])


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("2024-03-12", "2024-03-13", True),
        ("2024-03-12", "2024-03-12T18:00", False),
        ("2024-03-12T09:00", "2024-03-12T09:40", False),
        ("2024-03-12T09:00", "2024-03-12T12:00", True),
        ("", "2024-03-12", False),
    ],
)
def test_reports_of_one_hour_or_one_undated_day_are_of_one_time(one, other, later):
    assert clearly_later(one, other) is later
    assert clearly_later(other, one) is later


def test_an_age_tells_when_somebody_was_born():
    first, last = births(58, "2024-03-12")
    assert first < days("1965-06-01")[0] < last
    assert births(58, "") is None
    assert births(3000, "2024-03-12") is None
