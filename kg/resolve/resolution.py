"""Findings of many articles -> one world: entities first, then events.

Resolution reads no findings, only the profile of each article; what it finds is put into the findings of an
article when that article is written, so that the findings of all others need not be at hand.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Decision, Entity, Event, Findings

from .article_profiles import ArticleProfile, profile_article
from .entities import resolve_entities
from .events import resolve_events
from .rewrite import rewrite_findings
from .rulings import Ruling


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """What the resolved findings of one article take from all articles."""

    ids: tuple[tuple[str, str], ...]  # (local id, resolved id) of entities and events, sorted
    entities: tuple[Entity, ...]  # sorted by id
    labels: tuple[tuple[str, str | None], ...]  # (resolved event, label), sorted
    decisions: tuple[Decision, ...]  # taken across articles and recorded with this one


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which things of the articles are one."""

    articles: dict[str, ResolvedArticle]

    def signature(self, article: str) -> str:
        """SHA-256 of all that the resolved findings of an article depend on, beside its own findings: while it
        stays the same, so do they."""
        return hashlib.sha256(repr(self.articles[article]).encode("utf-8", "surrogatepass")).hexdigest()


def resolve_profiles(profiles: Iterable[ArticleProfile], decisions: Iterable[Ruling] = ()) -> Resolution:
    """What is one across the articles; their order does not matter. `decisions` are a person's, and win over
    ours (see kg.resolve.rulings)."""
    ordered = sorted(profiles, key=lambda p: p.article)
    rulings = tuple(decisions)
    entities = resolve_entities(ordered, rulings)
    events = resolve_events(ordered, entities.ids, entities.entities, rulings)
    articles = {}
    for one in ordered:
        article = one.article
        own = {p.local: entities.ids[article, p.local] for p in one.entities}
        told = {e.local: events.ids[article, e.local] for e in one.events}
        articles[article] = ResolvedArticle(
            tuple(sorted({**own, **told}.items())),
            tuple(entities.entities[identifier] for identifier in sorted(set(own.values()))),
            tuple((identifier, events.labels[identifier]) for identifier in sorted(set(told.values()))),
            (*entities.decisions.get(article, ()), *events.decisions.get(article, ())),
        )
    return Resolution(articles)


def apply_resolution(findings: Findings, resolution: Resolution) -> Findings:
    """The findings with identifiers relative to the base IRI that hold across all articles: entity/SLUG,
    position/SLUG, event/HASH. What was read is never changed."""
    known = resolution.articles[findings.article.id]
    ids, labels = dict(known.ids), dict(known.labels)
    ids |= {e.event: _own_id(findings.article.id, e) for e in findings.events if e.event not in ids}
    rewritten = rewrite_findings(findings, ids, {e.id: e for e in known.entities})
    return replace(
        rewritten,
        events=tuple(replace(e, label=labels.get(e.event) if e.is_node else None) for e in rewritten.events),
        decisions=(*rewritten.decisions, *known.decisions),
    )


def resolve_findings(findings: Iterable[Findings], decisions: Iterable[Ruling] = ()) -> list[Findings]:
    """The same findings ordered by article id, with identifiers that hold across all of them. Decisions across
    articles are recorded with the last article that they concern. `decisions` are a person's, and win over ours."""
    ordered = sorted(findings, key=lambda f: f.article.id)
    resolution = resolve_profiles(map(profile_article, ordered), decisions)
    return [apply_resolution(one, resolution) for one in ordered]


def _own_id(article: str, event: Event) -> str:
    """event/HASH of a mention that is one with no other."""
    key = f"{article}\n{event.type}\n{event.event}"
    return "event/" + hashlib.sha256(key.encode()).hexdigest()[:16]
