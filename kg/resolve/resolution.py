"""Baseline resolution (to be replaced): one entity per label."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Argument, Findings


def resolve_findings(findings: Iterable[Findings]) -> list[Findings]:
    """The same findings, ordered by article id, with identifiers relative to the base IRI."""
    return [_resolve(f) for f in sorted(findings, key=lambda f: f.article.id)]


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-") or "x"


def _resolve(f: Findings) -> Findings:
    ids: dict[str | None, str | None] = {None: None}
    for entity in f.entities:
        kind = "position" if entity.type == "kgo:Position" else "entity"
        ids[entity.id] = f"{kind}/{_slug(entity.label)}"
    for event in f.events:
        digest = hashlib.sha256(f"{f.article.id} {event.event}".encode()).hexdigest()[:16]
        ids[event.event] = f"event/{digest}"

    def argument(a: Argument) -> Argument:
        return replace(a, entity=ids[a.entity])

    def factuality(x):  # type: ignore[no-untyped-def]
        return replace(
            x.factuality, according_to=ids[x.factuality.according_to],
            relayed_by=tuple(ids[r] for r in x.factuality.relayed_by),
        )

    entities = {}
    for entity in f.entities:
        entities.setdefault(ids[entity.id], replace(entity, id=ids[entity.id]))
    return replace(
        f,
        mentions=tuple(replace(m, entity=ids[m.entity]) for m in f.mentions),
        entities=tuple(entities.values()),
        attributions=tuple(
            replace(
                a, speaker=ids[a.speaker], addressee=ids[a.addressee], relayed_by=tuple(ids[r] for r in a.relayed_by)
            )
            for a in f.attributions
        ),
        events=tuple(
            replace(
                e, event=ids[e.event], label=e.label or f.article.text[slice(*e.trigger)],
                arguments=tuple(map(argument, e.arguments)), factuality=factuality(e),
                figures=tuple(replace(g, factuality=factuality(g)) for g in e.figures),
            )
            for e in f.events
        ),
        triples=tuple(
            replace(
                t, subject=argument(t.subject), object=argument(t.object) if t.object else None,
                more=tuple(map(argument, t.more)), factuality=factuality(t),
            )
            for t in f.triples
        ),
        publisher=ids[f.publisher],
        dateline=ids[f.dateline],
    )
