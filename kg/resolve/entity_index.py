"""Which groups of equal names may be one thing: an index of groups by what they could share, kept up to date.

Two groups stand in one component where one may bear on the other: they are candidates, bear one name under two
classes, or a bare name could join the other's. What is one is then worked out in each component for itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from .article_profiles import ArticleProfile
from .bare_names import proper_core
from .candidates import MAX_BLOCK, block_keys, clip_of, compare_clusters, is_clip_key
from .cluster import Cluster, Key
from .clustering import JOINABLE, group_key
from .compare import UNSURE
from .match_keys import MatchKeys, fitting, match_keys
from .names import core_words, person_tokens, transliterated
from .profiles import Profile
from .ruled_names import Rulings
from .tables import Table

Member = tuple[str, int, Profile]  # article, position among its entities, profile
_REMEMBERED = 4_000  # groups
_PORTION = 10_000  # groups that are looked at together
OpenTable = Callable[..., Table[Any, Any]]
_NAMED = frozenset({"place", "organization"})
_COUNTERPARTS = {"=single": "=known", "=known": "=single", "=small": "=proper", "=proper": "=small"}


class EntityIndex:
    """Groups by key, and the keys under which each can meet others."""

    def __init__(self, open_table: OpenTable) -> None:
        self.companies: Table[str, frozenset[str]] = open_table("companies")
        self.keys: Table[str, tuple[Key, ...]] = open_table("keys")  # the groups of an article's entities
        self.groups: Table[Key, tuple[Member, ...]] = open_table("groups", _stripped, self._clothed)
        self._blocks: Table[Key, tuple[Key, ...]] = open_table("blocks")
        self._indexed: Table[Key, tuple[Key, ...]] = open_table("indexed")
        self._alike: Table[Key, tuple[Key, ...]] = open_table("alike")

    def refresh(self, dirty: set[Key], rulings: Rulings) -> set[Key]:
        """Finds the neighbours of groups whose members changed; with them those that have other neighbours now."""
        compared = dirty.union(*(self._reindex(some, rulings) for some in _portions(dirty)))
        self._compare(compared)
        return compared

    def exists(self, group: Key) -> bool:
        """Whether any article has a member of the group."""
        return self.groups.get(group) is not None

    def neighbours(self, group: Key) -> Iterator[Key]:
        """Groups that may be one with it, or some of them from which the others are reached."""
        yield from self._alike.get(group) or ()
        for key in self._indexed.get(group) or ():
            if key[0][0] == "=":
                members = self._hub(key)
                if len(members) > 1:
                    yield from members if group == members[0] else members[:1]

    def members(self, groups: Iterable[Key]) -> list[Profile]:
        """The profiles of groups, by article and position."""
        found = sorted((m for group in groups for m in self.groups[group]), key=lambda m: m[:2])
        return [profile for _, _, profile in found]

    def articles(self, group: Key) -> set[str]:
        """The articles that have a member of the group."""
        return {article for article, _, _ in self.groups.get(group) or ()}

    def _clothed(self, members: Iterable[Member]) -> tuple[Member, ...]:
        return tuple((a, n, replace(profile, company=self.companies[a])) for a, n, profile in members)

    def regroup(self, gone: Iterable[ArticleProfile], come: Iterable[ArticleProfile], rulings: Rulings) -> set[Key]:
        """Takes articles out and puts others in; the groups whose members changed."""
        left: dict[Key, set[str]] = defaultdict(set)
        joined: dict[Key, list[Member]] = defaultdict(list)
        gone = list(gone)
        for article in gone:
            for key in self.keys.get(article.article) or ():
                left[key].add(article.article)
        arrived = set()
        for article in come:
            arrived.add(article.article)
            self.companies.put(article.article, article.entities[0].company if article.entities else frozenset())
            profiles = [rulings.retyped(profile) for profile in article.entities]
            keys = tuple(group_key(profile, rulings) for profile in profiles)
            self.keys.put(article.article, keys)
            for position, (key, profile) in enumerate(zip(keys, profiles, strict=True)):
                joined[key].append((article.article, position, profile))
        for key in left.keys() | joined.keys():
            kept = [m for m in self.groups.get(key) or () if m[0] not in left.get(key, ())]
            self.groups.put(key, tuple(sorted([*kept, *joined.get(key, ())])) or None)
        for article in gone:
            if article.article not in arrived:
                self.companies.put(article.article, None)
                self.keys.put(article.article, None)
        return left.keys() | joined.keys()

    def _reindex(self, dirty: Iterable[Key], rulings: Rulings) -> set[Key]:
        """Brings the blocks up to date; the members of blocks that became too large, small enough, or of use."""
        left: dict[Key, list[Key]] = defaultdict(list)
        joined: dict[Key, list[Key]] = defaultdict(list)
        for group in dirty:
            old = set(self._indexed.get(group) or ())
            new = set(self._index_keys(group, rulings))
            if old == new:
                continue
            self._indexed.put(group, tuple(sorted(new)) or None)
            for key in old - new:
                left[key].append(group)
            for key in new - old:
                joined[key].append(group)
        flipped: set[Key] = set()
        for key in left.keys() | joined.keys():
            old_block = self._blocks.get(key) or ()
            come = joined.get(key, [])
            block = sorted(set(old_block).difference(left.get(key, ())).union(come)) if old_block else sorted(come)
            self._blocks.put(key, tuple(block) or None)
            if (len(old_block) > MAX_BLOCK) != (len(block) > MAX_BLOCK):
                flipped |= {*old_block, *block}
            if key[0] == "=clip" and bool(old_block) != bool(block):
                flipped |= set(self._blocks.get((key[1], "clip", key[2])) or ())
        return flipped

    def _index_keys(self, group: Key, rulings: Rulings) -> Iterator[Key]:
        members = self.groups.get(group)
        if not members or (group[0] == "unnamed" and not rulings and not proper_core(members[0][2].label)):
            return
        cluster = self.cluster(group)
        yield from block_keys(cluster)
        if group[0] in JOINABLE and len(group) == 2 and " " in group[1]:
            yield ("=name", group[1])
        if rulings:
            yield from {("=ruling", str(number)) for p in cluster.profiles for number, _ in rulings.of(p)}
        if group[0] == "person":
            yield from _person_keys(group, cluster)
        elif group[0] in _NAMED:
            yield ("=known", group[1])
            yield from {("=proper", cluster.family, *core_words(label)) for label in cluster.labels()}
            if cluster.family == "organization":
                yield from {("=clip", "organization", c) for label in cluster.labels() if (c := clip_of(label))}
        elif group[0] == "unnamed" and (core := proper_core(cluster.profiles[0].label)):
            yield ("=small", cluster.family, *core)

    def _hub(self, key: Key) -> tuple[Key, ...]:
        """All groups that meet under a key, in one order for all of them."""
        kind, token = key[0], key[1:]
        if kind in ("=bare", "=surname", "=given"):
            bare = self._blocks.get(("=bare", *token)) or ()
            bearers = self._blocks.get(("=surname", *token)) if bare else ()
            if kind == "=given" and bearers:
                return ()
            return (*bare, *(bearers or self._blocks.get(("=given", *token)) or ())) if bare else ()
        if kind in _COUNTERPARTS:
            sides = [self._blocks.get((name, *token)) or () for name in sorted((kind, _COUNTERPARTS[kind]))]
            return (*sides[0], *sides[1]) if all(sides) else ()
        return (self._blocks.get(key) or ()) if kind in ("=name", "=ruling") else ()

    def _compare(self, groups: set[Key]) -> None:
        """Finds the candidates of groups anew; a pair within them is compared once, with the later of the two."""
        groups = {group for group in groups if self._indexed.get(group) or self._alike.get(group)}
        for group in groups:
            for other in self._alike.get(group) or ():
                if other not in groups:
                    self._alike.put(other, tuple(o for o in self._alike.get(other) or () if o != group) or None)
            self._alike.put(group, None)
        cluster = lru_cache(maxsize=_REMEMBERED)(self.cluster)
        for some in _portions(groups):
            found: dict[Key, set[Key]] = defaultdict(set)
            for one, other in sorted(self._pairs(set(some))):
                if other in groups and other > some[-1]:
                    continue
                compared, _ = compare_clusters(cluster(one), cluster(other))
                if compared.score >= UNSURE or compared.vetoed:
                    found[one].add(other)
                    found[other].add(one)
            for group, alike in found.items():
                self._alike.put(group, tuple(sorted(alike.union(self._alike.get(group) or ()))))

    def _pairs(self, groups: set[Key]) -> set[tuple[Key, Key]]:
        """Each of the groups with all that share a block with it, in order."""
        blocks = {key for group in groups for key in self._indexed.get(group) or () if key[0][0] != "="}
        keys: dict[Key, MatchKeys] = {}
        pairs = set()
        for block in blocks:
            members = self._blocks.get(block) or ()
            if 1 < len(members) <= MAX_BLOCK and (not is_clip_key(block) or self._clipped(block)):
                for group in members:
                    if group not in keys:
                        keys[group] = match_keys(self.cluster(group))
                pairs |= {pair for pair in fitting({m: keys[m] for m in members}) if not groups.isdisjoint(pair)}
        return pairs

    def _clipped(self, block: Key) -> bool:
        return self._blocks.get(("=clip", block[0], block[2])) is not None

    def cluster(self, group: Key) -> Cluster:
        """The group as a cluster that nothing has joined."""
        profiles = [profile for _, _, profile in self.groups[group]]
        return Cluster(group, profiles[0].family, profiles, keys=[group])


def _portions(groups: Iterable[Key]) -> Iterator[list[Key]]:
    """The groups in order, so many at a time that memory does not grow with their number."""
    waiting = sorted(groups)
    for start in range(0, len(waiting), _PORTION):
        yield waiting[start : start + _PORTION]


def _stripped(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple((article, n, replace(profile, company=frozenset())) for article, n, profile in members)


def _person_keys(group: Key, cluster: Cluster) -> Iterator[Key]:
    if len(group) == 4:
        yield ("=bare", transliterated(group[1]))
        yield ("=single", group[1])
        return
    tokens = [found for label in cluster.labels() if (found := person_tokens(label))]
    yield from {("=surname", transliterated(found[-1])) for found in tokens}
    yield from {("=given", transliterated(found[0])) for found in tokens}
