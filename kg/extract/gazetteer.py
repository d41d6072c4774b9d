"""What general knowledge says of names and nouns: places, peoples, capitals, given names, classes of nouns.

All of it is data in ontology/lexicons; this module only turns the files into dictionaries, once.
"""

from functools import cache
from typing import NamedTuple

from kg.resources import lexicon_rows, lexicon_words

COUNTRY = "schema:Country"
PLACE_CLASSES = frozenset(
    {"schema:Place", "schema:Country", "schema:City", "schema:AdministrativeArea", "kgo:Facility"}
)
ORGANIZATION_CLASSES = frozenset(
    {
        "schema:Organization", "schema:GovernmentOrganization", "schema:NewsMediaOrganization",
        "schema:PoliticalParty", "schema:Corporation", "schema:EducationalOrganization", "schema:SportsTeam",
        "kgo:ArmedGroup",
    }
)


class Known(NamedTuple):
    """What a lexicon knows of a name: its class and its canonical form ("" where it is its own)."""

    type: str
    canonical: str


@cache
def known_names() -> dict[str, Known]:
    """Name -> class and canonical form, for organizations, faiths and outlets that news takes as known."""
    known = {name: Known("schema:NewsMediaOrganization", "") for name in lexicon_words("news_outlets.txt")}
    for row in lexicon_rows("known_names.tsv"):
        known[row[0]] = Known(row[1], row[2] if len(row) > 2 else "")
    return known


@cache
def places() -> dict[str, Known]:
    """Name of a place -> its class and, for countries, the canonical name."""
    return {
        name: Known(kind, country if kind == COUNTRY else "")
        for name, kind, country in (row[:3] for row in lexicon_rows("places.tsv"))
    }


@cache
def place_variants() -> dict[str, str]:
    """Variant name of a place -> the name it is best known by, where they are not spelled alike."""
    return {row[0]: row[1] for row in lexicon_rows("place_variants.tsv")}


@cache
def demonyms() -> dict[str, str]:
    """Adjective or people's name, singular and plural -> country or region."""
    found: dict[str, str] = {}
    for word, country in lexicon_rows("demonyms.tsv"):
        found.setdefault(word, country)
        if not word.endswith(("s", "sh", "ch", "ese")):
            found.setdefault(word + "s", country)
    return found


@cache
def capitals() -> dict[str, str]:
    """Capital or seat of a government -> country."""
    return {row[0]: row[1] for row in lexicon_rows("capitals.tsv")}


@cache
def given_names() -> dict[str, str]:
    """Given name -> "f", "m" or "?"."""
    return {row[0]: row[1] for row in lexicon_rows("given_names.tsv")}


@cache
def noun_classes() -> dict[str, str]:
    """Common noun (lemma) -> person, people, organization, place, facility or product."""
    return {row[0]: row[1] for row in lexicon_rows("nouns.tsv")}


@cache
def name_heads() -> dict[str, tuple[str, str]]:
    """Lower-case word of a name -> (class, where in the name it tells: last, first, any)."""
    return {row[0]: (row[1], row[2]) for row in lexicon_rows("name_heads.tsv")}


@cache
def titles() -> frozenset[str]:
    """Lower-case honorifics and offices, each as it stands before a name."""
    offices = {row[0] for row in lexicon_rows("offices.tsv")}
    return frozenset(lexicon_words("honorifics.txt") | offices)


@cache
def title_words() -> frozenset[str]:
    """Words that are a title or end one: "minister", but not the "state" of "secretary of state"."""
    return frozenset(title.split()[-1] for title in titles() if " of " not in title)


@cache
def long_titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Last word -> titles of several words that end in it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in sorted(titles()):
        parts = tuple(title.split())
        if len(parts) > 1:
            found.setdefault(parts[-1], []).append(parts)
    return {word: tuple(sorted(options, key=len, reverse=True)) for word, options in found.items()}


def is_place(kind: str) -> bool:
    """True for the classes of places."""
    return kind in PLACE_CLASSES


def is_organization(kind: str) -> bool:
    """True for the classes of organizations."""
    return kind in ORGANIZATION_CLASSES


@cache
def family(kind: str) -> str:
    """The broad class: person, organization, place, group, product or other; classes of one family may corefer."""
    if kind == "schema:Person":
        return "person"
    if kind in ORGANIZATION_CLASSES:
        return "organization"
    if kind in PLACE_CLASSES:
        return "place"
    if kind == "kgo:Group":
        return "group"
    return "product" if kind in {"schema:Product", "schema:CreativeWork"} else "other"


@cache
def party_words(how: str) -> dict[str, str]:
    """Party by label ("D") or by word ("Republican")."""
    return {row[0]: row[1] for row in lexicon_rows("parties.tsv") if row[2] == how}
