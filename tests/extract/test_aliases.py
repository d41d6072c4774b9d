"""Short forms meet their fuller names, and names that only look alike do not."""

import pytest

from kg.extract.aliases import alias, is_acronym


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Carter", "Helen Carter", "person"),
        ("Nakhl", "Ziad al-Nakhl", "person"),
        ("H. Carter", "Helen Carter", "person"),
        ("Helen Carter", "Helen M. Carter", "person"),
        ("RAIB", "Rail Accident Investigation Branch", "organization"),
        ("TfL", "Transport for London", "organization"),
        ("Volvo", "Volvo AB", "organization"),
        ("Foreign Ministry", "Iranian Foreign Ministry", "organization"),
        ("U.S.", "United States", "place"),
        ("Gaza", "Gaza Strip", "place"),
        ("747", "Boeing 747", "product"),
        ("A380s", "A380", "product"),
        ("Palestinian", "Palestinians", "group"),
    ],
)
def test_one_thing(short, full, kind):
    verdict = alias(short, full, kind)
    assert verdict is not None
    assert 0.5 < verdict[0] <= 1


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("John Carter", "Helen Carter", "person"),
        ("Carter", "Carter Helen Jones", "person"),
        ("China", "China Eastern Airlines", "organization"),
        ("American", "American Airlines", "organization"),
        ("RAF", "Rail Accident Investigation Branch", "organization"),
        ("Niger", "Nigeria", "place"),
        ("Mexico", "Mexico City", "place"),
        ("737", "Boeing 747", "product"),
    ],
)
def test_two_things(short, full, kind):
    verdict = alias(short, full, kind)
    assert verdict is None or verdict[0] <= 0.75


def test_acronyms_are_spelt_by_the_capitals():
    assert is_acronym("USAF", "United States Air Force")
    assert is_acronym("FDA", "Food and Drug Administration")
    assert not is_acronym("Air", "United States Air Force")
    assert not is_acronym("UN", "United")
