"""The lexicons of names hold what the code reads from them: known classes, known places, no stray columns."""

from kg.extract import gazetteer
from kg.resources import lexicon_rows

CLASSES = gazetteer.PLACE_CLASSES | gazetteer.ORGANIZATION_CLASSES | {
    "schema:Person", "kgo:Group", "kgo:Law", "schema:Product", "schema:CreativeWork",
}


def test_every_class_of_the_lexicons_is_a_class_of_the_model():
    found = {row[1] for name in ("places.tsv", "known_names.tsv", "name_heads.tsv") for row in lexicon_rows(name)}
    assert found <= CLASSES


def test_places_of_demonyms_and_capitals_are_known():
    known = set(gazetteer.places()) | {place.canonical for place in gazetteer.places().values()}
    assert set(gazetteer.capitals().values()) <= known
    assert len(set(gazetteer.demonyms().values()) - known) <= 10


def test_a_country_has_one_canonical_name():
    places = gazetteer.places()
    assert places["U.S."].canonical == places["America"].canonical == "United States"
    assert places["Lyon"].type == "schema:City"
    assert places["Bavaria"].type == "schema:AdministrativeArea"


def test_nouns_have_the_kinds_that_nominals_use():
    assert set(gazetteer.noun_classes().values()) == {
        "person", "people", "organization", "place", "facility", "product"
    }


def test_families_tell_what_may_corefer():
    assert gazetteer.family("schema:Corporation") == gazetteer.family("kgo:ArmedGroup") == "organization"
    assert gazetteer.family("kgo:Facility") == gazetteer.family("schema:City") == "place"
    assert gazetteer.family("kgo:Law") == "other"
