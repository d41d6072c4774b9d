"""Findings of many articles -> one world: entities first, then events.

Resolution reads no findings, only the profile of each article; what it finds is put into the findings of an
article when that article is written, so that the findings of all others need not be at hand.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Event, Findings

from .article_profiles import ArticleProfile, profile_article
from .rewrite import rewrite_findings
from .rulings import Ruling
from .world import ResolvedArticle, World


class Resolution:
    """Which things of the articles are one."""

    def __init__(self, world: World) -> None:
        self._world = world

    def signature(self, article: str) -> str:
        """SHA-256 of all that the resolved findings of an article depend on, beside its own findings: while it
        stays the same, so do they."""
        return self._world.signature(article)

    def article(self, article: str) -> ResolvedArticle:
        """What is put into the findings of an article."""
        return self._world.resolved(article)


def resolve_profiles(
    profiles: Iterable[ArticleProfile], decisions: Iterable[Ruling] = (), memo: World | None = None
) -> Resolution:
    """What is one across the articles; their order does not matter. `decisions` are a person's, and win over
    ours (see kg.resolve.rulings). A `memo` that knows some of them saves work and changes nothing."""
    world = memo if memo is not None else World(decisions=decisions)
    wanted = {profile.article: profile for profile in profiles}
    gone = [article for article in world.articles() if article not in wanted]
    world.update((p for _, p in sorted(wanted.items()) if not world.holds(p)), gone)
    return Resolution(world)


def apply_resolution(findings: Findings, resolution: Resolution) -> Findings:
    """The findings with identifiers relative to the base IRI that hold across all articles: entity/SLUG,
    position/SLUG, event/HASH. What was read is never changed."""
    known = resolution.article(findings.article.id)
    ids, labels = dict(known.ids), dict(known.labels)
    ids |= {e.event: _own_id(findings.article.id, e) for e in findings.events if e.event not in ids}
    rewritten = rewrite_findings(findings, ids, {e.id: e for e in known.entities})
    return replace(
        rewritten,
        events=tuple(e._replace(label=labels.get(e.event) if e.is_node else None) for e in rewritten.events),
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
