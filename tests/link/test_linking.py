"""Which known place a name stands for; what the context does not decide is left out."""

import pytest

from kg.link import PlaceContext, is_ambiguous, link_people, link_place
from kg.link.places import known_places
from kg.vocab.folding import fold

COUNTRY, AREA, CITY, PLACE = "schema:Country", "schema:AdministrativeArea", "schema:City", "schema:Place"


def linked(name, kind=CITY, *, near=(), within=()):
    context = PlaceContext(frozenset(map(fold, near)), frozenset(map(fold, within)))
    place = link_place([name], kind, context)
    return place and f"{place.type.split(':')[1]} {place.part or place.country}"


@pytest.mark.parametrize(
    ("name", "kind", "iris"),
    [
        ("France", COUNTRY, ("https://sws.geonames.org/3017382/", "http://www.wikidata.org/entity/Q142")),
        ("U.S.", COUNTRY, ("https://sws.geonames.org/6252001/", "http://www.wikidata.org/entity/Q30")),
        ("Gaza Strip", AREA, ("http://www.wikidata.org/entity/Q39760",)),
        ("Northern Ireland", COUNTRY, ("http://www.wikidata.org/entity/Q26",)),
        ("Texas", AREA, ("https://sws.geonames.org/4736286/",)),
        ("Tehran", CITY, ("https://sws.geonames.org/112931/",)),
        ("Kiev", CITY, ("https://sws.geonames.org/703448/",)),
        ("Europe", PLACE, ("http://www.wikidata.org/entity/Q46",)),
    ],
)
def test_a_name_of_one_place_needs_no_context(name, kind, iris):
    assert link_place([name], kind).same_as == iris


def test_places_have_codes_and_coordinates():
    france, texas, tehran = (link_place([n], k) for n, k in (("France", COUNTRY), ("Texas", AREA), ("Tehran", CITY)))
    assert (france.code, texas.code, tehran.code) == ("FR", "US-TX", "")
    assert [round(x) for x in tehran.point] == [36, 51] and france.point is not None


@pytest.mark.parametrize(
    ("name", "near", "within", "expected"),
    [
        ("Paris", (), (), "City FR"),
        ("Paris", ("France",), (), "City FR"),
        ("Paris", ("Texas",), (), None),
        ("Paris", (), ("Texas",), "City US-TX"),
        ("Paris", (), ("Peru",), None),
        ("Birmingham", (), (), None),
        ("Birmingham", ("England",), (), "City GB-ENG"),
        ("Birmingham", ("Alabama",), (), "City US-AL"),
        ("Birmingham", ("England", "Alabama"), (), None),
        ("Cambridge", ("United States",), (), None),
        ("Cambridge", (), ("Massachusetts",), "City US-MA"),
        ("Cambridge", ("Massachusetts", "United Kingdom"), (), None),
        ("Washington", ("North Carolina",), (), None),
        ("London", ("Canada",), (), None),
        ("London", ("Germany",), (), "City GB-ENG"),
    ],
)
def test_of_several_cities_of_a_name_the_context_decides(name, near, within, expected):
    assert linked(name, near=near, within=within) == expected


@pytest.mark.parametrize("kind", [COUNTRY, AREA, PLACE])
def test_georgia_is_linked_by_its_places_never_by_its_class(kind):
    assert linked("Georgia", kind) is None
    assert linked("Georgia", kind, near=("Tbilisi",)) == "Country GE"
    assert linked("Georgia", kind, near=("Atlanta",)) == "AdministrativeArea US-GA"
    assert linked("Georgia", kind, near=("Atlanta", "Tbilisi")) is None
    assert linked("Georgia", kind, within=("United States",)) == "AdministrativeArea US-GA"


def test_a_class_that_no_place_of_the_name_has_is_not_linked():
    assert linked("Jordan", COUNTRY) == "Country JO"
    assert linked("Tehran", COUNTRY) is None
    assert linked("Nowhereville") is None


def test_what_lies_elsewhere_by_the_article_is_not_linked():
    assert linked("Tehran", within=("Iran",)) == "City IR"
    assert linked("Tehran", within=("Canada",)) is None
    assert linked("Tehran", within=("Oskby",)) == "City IR"  # a container that nobody knows decides nothing


@pytest.mark.parametrize(("name", "code"), [("Palestinians", "PS"), ("French", "FR"), ("Iranian", "IR")])
def test_a_people_leads_to_its_country(name, code):
    assert link_people(name).code == code


@pytest.mark.parametrize("name", ["Africans", "lawmakers", "Paris"])
def test_what_is_no_people_of_a_country_leads_nowhere(name):
    assert link_people(name) is None


def test_the_data_are_sound():
    places = {id(p): p for alike in known_places().values() for p in alike}.values()
    assert len(places) > 8000
    assert len({p.key for p in places}) == len(places) and all(p.same_as for p in places)
    assert all(-90 <= p.point[0] <= 90 and -180 <= p.point[1] <= 180 for p in places if p.point)
    assert is_ambiguous("Birmingham") and not is_ambiguous("Tehran")
