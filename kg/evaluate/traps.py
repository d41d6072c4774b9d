"""Traps: what a graph must not hold.

{label, type}          a resource of that label (and class)
{triple: [s, p, o]}    a direct triple; p null is any property but names
{asserted: [s, p, o]}  an asserted statement
{same: [A, B]}         one resource for two things
{separate: [A, B]}     a resource named A besides the one named B
{event, ROLE: value}   all on one event
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kg.errors import GoldError
from kg.vocab.namespaces import expand

from .graph_index import GraphIndex, alternatives
from .terms import node_of

_NAMES = frozenset(
    f"<{expand(name)}>" for name in ("rdfs:label", "skos:altLabel", "skos:prefLabel", "schema:name", "schema:headline")
)


def sprung_by(index: GraphIndex, trap: Mapping[str, Any]) -> str | None:
    """What springs the trap, None where nothing does; raises GoldError for an unknown one."""
    for kind, check in _CHECKS.items():
        if kind in trap:
            return next(check(index, trap), None)
    raise GoldError(f"unknown trap {dict(trap)}; one of {', '.join(_CHECKS)}")


def _label(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    for node in sorted(index.named(map(str, alternatives(trap["label"])))):
        if "type" not in trap or index.is_a(node, alternatives(trap["type"])):
            yield node


def _triple(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    subjects, predicates, objects = trap["triple"]
    wanted = _predicates(predicates)
    for subject in sorted(index.named(map(str, alternatives(subjects)))):
        for predicate, values in sorted(index.out.get(subject, {}).items()):
            if predicate in wanted if wanted is not None else predicate not in _NAMES:
                hits = (value for value in sorted(values) if index.matches(value, alternatives(objects)))
                yield from (f"{subject} {predicate} {value}" for value in hits)


def _asserted(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    subjects, predicates, objects = trap["asserted"]
    wanted = _predicates(predicates)
    for told in index.told:
        if not told.asserted or (wanted is not None and told.predicate not in wanted):
            continue
        if index.matches(told.subject, alternatives(subjects)) and index.matches(told.object, alternatives(objects)):
            yield f"{told.subject} {told.predicate} {told.object}"


def _same(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    one, other = (index.named(map(str, alternatives(names))) for names in trap["same"])
    yield from sorted(one & other)


def _separate(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    one, other = (index.named(map(str, alternatives(names))) for names in trap["separate"])
    yield from sorted(one - other)


def _event(index: GraphIndex, trap: Mapping[str, Any]) -> Iterator[str]:
    roles = {role: alternatives(value) for role, value in trap.items() if role != "event"}
    for event in index.typed(alternatives(trap["event"])):
        if all(index.fills(event, role, wanted) for role, wanted in roles.items()):
            yield event


def _predicates(names: Any) -> set[str | None] | None:
    return {node_of(name) for name in alternatives(names)} if names else None


_CHECKS: dict[str, Callable[[GraphIndex, Mapping[str, Any]], Iterator[str]]] = {
    "label": _label,
    "triple": _triple,
    "asserted": _asserted,
    "same": _same,
    "separate": _separate,
    "event": _event,
}
