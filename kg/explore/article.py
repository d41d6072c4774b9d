"""The page of an article: its text with all that was read in it, at its offsets."""

from pyoxigraph import NamedNode, Store

from .facts import facts_of
from .quotations import quotations_in
from .references import References
from .spans import things_in
from .statements import Statement, read_statements
from .terms import Json, is_a, node, subjects, text, value, values

_NEAR = 12  # other articles on the same events


def article(store: Store, *, id: str) -> Json:
    """{article, author, url, language, words, text, things, quotations, facts, near}.

    `text` is "" where the graph does not hold it (exports leave it out); passages then still have their words.
    Raises LookupFailed where there is no such article.
    """
    names = References(store)
    iri = names.iri(id)
    statements = read_statements(store, subjects(store, "prov:wasDerivedFrom", iri))
    words = value(store, iri, "nif:isString")
    return {
        "article": names.thing(iri.value),
        "iri": iri.value,
        "author": value(store, iri, "schema:author"),
        "url": value(store, iri, "schema:url"),
        "language": value(store, iri, "schema:inLanguage"),
        "words": int(value(store, iri, "schema:wordCount") or 0),
        "text": words,
        "things": things_in(statements, words, names),
        "quotations": quotations_in(store, iri, names),
        "facts": sorted(facts_of((one for one in statements if one.told), names), key=_place),
        "copies": [names.thing(text(copy)) for copy in values(store, iri, "kgo:nearDuplicateOf")],
        "near": _near(store, iri, statements, names),
    }


def articles(store: Store, *, outlet: str = "", page: int = 1, size: int = 100) -> Json:
    """{articles, total, page, pages}: the newest first; of one outlet where it is named by its id."""
    from .parameters import page_of

    names = References(store)
    found = [names.thing(one.value) for one in subjects(store, "rdf:type", node("schema:NewsArticle"))]
    wanted = sorted((one for one in found if outlet in ("", one["publisher"])), key=lambda one: str(one["id"]))
    chosen, place = page_of(sorted(wanted, key=lambda one: str(one["date"]), reverse=True), page, size)
    return {"articles": chosen, **place}


def passage(store: Store, *, article: str, begin: str, end: str) -> Json:
    """{before, quote, after, known}: a passage within its paragraph; `known` is false where there is no text."""
    names = References(store)
    words = value(store, names.iri(article), "nif:isString")
    first, last = (int(offset) if offset.isascii() and offset.isdigit() else 0 for offset in (begin, end))
    if not 0 <= first < last <= len(words):
        return {"before": "", "quote": "", "after": "", "known": False}
    start = words.rfind("\n", 0, first) + 1
    stop = words.find("\n", last)
    stop = len(words) if stop < 0 else stop
    return {"before": words[start:first], "quote": words[first:last], "after": words[last:stop], "known": True}


def _place(fact: Json) -> tuple[int, int, str]:
    told = fact["told"][0]
    return told["begin"], told["end"], told["statement"]


def _near(store: Store, iri: NamedNode, statements: list[Statement], names: References) -> list[Json]:
    """Other articles that tell of the same events, those with most in common first."""
    events = {one.subject for one in statements if "/event/" in one.subject}
    counts: dict[str, int] = {}
    for event in sorted(events):
        told = {value(store, one, "prov:wasDerivedFrom") for one in subjects(store, "rdf:subject", NamedNode(event))}
        for other in told - {iri.value, ""}:
            counts[other] = counts.get(other, 0) + 1
    ranked = sorted(counts, key=lambda other: (-counts[other], other))[:_NEAR]
    known = [other for other in ranked if is_a(store, NamedNode(other), "schema:NewsArticle")]
    return [{**names.thing(other), "events": counts[other]} for other in known]
