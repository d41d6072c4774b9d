"""What a page in a file holds: the things, the articles that tell of them, and the answers about both."""

from collections.abc import Sequence
from urllib.parse import quote_plus

from pyoxigraph import Store

from .article import article, articles
from .differences import divergences
from .index import most_told, open_index
from .moments import timeline
from .neighbourhood import MOST, neighbourhood
from .outlets import outlets
from .references import References
from .summary import summary
from .terms import Json
from .thing import thing

_ALL = 10_000


def select_answers(
    store: Store, *, around: Sequence[str] = (), hops: int = 1, limit: int = MOST, with_text: bool = False
) -> Json:
    """{answers, things}: what the views of a page in a file ask for, by the address of the look-up.

    `around` are ids or IRIs of things; without them the `limit` things that are told of most are taken.
    """
    names = References(store)
    limit = min(limit, MOST)
    centre = ",".join(names.id(one) for one in around)
    picture = neighbourhood(store, ids=centre, hops=hops, limit=limit)
    ids = {node["id"] for node in picture["nodes"]}
    if not around:
        ids |= {names.id(iri) for iri in most_told(store, "", limit)}
    pages = {id: thing(store, id=id) for id in sorted(ids)}
    told_in = sorted({one["id"] for page in pages.values() for one in page["articles"]})
    answers = {"picture": picture, **_lists(store, ids, set(told_in), is_whole=not around)}
    answers |= {f"thing?id={_quoted(id)}": page for id, page in pages.items()}
    answers |= {f"article?id={_quoted(id)}": _article(store, id, with_text=with_text) for id in told_in}
    return {"answers": answers, "things": _things(store, names, ids | set(told_in))}


def _article(store: Store, id: str, *, with_text: bool) -> Json:
    page = article(store, id=id)
    return page if with_text else {**page, "text": "", "things": []}


def _lists(store: Store, things: set[str], told_in: set[str], *, is_whole: bool) -> Json:
    """The first page and the lists, narrowed to the things and articles that the file holds."""
    found: Json = {
        "summary": summary(store),
        "articles": articles(store, size=_ALL),
        "divergences": divergences(store, size=_ALL),
        "timeline": timeline(store, size=_ALL),
        "outlets": outlets(store),
    }
    found["articles"]["articles"] = [one for one in found["articles"]["articles"] if one["id"] in told_in]
    if not is_whole:
        differing = [one for one in found["divergences"]["divergences"] if one["subject"]["id"] in things]
        found["divergences"]["divergences"] = differing
        found["timeline"]["moments"] = [one for one in found["timeline"]["moments"] if one["event"]["id"] in things]
        front = found["summary"]
        front["differences"] = differing[:3]
        front["newest"] = found["articles"]["articles"][:12]
        front["most_told"] = [one for one in front["most_told"] if one["id"] in things]
    return found


def _things(store: Store, names: References, ids: set[str]) -> list[Json]:
    """The things that can be searched for, those told of most first, each with all its names."""
    connection = open_index(store)
    rows = connection.execute("SELECT place, iri, told FROM things ORDER BY place").fetchall()
    found = []
    for place, iri, told in rows:
        if names.id(iri) in ids:
            called = connection.execute("SELECT name FROM names WHERE thing = ? ORDER BY place", [place])
            found.append({**names.thing(iri), "told": told, "names": [row[0] for row in called]})
    return found


def _quoted(id: str) -> str:
    """An id as URLSearchParams of a browser writes it."""
    return quote_plus(id, safe="*-._")
