"""One entity for each cluster: its label, class, names and identifier, kept up to date as articles come and go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Decision, Entity

from .article_profiles import ArticleProfile
from .closure import Components, touched_components
from .cluster import Cluster, Key
from .clustering import cluster_profiles
from .entity_index import EntityIndex, OpenTable
from .identifiers import Identifiers
from .judgement import Judgement
from .names import is_acronym, person_tokens, slug
from .profiles import GENERAL
from .public import publish
from .ruled_names import Rulings
from .tables import Table

_MANY = 5_000  # clusters
_Judged = tuple[str, Key, Key | None, Decision]  # article that it is recorded with, clusters of the two sides


@dataclass(frozen=True, slots=True)
class Resolved:
    """One thing: the entity without the name forms, which each article tells for itself, and its groups."""

    entity: Entity
    wanted: str  # the identifier that it would have if no other wanted the same
    groups: tuple[Key, ...]


class Entities:
    """Which entities of the articles are one."""

    def __init__(self, open_table: OpenTable) -> None:
        self._index = EntityIndex(open_table)
        self._identifiers = Identifiers(open_table)
        self._dirty: set[Key] = set()
        self._components = Components[Key](open_table("components"))
        self._homes: Table[Key, Key] = open_table("homes")  # the cluster of each group that has joined another
        self._resolved: Table[Key, Resolved] = open_table("resolved")
        self._judged: Table[Key, tuple[_Judged, ...]] = open_table("judged")  # by the first group of a component

    def take(self, gone: Iterable[ArticleProfile], come: Iterable[ArticleProfile], rulings: Rulings) -> None:
        """Takes articles out and puts others in, to be settled when all are there."""
        self._dirty |= self._index.regroup(gone, come, rulings)

    def settle(self, rulings: Rulings) -> set[str]:
        """Works out what is one where something changed; the articles to which this makes a difference."""
        dirty, self._dirty = self._index.refresh(self._dirty, rulings), set()
        found: dict[Key, Resolved | None] = {}
        touched: set[str] = set()
        index, components = self._index, self._components
        first = self._resolved.is_empty()
        alone = {group for group in dirty if self._is_alone(group)}
        for group in alone:
            found[group] = _resolved(index.cluster(group), rulings)
            if first and len(found) >= _MANY:  # what is new need not wait in memory for the rest
                touched |= self._name(found)
                found.clear()
        for groups in touched_components(dirty - alone, components, index.neighbours, index.exists):
            touched |= self._settle(groups, found, rulings)
            if first and len(found) >= _MANY:
                touched |= self._name(found)
                found.clear()
        return touched | self._name(found)

    def _settle(self, groups: tuple[Key, ...], found: dict[Key, Resolved | None], rulings: Rulings) -> set[str]:
        """Works out what is one in a component, and puts it into `found`."""
        found |= {home: found.get(home) for home in map(self._home, groups)}
        clusters = self._cluster(groups, rulings) if self._index.exists(groups[0]) else []
        touched = self._judge(groups, clusters)
        self._components.put(groups)
        for group in groups:
            self._homes.put(group, None)
        for cluster in clusters:
            found[cluster.key] = _resolved(cluster, rulings)
            for group in cluster.keys:
                self._homes.put(group, cluster.key if group != cluster.key else None)
        return touched

    def of(self, article: ArticleProfile) -> Iterator[tuple[str, Entity]]:
        """The local identifier of each entity of an article, with what it is."""
        for profile, group in zip(article.entities, self._index.keys[article.article], strict=True):
            yield profile.local, self._resolved[self._home(group)].entity

    def decisions(self, article: str) -> Iterator[Decision]:
        """The decisions on names that are recorded with an article."""
        groups = set(self._index.keys[article])
        for first in sorted({self._components.first(group) for group in groups}):
            for recorder, left, right, decision in self._judged.get(first) or ():
                if recorder == article:
                    other = None if right is None else self._resolved[right].entity.id
                    yield decision._replace(entity=self._resolved[left].entity.id, other=other)

    def _is_alone(self, group: Key) -> bool:
        """Whether a group has nothing to be one with, and had nothing before."""
        if self._components.get(group) or self._homes.get(group) or not self._index.exists(group):
            return False
        return next(self._index.neighbours(group), None) is None

    def _home(self, group: Key) -> Key:
        return self._homes.get(group) or group

    def _cluster(self, groups: tuple[Key, ...], rulings: Rulings) -> list[Cluster]:
        if len(groups) == 1:
            return [self._index.cluster(groups[0])]  # nothing to join
        return cluster_profiles(self._index.members(groups), rulings)

    def _judge(self, groups: tuple[Key, ...], clusters: list[Cluster]) -> set[str]:
        """Keeps the decisions of a component; the articles with which others were, or are, recorded."""
        homes = {(p.article, p.local): str(n) for n, c in enumerate(clusters) for p in c.profiles}
        judgements = [judgement for cluster in clusters for judgement in cluster.decisions]
        new = tuple(
            (article, clusters[int(d.entity or 0)].key, None if d.other is None else clusters[int(d.other)].key, d)
            for article, d in settled_decisions(judgements, homes)
        )
        old: list[_Judged] = []
        for group in groups:
            old += self._judged.get(group) or ()
            self._judged.put(group, None)
        self._judged.put(groups[0], new or None)
        return {recorder for recorder, *_ in {*old} ^ {*new}}

    def _name(self, found: dict[Key, Resolved | None]) -> set[str]:
        """Gives identifiers, and keeps what is new; the articles to which it makes a difference."""
        touched: set[str] = set()
        old = {key: self._resolved.get(key) for key in found}
        renamed = self._identifiers.change(
            ((key, one.wanted, one.entity.type) for key, one in old.items() if one),
            ((key, one.wanted, one.entity.type) for key, one in found.items() if one),
        )
        for key in found.keys() | renamed:
            before = old.get(key) if key in old else self._resolved.get(key)
            after = found.get(key, before)
            if after is not None:
                identifier = self._identifiers.of(key, after.wanted, after.entity.type)
                if after.entity.id != identifier:
                    after = Resolved(after.entity._replace(id=identifier), after.wanted, after.groups)
            self._resolved.put(key, after)
            touched |= self._touched(before, after)
        return touched

    def _touched(self, before: Resolved | None, after: Resolved | None) -> set[str]:
        if before == after:
            return set()
        if before is None and after and len(after.groups) == 1 and not self._components.get(after.groups[0]):
            return self._index.articles(after.groups[0])
        groups = {*(before.groups if before else ()), *(after.groups if after else ())}
        if before and after and before.entity == after.entity:
            groups = set(before.groups) ^ set(after.groups)
        elif after and (before is None or before.entity.id != after.entity.id):
            recorders = (self._judged.get(self._components.first(group)) or () for group in after.groups)
            return {r for row in recorders for r, *_ in row}.union(*map(self._index.articles, groups))
        return set().union(*map(self._index.articles, groups))


def _resolved(cluster: Cluster, rulings: Rulings) -> Resolved:
    entity = _describe(cluster, rulings)
    return Resolved(publish(entity, cluster, rulings), entity.id, tuple(sorted(cluster.keys)))


def _wanted(cluster: Cluster, entity: Entity) -> str:
    """The identifier that it would have if no other wanted the same."""
    base = slug(entity.label)[:80].rstrip("-")
    if not entity.named or (cluster.family == "position" and len(cluster.key) > 2):  # of one article
        base = f"{slug(cluster.profiles[0].article)[:60]}-{base}"
    return f"{'position' if entity.type == 'kgo:Position' else 'entity'}/{base}"


def settled_decisions(
    judgements: Iterable[Judgement], ids: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, Decision]]:
    """The decisions with the articles that they are recorded with; of those that left two things apart the best."""
    told = set()
    for judgement in sorted(judgements, key=lambda j: (-j.score, j.left_name, j.right_name, j.last_article)):
        decision = judgement.decision(ids)
        if decision is None:
            continue
        pair = (decision.verdict, *sorted((decision.entity or "", decision.other or "")))
        if decision.verdict == "same" or pair not in told:
            yield judgement.last_article, decision
        told.add(pair)


def _describe(cluster: Cluster, rulings: Rulings) -> Entity:
    known = [p for p in cluster.profiles if p.entity.named] or cluster.profiles
    first = known[0].entity
    label, kind = first.label, first.type
    if len(known) > 1 or rulings:
        own, kinds = Counter[str](), Counter[str]()
        for profile in known:
            own[profile.label] += max(1, profile.mentions)
            kinds[profile.entity.type] += max(1, profile.mentions)
        label = (rulings.label(cluster.profiles) if rulings else None) or best_label(cluster.family, own)
        kind = _best_type(kinds)
    gender = next((p.entity.gender for p in cluster.profiles if p.entity.gender), None)
    entity = Entity("", label, kind, gender=gender, plural=first.plural, named=first.named)
    return Entity(_wanted(cluster, entity), label, kind, gender=gender, plural=first.plural, named=first.named)


def best_label(family: str, labels: Counter[str]) -> str:
    """The fullest of the labels that articles chose; of equally full ones the most frequent."""

    def rank(item: tuple[str, int]) -> tuple[object, ...]:
        label, count = item
        if family == "person":
            words = len(person_tokens(label))
            return (min(words, 2), not label.isupper(), count, words, len(label), label)
        return (not is_acronym(label), not label.isupper(), count, len(label), label)

    return max(labels.items(), key=rank)[0]


def _best_type(kinds: Counter[str]) -> str:
    special = {kind: n for kind, n in kinds.items() if kind not in GENERAL}
    total = sum(kinds.values())
    if special and sum(special.values()) * 4 >= total:
        return max(special.items(), key=lambda item: (item[1], item[0]))[0]
    return max(kinds.items(), key=lambda item: (item[1], item[0]))[0]
