"""Findings of many articles -> one world: entities first, then events."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Event, Findings

from .entities import resolve_entities
from .events import resolve_events
from .rewrite import rewrite_findings
from .rulings import Ruling


def resolve_findings(findings: Iterable[Findings], decisions: Iterable[Ruling] = ()) -> list[Findings]:
    """The same findings ordered by article id, with identifiers relative to the base IRI that hold across
    all of them: entity/SLUG, position/SLUG, event/HASH. Decisions across articles are recorded with the
    last article that they concern. `decisions` are a person's, and win over ours (see kg.resolve.rulings)."""
    ordered = sorted(findings, key=lambda f: f.article.id)
    entities = resolve_entities(ordered, decisions)
    events = resolve_events(map(_without_predications, ordered), entities.ids, entities.entities)
    resolved = []
    for one in ordered:
        article = one.article.id
        ids = {e.id: entities.ids[article, e.id] for e in one.entities}
        ids |= {e.event: events.ids.get((article, e.event)) or _own_id(article, e) for e in one.events}
        rewritten = rewrite_findings(one, ids, entities.entities)
        across = (*entities.decisions.get(article, ()), *events.decisions.get(article, ()))
        resolved.append(
            replace(
                rewritten,
                events=tuple(replace(e, label=events.labels.get(e.event)) for e in rewritten.events),
                decisions=(*rewritten.decisions, *across),
            )
        )
    return resolved


def _without_predications(findings: Findings) -> Findings:
    """The findings with only those events that become things of the graph."""
    return replace(findings, events=tuple(e for e in findings.events if e.is_node))


def _own_id(article: str, event: Event) -> str:
    """event/HASH of a mention that is one with no other."""
    key = f"{article}\n{event.type}\n{event.event}"
    return "event/" + hashlib.sha256(key.encode()).hexdigest()[:16]
