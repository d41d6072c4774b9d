import pytest

from kg.resolve.compare import SAME, compare_bodies, compare_persons
from kg.resolve.names import acronym, fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seyed Ali Hosseini", "Seyyed Ali Hosseini"),
        ("Ziyad al-Nakhalah", "Ziad Nakhaleh"),
        ("Mohammed Rahimi", "Muhammad Rahimi"),
        ("William Hart", "Bill Hart"),
        ("J. Hart", "Joan Hart"),
        ("Tomás Arriaga", "Tomas Arriaga"),
        ("Anna Maria Lind", "Anna Lind"),
    ],
)
def test_one_person_under_two_spellings(one, other):
    assert compare_persons(one, other).score >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George Hart", "Joan Hart"),
        ("Mohsen Qomi", "Mohsen Rezaei"),
        ("Maria Lind", "Marie Lind"),
        ("Dan Hart", "Don Hart"),
        ("Hart", "Joan Hart"),
    ],
)
def test_two_people_stay_two(one, other):
    assert compare_persons(one, other).score < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boeing Co.", "Boeing"),
        ("Department of Justice", "Justice Department"),
        ("Fisheries Ministry", "the Ministry of Fisheries"),
        ("Department of the Treasury", "Treasury Department"),
        ("BTP", "British Transport Police"),
        ("Rail Inquiry Branch", "Rail Inquiry Unit"),
        ("Harbour Lane stop", "Harbour Lane"),
        ("the World Bank", "World Bank"),
    ],
)
def test_one_body_under_two_names(one, other):
    assert compare_bodies(one, other).score >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iran", "Iraq"),
        ("SR-2023-052", "SR-2023-053"),
        ("Flight 370", "Flight 17"),
        ("Bank of England", "Bank of Ireland"),
        ("North Korea", "South Korea"),
        ("Department of Justice", "Department of State"),
        ("University of York", "York"),
        ("Department of Justice", "Justice"),
    ],
)
def test_alike_names_of_two_things_stay_two(one, other):
    assert compare_bodies(one, other).score < SAME


def test_folding_drops_what_never_tells_things_apart():
    assert fold("The U.S.’s Café") == "us cafe"
    assert acronym("Rail Accident Investigation Branch") == "raib"
    assert slug("Ziyad al-Nakhalah") == "ziyad-al-nakhalah"
    assert slug("!!!") == "unnamed"
