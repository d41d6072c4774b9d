"""Public identifiers of resolved entities, and two places of one name."""

from dataclasses import replace

from kg.model import Argument, Predicate, Span, Triple
from kg.resolve import Ruling, resolve_findings
from tests.resolve.test_resolution import told

AREA, CITY, COUNTRY = "schema:AdministrativeArea", "schema:City", "schema:Country"


def place(article, name, *others, kind=CITY, within=None):
    """An article that names a place first; `within` is what it says that the place lies in."""
    found = told(article, name, *others, *([within] if within else ()), kind=kind)
    if not within:
        return found
    outer = found.entities[-1].id
    ends = (Argument(name, 0, 1, "e0"), Argument(within, 0, 1, outer))
    triple = Triple(ends[0], Predicate("", iri="schema:containedInPlace"), ends[1], Span(0, 1))
    return replace(found, triples=(triple,))


def entities(*found, rulings=()):
    return {e.id: e for f in resolve_findings(found, rulings) for e in f.entities}


def test_a_country_has_identifiers_a_code_and_coordinates():
    france = entities(told("a", "France", kind=COUNTRY))["entity/france"]
    assert france.same_as == ("http://www.wikidata.org/entity/Q142", "https://sws.geonames.org/3017382/")
    assert france.code == "FR" and france.point == (46.0, 2.0)


def test_a_people_is_related_to_its_country_and_is_not_it():
    people = entities(told("a", "Palestinians", kind="kgo:Group"))["entity/palestinians"]
    assert "http://www.wikidata.org/entity/Q219060" in people.related_match and not people.same_as


def test_people_and_organizations_named_like_places_are_not_linked():
    found = entities(told("a", "Paris", kind="schema:Person"), told("b", "Paris", kind="schema:Corporation"))
    assert not any(e.same_as or e.point for e in found.values())


def test_two_places_of_one_name_are_two_where_the_articles_tell():
    found = entities(place("a", "Birmingham", within="Alabama"), place("b", "Birmingham", within="England"))
    links = {e.same_as for e in found.values() if e.label == "Birmingham"}
    assert links == {("https://sws.geonames.org/4049979/",), ("https://sws.geonames.org/2655603/",)}


def test_a_place_that_is_told_once_lends_its_link_to_articles_that_name_no_other():
    found = entities(place("a", "Birmingham", within="Alabama"), place("b", "Birmingham"))
    (birmingham,) = [e for e in found.values() if e.label == "Birmingham"]
    assert birmingham.same_as == ("https://sws.geonames.org/4049979/",)


def test_where_two_are_told_the_third_stays_open():
    articles = (
        place("a", "Birmingham", within="Alabama"),
        place("b", "Birmingham", within="England"),
        place("c", "Birmingham"),
    )  # fmt: skip
    found = [e for e in entities(*articles).values() if e.label == "Birmingham"]
    assert sorted(len(e.same_as) for e in found) == [0, 1, 1]
    decisions = [d for f in resolve_findings(articles) for d in f.decisions]
    assert {d.verdict for d in decisions} == {"different"}
    assert any("two places of one name: Birmingham" in d.reason for d in decisions)


def test_georgia_read_under_either_class_is_what_its_neighbours_say():
    found = entities(
        place("a", "Georgia", "Tbilisi", kind=COUNTRY), place("b", "Georgia", "Batumi", kind=AREA),
        place("c", "Georgia", "Atlanta", kind=AREA),
    )  # fmt: skip
    links = {e.same_as for e in found.values() if e.label == "Georgia"}
    assert len(links) == 2 and ("https://sws.geonames.org/4197000/",) in links


def test_a_person_takes_a_wrong_link_away():
    ruling = Ruling("France", "unlink", "https://sws.geonames.org/3017382/", of_link=True)
    france = entities(told("a", "France", kind=COUNTRY), rulings=[ruling])["entity/france"]
    assert france.same_as == ("http://www.wikidata.org/entity/Q142",)
