"""The page of an entity or event: names, what is told of it, quotations, timeline, where sources differ."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from kg.vocab import expand

from .differences import differences_of
from .facts import facts_of, order
from .identity import identity_of
from .moments import moments_of
from .namings import namings_of
from .quotations import quotations_around, quotations_by, quotations_to
from .references import References
from .sections import sections_of
from .statements import Statement, read_statements
from .terms import Json, subjects, text, values

MOST = 2000  # statements that one page reads


def thing(store: Store, *, id: str) -> Json:
    """Everything the store says of the thing with this id or IRI.

    {thing, classes, same_as, names, counts, sections, quotations, timeline, differences, identity, articles}.
    Raises LookupFailed where nothing is known of it.
    """
    names = References(store)
    iri = names.iri(id)
    found = list(subjects(store, "rdf:subject", iri)) + list(subjects(store, "rdf:object", iri))
    statements = read_statements(store, sorted(set(found), key=text)[:MOST])
    told = [one for one in statements if one.told]
    said = _said(store, iri, {one.iri for one in told})
    return {
        "thing": names.thing(iri.value),
        "iri": iri.value,
        "classes": [text(kind) for kind in values(store, iri, "rdf:type")],
        "same_as": sorted({text(v) for name in ("owl:sameAs", "skos:exactMatch") for v in values(store, iri, name)}),
        "names": namings_of(store, iri, statements, names),
        "counts": _counts(told, left_out=max(0, len(set(found)) - MOST)),
        "sections": sections_of(names.id(iri.value), facts_of(told, names), facts_of(said, names)),
        "quotations": _quotations(store, iri, told, names),
        "timeline": moments_of(store, _events_of(iri, told), names),
        "differences": differences_of(store, [iri.value, *_events_of(iri, told)], names),
        "identity": identity_of(store, iri),
        "articles": _articles(statements, names),
    }


def _said(store: Store, iri: NamedNode, known: set[str]) -> list[Statement]:
    """What it says of others."""
    found = [one for one in subjects(store, "kgo:accordingTo", iri) if one.value not in known]
    return [one for one in read_statements(store, sorted(found, key=text)[:MOST]) if one.told]


def _counts(told: list[Statement], *, left_out: int) -> Json:
    status = [one.status for one in told]
    counts = {name: status.count(name) for name in ("asserted", "claimed", "denied")}
    return {**counts, "articles": len({one.article for one in told}), "left_out": left_out}


def _quotations(store: Store, iri: NamedNode, told: list[Statement], names: References) -> Json:
    places = [(one.article, one.passage.begin, one.passage.end) for one in told if one.by not in ("", one.article)]
    by, to = quotations_by(store, iri, names), quotations_to(store, iri, names)
    own = {quotation["id"] for quotation in (*by, *to)}
    around = [one for one in quotations_around(store, places, names) if one["id"] not in own]
    return {"by": by, "to": to, "about": around}


def _events_of(iri: NamedNode, told: Iterable[Statement]) -> list[str]:
    """The thing itself, where it is an event, and the events that it takes part in."""
    if "/event/" in iri.value:
        return [iri.value]
    return sorted({one.subject for one in told if "/event/" in one.subject})


def _articles(statements: list[Statement], names: References) -> list[Json]:
    """The articles that tell of it, each with the number of its statements."""
    counts: dict[str, int] = {}
    for one in sorted(statements, key=lambda s: order(s, names)):
        if one.article:
            counts[one.article] = counts.get(one.article, 0) + (one.told and one.predicate != expand("rdf:type"))
    return [{**names.thing(article), "statements": count} for article, count in counts.items()]
