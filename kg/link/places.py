"""Countries, regions, states and cities with public identifiers: ontology/gazetteer/places.tsv, read once."""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from kg.resources import lexicon_rows, ontology_dir
from kg.vocab.folding import fold

COUNTRY, AREA, CITY = "schema:Country", "schema:AdministrativeArea", "schema:City"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place that the world knows by an identifier. Latitude and longitude are WGS 84 degrees."""

    names: tuple[str, ...]  # the best one first
    type: str
    country: str  # ISO 3166-1 alpha-2, "" where it lies in several
    part: str  # ISO 3166-1 or 3166-2 code of the place or of what it lies in, "" where not known
    geonames: str
    wikidata: str
    point: tuple[float, float] | None
    people: int
    capital: bool = False

    @property
    def name(self) -> str:
        """Its best name."""
        return self.names[0]

    @property
    def code(self) -> str:
        """Its own ISO 3166 code; "" of a city."""
        return "" if self.type == CITY else self.part

    @property
    def same_as(self) -> tuple[str, ...]:
        """Its IRIs in GeoNames and Wikidata."""
        iris = []
        if self.geonames:
            iris.append(f"https://sws.geonames.org/{self.geonames}/")
        if self.wikidata:
            iris.append(f"http://www.wikidata.org/entity/{self.wikidata}")
        return tuple(iris)

    @property
    def key(self) -> str:
        """Tells it from all others."""
        return self.geonames or self.wikidata


@cache
def known_places() -> dict[str, tuple[KnownPlace, ...]]:
    """Folded name -> the places that bear it, those of most people first."""
    capitals = {(fold(name), fold(country)) for name, country in lexicon_rows("capitals.tsv")}
    countries: dict[str, str] = {}
    found: dict[str, list[KnownPlace]] = defaultdict(list)
    for row in _rows():
        if row.type == COUNTRY:
            countries[row.country] = fold(row.name)
        governs = any((fold(name), countries.get(row.country, "")) in capitals for name in row.names)
        place = replace(row, capital=True) if row.type == CITY and governs else row
        for name in dict.fromkeys(map(fold, place.names)):
            found[name].append(place)
    return {name: tuple(sorted(alike, key=lambda p: (-p.people, p.key))) for name, alike in found.items()}


def _rows() -> list[KnownPlace]:
    text = (ontology_dir() / "gazetteer" / "places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return [
        KnownPlace(
            tuple(names.split("|")), kind, country, part, geonames, wikidata,
            (float(lat), float(long)) if lat else None, int(people or 0),
        )
        for names, kind, country, part, geonames, wikidata, lat, long, people in rows
    ]  # fmt: skip


@cache
def countries_by_code() -> dict[str, KnownPlace]:
    """ISO 3166-1 code -> country."""
    return {p.country: p for alike in known_places().values() for p in alike if p.type == COUNTRY}


@cache
def areas_by_code() -> dict[str, KnownPlace]:
    """ISO 3166-2 code -> state or country of a kingdom."""
    return {p.part: p for alike in known_places().values() for p in alike if p.type == AREA and p.part}
