"""Outlets: what each has published, whom it quotes, and what it calls whom."""

from collections import Counter

from pyoxigraph import NamedNode, Store

from .facts import telling
from .references import References
from .statements import read_statements
from .terms import Json, node, pairs, subjects, text

_MOST = 20  # sources that are listed for each outlet


def outlets(store: Store) -> Json:
    """{outlets, callings}: each outlet with its articles, statements by status and the sources it quotes most;
    who calls whom what, with the sentences."""
    names = References(store)
    articles = {one.value: names.thing(one.value) for one in subjects(store, "rdf:type", node("schema:NewsArticle"))}
    by_statement = {one.value: text(article) for one, article in pairs(store, "prov:wasDerivedFrom")}
    found: dict[str, Json] = {}
    for article in articles.values():
        outlet = found.setdefault(article["publisher"], _outlet(article))
        outlet["articles"] += 1
    for one, asserted in pairs(store, "kgo:asserted"):
        publisher = articles.get(by_statement.get(one.value, ""), {}).get("publisher")
        if publisher is not None:
            found[publisher]["asserted" if text(asserted) == "true" else "attributed"] += 1
    for publisher, counts in _quoted(store, by_statement, articles).items():
        ranked = sorted(counts, key=lambda iri: (-counts[iri], iri))[:_MOST]
        found[publisher]["quoted"] = [{**names.thing(iri), "quotations": counts[iri]} for iri in ranked]
    ranked_outlets = sorted(found.values(), key=lambda one: (not one["id"], -one["articles"], one["label"], one["id"]))
    return {"outlets": ranked_outlets, "callings": _callings(store, names)}


def _outlet(article: Json) -> Json:
    known = {"id": article["publisher"], "label": article["outlet"] or "Outlet not named"}
    return {**known, "articles": 0, "asserted": 0, "attributed": 0, "quoted": []}


def _quoted(store: Store, by: dict[str, str], articles: dict[str, Json]) -> dict[str, Counter[str]]:
    """How often each outlet quotes whom."""
    found: dict[str, Counter[str]] = {}
    for quotation, speaker in pairs(store, "kgo:speaker"):
        article = articles.get(by.get(quotation.value, ""))
        if article is not None and isinstance(speaker, NamedNode):
            found.setdefault(article["publisher"], Counter())[speaker.value] += 1
    return found


def _callings(store: Store, names: References) -> list[Json]:
    """[{thing, wordings: [{name, told}]}]: wordings that stand in the place of a name."""
    told: dict[str, dict[str, list[Json]]] = {}
    for one in read_statements(store, subjects(store, "rdf:predicate", node("kgo:calledAs"))):
        told.setdefault(one.subject, {}).setdefault(one.target, []).append(telling(one, names))
    return [
        {"thing": names.thing(iri), "wordings": [{"name": name, "told": used[name]} for name in sorted(used)]}
        for iri, used in sorted(told.items(), key=lambda item: (names.thing(item[0])["label"].casefold(), item[0]))
    ]
