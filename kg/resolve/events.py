"""One event told by several articles: same class, shared participants, and dates that do not clash."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Decision, Event, Findings

PARTICIPANTS = frozenset({"kgo:agent", "kgo:patient", "kgo:recipient", "kgo:mediator", "kgo:topic"})


@dataclass(slots=True)
class EventProfile:
    """An event as one article tells it, with its arguments resolved."""

    article: str
    local: str
    type: str
    published: str | None
    dates: set[str] = field(default_factory=set)
    slots: set[tuple[str, str]] = field(default_factory=set)  # (role, entity)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    anchor: int = 0  # offset of the first trigger

    @property
    def participants(self) -> set[str]:
        """The entities that take part, whatever their role."""
        return {entity for _, entity in self.slots}


@dataclass(frozen=True, slots=True)
class EventResolution:
    """`ids` maps (article id, local id) to event/HASH; `labels` by identifier."""

    ids: dict[tuple[str, str], str]
    labels: dict[str, str]
    decisions: dict[str, list[Decision]]


def resolve_events(findings: Iterable[Findings], entity_ids: dict[tuple[str, str], str]) -> EventResolution:
    """Which events of the articles are one."""
    profiles = [p for f in findings for p in _profiles(f, entity_ids)]
    clusters: list[list[EventProfile]] = []
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    decisions: dict[str, list[Decision]] = defaultdict(list)
    for profile in profiles:
        keys = sorted({(profile.type, entity) for entity in profile.participants | profile.places})
        keys += [(profile.type, name) for name in sorted(profile.names)]
        candidates = sorted({i for key in keys for i in by_key[key]})
        scored = [(_score(clusters[i], profile), -i) for i in candidates]
        (score, reason), index = max(scored, default=((0.0, ""), 0))
        if score >= 0.7:
            index = -index
            names = (_label(clusters[index]), _label([profile]))
            decision = Decision(*names, "same", score, reason, _identifier(clusters[index]))
            decisions[profile.article].append(decision)
        else:
            index = len(clusters)
            clusters.append([])
        clusters[index].append(profile)
        for key in keys:
            if index not in by_key[key]:
                by_key[key].append(index)
    ids = {(p.article, p.local): _identifier(cluster) for cluster in clusters for p in cluster}
    return EventResolution(ids, {_identifier(c): _label(c) for c in clusters}, decisions)


def _profiles(findings: Findings, entity_ids: dict[tuple[str, str], str]) -> list[EventProfile]:
    article = findings.article
    profiles: dict[str, EventProfile] = {}
    for event in findings.events:
        profile = profiles.get(event.event)
        if profile is None:
            at = event.trigger.start
            profile = EventProfile(article.id, event.event, event.type, article.date, anchor=at)
            profiles[event.event] = profile
        _add(profile, event, article.id, entity_ids)
    return list(profiles.values())


def _add(profile: EventProfile, event: Event, article: str, entity_ids: dict[tuple[str, str], str]) -> None:
    if event.date and not event.date_inferred:
        profile.dates.add(event.date[:10])
    if event.name:
        profile.names.add(event.name.casefold())
    if event.label:
        profile.labels[event.label] += 1
    for argument in event.arguments:
        entity = entity_ids.get((article, argument.entity or ""))
        if entity is None:
            continue
        if argument.role == "schema:location":
            profile.places.add(entity)
        elif argument.role in PARTICIPANTS:
            profile.slots.add((argument.role, entity))


def _score(cluster: list[EventProfile], profile: EventProfile) -> tuple[float, str]:
    """How surely the profile tells the cluster's event, with the reason."""
    if any(p.article == profile.article for p in cluster):
        return 0.0, "told apart within one article"
    names = {n for p in cluster for n in p.names}
    if names & profile.names:
        return 0.95, "same proper name"
    dates = {d for p in cluster for d in p.dates}
    if dates and profile.dates and not any(_agree(a, b) for a in dates for b in profile.dates):
        return 0.0, "different dates"
    slots = {s for p in cluster for s in p.slots}
    shared = slots & profile.slots
    anyhow = {e for _, e in slots} & profile.participants
    places = {e for p in cluster for e in p.places} & profile.places
    dated = any(_agree(a, b) and len(a) > 7 for a in dates for b in profile.dates)
    points = 0.3 * len(shared) + 0.1 * len(anyhow) + 0.2 * bool(places) + 0.35 * dated
    points += 0.1 if _near(cluster, profile) else -0.2
    days = "same day" if dated else "no clash of dates"
    reason = f"{len(shared)} roles shared, {len(places)} places shared, {days}"
    return round(min(points, 0.99), 2), reason


def _agree(one: str, other: str) -> bool:
    """Dates of any precision that can be the same day; --05-10 has no year."""
    if one.startswith("--") or other.startswith("--"):
        return one.lstrip("-")[-5:] == other.lstrip("-")[-5:]
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _near(cluster: list[EventProfile], profile: EventProfile) -> bool:
    """Published in the same month, as far as is known."""
    month = (profile.published or "")[:7]
    return not month or all(p.published is None or p.published[:7] == month for p in cluster)


def _identifier(cluster: list[EventProfile]) -> str:
    first = min(cluster, key=lambda p: (p.article, p.anchor, p.local))
    key = f"{first.article}\n{first.anchor}\n{first.type}\n{first.local}"
    return "event/" + hashlib.sha256(key.encode()).hexdigest()[:16]


def _label(cluster: list[EventProfile]) -> str:
    labels: Counter[str] = Counter()
    for profile in cluster:
        labels.update(profile.labels)
    if not labels:
        return cluster[0].type.split(":")[1]
    return max(labels.items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
