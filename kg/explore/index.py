"""The search index of a store: the names of all things in an SQLite file with full-text search, made once.

Things stand in the order of how much is told of them, so that the first hits are the ones a reader wants and a
search can stop early.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.vocab import ENTITY_CLASSES, EVENT_CLASSES

from .references import References
from .terms import Json, node, pairs, subjects, text

_SCHEMA = """
CREATE TABLE things (place INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, family TEXT, kind TEXT, told INTEGER,
  told_by TEXT);
CREATE TABLE names (place INTEGER PRIMARY KEY, thing INTEGER, name TEXT, main INTEGER);
CREATE TABLE outlets (number INTEGER PRIMARY KEY, id TEXT, label TEXT, articles INTEGER);
CREATE VIRTUAL TABLE words USING fts5(name, family, outlets, content='', tokenize="unicode61 remove_diacritics 2",
  prefix='1 2 3');
"""
_CLASSES = (*ENTITY_CLASSES, *EVENT_CLASSES, "kgo:ClaimedEvent", "schema:NewsArticle")
_NAMES = {"rdfs:label": 1, "skos:altLabel": 0, "kgo:calledAs": 0}
_MOST_MARKS = 3  # outlets that a hit of a search names
_WORDS = "INSERT INTO words(rowid, name, family, outlets) VALUES (?, ?, ?, ?)"
NAMED = "(family = 'Event' OR label NOT GLOB '[a-z0-9]*')"  # "a tram" is no name
_memory: list[tuple[Store, sqlite3.Connection]] = []


def write_index(store: Store, path: str | Path) -> Path:
    """Writes the search index of a store to a file, whole or not at all, and returns its path."""
    path = Path(path)
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    connection = sqlite3.connect(draft)
    try:
        fill_index(store, connection)
    finally:
        connection.close()
    draft.replace(path)
    return path


def open_index(store: Store, path: str = "") -> sqlite3.Connection:
    """The index in a file; without one, an index in memory that is made once for each store."""
    if path:
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    if not _memory or _memory[0][0] is not store:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill_index(store, connection)
        _memory[:] = [(store, connection)]
    return _memory[0][1]


def most_told(store: Store, path: str, limit: int) -> list[str]:
    """The IRIs of the events, and of the entities with a name of their own, that most statements are about."""
    query = f"SELECT iri FROM things WHERE family != 'Article' AND {NAMED} ORDER BY place LIMIT ?"
    return [row[0] for row in open_index(store, path).execute(query, [limit])]


def fill_index(store: Store, connection: sqlite3.Connection) -> None:
    """Writes all things, names and outlets of a store."""
    connection.executescript(_SCHEMA)
    names = References(store)
    articles = {one.value: names.thing(one.value) for one in subjects(store, "rdf:type", node("schema:NewsArticle"))}
    numbers = _write_outlets(connection, articles)
    told, seen = _tellings(store, articles, numbers)
    kinds = {one for name in _CLASSES for one in subjects(store, "rdf:type", node(name))}
    ranked = sorted(kinds, key=lambda one: (-told[one.value], one.value))
    used = _names(store)
    connection.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(ranked, told, seen, names))
    places = enumerate((place, *row) for place, one in enumerate(ranked) for row in _named(one, used, names))
    for number, (place, name, main) in places:
        iri = ranked[place].value
        family = names.thing(iri)["family"]
        marks = " ".join(f"o{outlet}" for outlet in sorted(seen.get(iri, ())))
        connection.execute("INSERT INTO names VALUES (?, ?, ?, ?)", (number, place, name, main))
        connection.execute(_WORDS, (number, name, family, marks))
    connection.commit()


def _rows(
    ranked: list[NamedNode], told: Counter[str], seen: dict[str, set[int]], names: References
) -> Iterator[tuple[object, ...]]:
    for place, one in enumerate(ranked):
        thing = names.thing(one.value)
        marks = " ".join(map(str, sorted(seen.get(one.value, ()))[:_MOST_MARKS]))
        yield place, one.value, thing["label"], thing["family"], thing["kind"], told[one.value], marks


def _named(one: NamedNode, used: dict[str, dict[str, int]], names: References) -> list[tuple[str, int]]:
    return sorted((used.get(one.value) or {names.thing(one.value)["label"]: 1}).items(), key=lambda n: (-n[1], n[0]))


def _names(store: Store) -> dict[str, dict[str, int]]:
    """The names of each thing, 1 for its main label."""
    found: dict[str, dict[str, int]] = {}
    for name, main in _NAMES.items():
        for thing, label in pairs(store, name):
            found.setdefault(thing.value, {}).setdefault(text(label)[:300], main)
    return found


def _write_outlets(connection: sqlite3.Connection, articles: dict[str, Json]) -> dict[str, int]:
    """The number of each outlet that has published something, by its id."""
    counts = Counter(one["publisher"] for one in articles.values() if one["publisher"])
    labels = {one["publisher"]: one["outlet"] for one in articles.values()}
    ranked = sorted(counts, key=lambda id: (-counts[id], id))
    rows = [(number, id, labels[id], counts[id]) for number, id in enumerate(ranked)]
    connection.executemany("INSERT INTO outlets VALUES (?, ?, ?, ?)", rows)
    return {id: number for number, id in enumerate(ranked)}


def _tellings(
    store: Store, articles: dict[str, Json], numbers: dict[str, int]
) -> tuple[Counter[str], dict[str, set[int]]]:
    """How many statements are about each thing, and which outlets tell of it."""
    source = {one.value: text(article) for one, article in pairs(store, "prov:wasDerivedFrom")}
    told: Counter[str] = Counter()
    seen: dict[str, set[int]] = {}
    for name in ("rdf:subject", "rdf:object", "kgo:speaker"):
        for statement, thing in pairs(store, name):
            if isinstance(thing, NamedNode):
                told[thing.value] += 1
                outlet = articles.get(source.get(statement.value, ""), {}).get("publisher")
                if outlet:
                    seen.setdefault(thing.value, set()).add(numbers[outlet])
    for iri, one in articles.items():
        if one["publisher"]:
            seen.setdefault(iri, set()).add(numbers[one["publisher"]])
    return told, seen
