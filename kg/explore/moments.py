"""Dated events in order: the whole timeline, or that of some events."""

from collections.abc import Collection
from dataclasses import asdict

from pyoxigraph import NamedNode, Store

from kg.survey import list_moments
from kg.vocab import expand

from .parameters import in_range, page_of
from .part import part_world
from .references import References
from .terms import Json, node, subjects, value

_TOLD = frozenset(map(expand, ("schema:startDate", "schema:endDate", "schema:location", "rdf:type")))


def timeline(store: Store, *, since: str = "", until: str = "", id: str = "", page: int = 1, size: int = 100) -> Json:
    """{moments, total, page, pages}: dated events, from `since` to `until`, of one thing with this id."""
    names = References(store)
    events = _dated(store, names, id)
    wanted = [event for date, event in events if in_range(date, since, until)]
    chosen, place = page_of(wanted, page, size)
    return {"moments": moments_of(store, chosen, names), **place}


def moments_of(store: Store, events: Collection[str], names: References) -> list[Json]:
    """The dated ones of these events, by date: {date, end, event, kind, places, asserted, sources, others}."""
    wanted = set(events)
    statements = {
        one
        for event in sorted(wanted)
        for one in subjects(store, "rdf:subject", NamedNode(event))
        if value(store, one, "rdf:predicate") in _TOLD
    }
    found = list_moments(part_world(store, statements), wanted)
    return [{**asdict(moment), "event": names.thing(moment.iri), "iri": moment.iri} for moment in found]


def _dated(store: Store, names: References, id: str) -> list[tuple[str, str]]:
    """(date, event) of every event that some statement dates, by the first date."""
    dates: dict[str, str] = {}
    for one in subjects(store, "rdf:predicate", node("schema:startDate")):
        event, date = value(store, one, "rdf:subject"), value(store, one, "rdf:object")
        dates[event] = min(date, dates.get(event, date))
    if id:
        iri = names.iri(id)
        near = {value(store, one, "rdf:subject") for one in subjects(store, "rdf:object", iri)} | {iri.value}
        dates = {event: date for event, date in dates.items() if event in near}
    return sorted((date, event) for event, date in dates.items())
