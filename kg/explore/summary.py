"""The first page: what the store holds, and where to begin."""

from collections.abc import Iterable

from pyoxigraph import Store

from .article import articles
from .differences import divergences
from .index import NAMED, open_index
from .references import References
from .terms import Json, node, pairs, subjects, text

_BEST = 12


def summary(store: Store, *, index: str = "") -> Json:
    """{base, counts, families, outlets, most_told, newest, differences}."""
    names = References(store)
    connection = open_index(store, index)
    families = dict(connection.execute("SELECT family, count(*) FROM things GROUP BY family ORDER BY family"))
    asserted = sum(1 for _, value in pairs(store, "kgo:asserted") if text(value) == "true")
    statements = sum(1 for _ in subjects(store, "rdf:type", node("kgo:Statement")))
    newest, differences = articles(store, size=_BEST), divergences(store, size=3)
    return {
        "base": names.base,
        "counts": {
            "articles": newest["total"],
            "entities": sum(n for family, n in families.items() if family not in ("Article", "Event")),
            "events": families.get("Event", 0),
            "asserted": asserted,
            "attributed": statements - asserted,
            "divergences": sum(differences["kinds"].values()),
            "contradictions": differences["kinds"].get("Contradiction", 0),
        },
        "families": families,
        "outlets": [
            {"id": id, "label": label, "articles": count}
            for id, label, count in connection.execute("SELECT id, label, articles FROM outlets ORDER BY number")
        ],
        "most_told": _most_told(connection.execute(_TOP), names),
        "newest": newest["articles"],
        "differences": differences["divergences"],
    }


_TOP = f"""SELECT iri, told FROM things WHERE family IN ('Person', 'Organization', 'Place', 'Event') AND {NAMED}
  ORDER BY place LIMIT 24"""


def _most_told(rows: Iterable[tuple[str, int]], names: References) -> list[Json]:
    return [{**names.thing(iri), "told": told} for iri, told in rows]
