"""Search by name, as one types."""

import re
import unicodedata
from sqlite3 import Connection

from pyoxigraph import Store

from .index import open_index
from .parameters import parts
from .references import References
from .terms import Json

_LOOKED_AT = 400  # hits that are ranked; they come with the most told first
_HITS = """SELECT t.iri, t.label, t.family, t.kind, t.told, t.told_by, n.name, n.main FROM words w
  JOIN names n ON n.place = w.rowid JOIN things t ON t.place = n.thing WHERE words MATCH ? ORDER BY w.rowid LIMIT ?"""
_ALL = """SELECT iri, label, family, kind, told, told_by, label, 1 FROM things WHERE family != 'Article'
  ORDER BY place LIMIT ?"""


def search(store: Store, *, q: str = "", types: str = "", outlet: str = "", limit: int = 20, index: str = "") -> Json:
    """{hits, more}: things whose names have words that begin with those of `q`, best first.

    A hit is {id, label, family, kind, told, outlets, name}; `name` is the one that was met where it is not the label.
    `types` are families (Person, Event, Article …) with commas, `outlet` the id of an outlet that tells of them.
    """
    names = References(store)
    connection = open_index(store, index)
    wanted = _match(q[:300], parts(types), _number(connection, outlet))
    if wanted is None:
        return {"hits": [], "more": False}
    rows = connection.execute(*(_HITS, [wanted, _LOOKED_AT]) if wanted else (_ALL, [_LOOKED_AT])).fetchall()
    outlets = dict(connection.execute("SELECT number, label FROM outlets"))
    best: dict[str, tuple[tuple[int, int], Json]] = {}
    for place, (iri, label, family, kind, told, marks, name, main) in enumerate(rows):
        hit = {"id": names.id(iri), "label": label, "family": family, "kind": kind, "told": told, "name": name}
        hit["outlets"] = [outlets[int(mark)] for mark in marks.split()]
        rank = (_rank(q, name, bool(main)), place)
        if iri not in best or rank < best[iri][0]:
            best[iri] = (rank, hit)
    ranked = [hit for _, hit in sorted(best.values(), key=lambda found: found[0])]
    return {"hits": ranked[:limit], "more": len(ranked) > limit}


def _match(q: str, families: list[str], outlet: int | None) -> str | None:
    """The full-text query; "" for everything, None for nothing."""
    words = re.findall(r"\w+", q)
    if (q.strip() and not words) or outlet == -1:
        return None
    terms = [f'name : "{word}"*' for word in words[:12]]
    if families:
        terms.append("(" + " OR ".join(f'family : "{family}"' for family in families if family.isalpha()) + ")")
    if outlet is not None:
        terms.append(f'outlets : "o{outlet}"')
    return " AND ".join(terms)


def _number(connection: Connection, outlet: str) -> int | None:
    """The number of an outlet; None where none is asked for, -1 where it is unknown."""
    if not outlet:
        return None
    row = connection.execute("SELECT number FROM outlets WHERE id = ?", [outlet]).fetchone()
    return row[0] if row else -1


def _rank(q: str, name: str, main: bool) -> int:
    """0 for the very name, 1 for a beginning of it, 2 for words within; other names after main labels."""
    wanted, found = _plain(q), _plain(name)
    return (0 if found == wanted else 2 if found.startswith(wanted) else 4) + (not main)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c))))
