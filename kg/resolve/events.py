"""Which events of the articles are one, kept up to date as articles come and go.

Events of one family are compared in articles of one story, and events anywhere that bear the same proper name.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product

from kg.model import Decision

from .closure import Components, all_components, touched_components
from .entity_index import OpenTable
from .event_clusters import EventCluster, Link, cluster_events, decisions_of, link_events
from .event_profiles import EventProfile, Node
from .ruled_events import RuledEvents
from .rulings import Ruling
from .stories import Pair, Stories
from .tables import Table

_REMEMBERED = 150  # articles
_MANY = 20_000  # links
_MAX_BLOCK = 60  # events of one proper name; more say nothing about identity
_Home = tuple[str, str]  # identifier and label


class Events:
    """`told` gives the event profiles of an article, none for one that is gone."""

    def __init__(self, open_table: OpenTable, stories: Stories, rulings: Iterable[Ruling]) -> None:
        self._stories = stories
        self._rulings = tuple(ruling for ruling in rulings if ruling.of_events)
        self._ruled = RuledEvents((), {})
        self._told: Table[str, tuple[EventProfile, ...]] = open_table("told")
        self._pairs: Table[Pair, tuple[float, tuple[Link, ...]]] = open_table("pairs")
        self._names: Table[str, tuple[Node, ...]] = open_table("names")
        self._named: Table[str, tuple[Link, ...]] = open_table("named")
        self._links: Table[Node, tuple[Link, ...]] = open_table("event_links")
        self._components = Components[Node](open_table("event_components"))
        self._homes: Table[Node, _Home] = open_table("event_homes")
        self._alikes: Table[Node, tuple[tuple[Pair, float], ...]] = open_table("alikes")  # that a component rests on
        self._decisions: Table[Node, tuple[tuple[str, Decision], ...]] = open_table("event_decisions")
        self._known = lru_cache(maxsize=_REMEMBERED)(self._by_node)
        self._kin = lru_cache(maxsize=_REMEMBERED)(self._by_kin)

    def change(
        self, articles: Iterable[str], tell: Callable[[str], tuple[EventProfile, ...] | None], moved: Iterable[str],
        pairs: Iterable[Pair],
    ) -> set[str]:
        """Replaces the events of articles by what `tell` gives, None where one is gone. `moved` are the articles whose
        likeness to others may have changed, `pairs` those that came or went. The articles to which this makes a
        difference."""
        first = self._pairs.is_empty() and self._named.is_empty() and not self._rulings  # no link can be lost
        fresh, dirty, names = self._replace(articles, tell, alone=first)
        self._known.cache_clear()
        self._kin.cache_clear()
        self._ruled = self._find_ruled()
        moved = set(moved)
        dirty |= self._shaken(moved)
        due = {_pair(a, b) for a in fresh | moved for b in self._stories.partners(a)}
        lost, won = set[Link](), set[Link]()
        for pair in _in_turn(due.union(pairs)):
            self._compare(pair, fresh, lost, won)
            if first and len(won) > _MANY:  # they need not wait in memory
                self._relink(lost, won)
                won.clear()
        for name in sorted(names | {n for a in moved for p in self._told.get(a) or () for n in p.names}):
            self._compare_named(name, lost, won)
        dirty |= self._relink(lost - won, won - lost)
        if first:
            return self._cluster(all_components(self._links.keys(), self._components, self._neighbours))
        return self._cluster(self._touched(dirty))

    def _replace(
        self, articles: Iterable[str], tell: Callable[[str], tuple[EventProfile, ...] | None], *, alone: bool
    ) -> tuple[set[str], set[Node], set[str]]:
        """Puts events in the place of others; the articles and events that are not what they were, and the names
        that they bear or bore. Where events begin `alone`, only links can make a difference to them."""
        fresh, dirty = set[str](), set[Node]()
        left: dict[str, set[Node]] = defaultdict(set)
        joined: dict[str, set[Node]] = defaultdict(set)
        for article in articles:
            old, new = self._told.get(article), tell(article)
            if old != new:
                fresh.add(article)
                dirty.update(() if alone else _differing(old or (), new or ()))
                for profiles, into in ((old, left), (new, joined)):
                    for profile in profiles or ():
                        for name in profile.names:
                            into[name].add(profile.key)
                self._told.put(article, new)
        return fresh, dirty, self._rename(left, joined)

    def of(self, article: str) -> Iterator[tuple[str, str, str]]:
        """Local identifier, identifier and label of each event of an article."""
        for profile in self._told.get(article) or ():
            yield profile.local, *(self._homes.get(profile.key) or _home(EventCluster([profile])))

    def forget(self) -> None:
        """Lets go of what the tables have."""
        self._known.cache_clear()
        self._kin.cache_clear()

    def decisions(self, article: str) -> list[Decision]:
        """The decisions across articles that are recorded with an article."""
        firsts = {self._components.first(p.key) for p in self._told.get(article) or ()}
        told = (self._decisions.get(first) or () for first in sorted(firsts))
        return [decision for one in told for recorder, decision in one if recorder == article]

    def _shaken(self, moved: set[str]) -> set[Node]:
        """First events of the components that rest on a likeness of articles that is another now."""
        nodes = (self._components.get(p.key) for article in moved for p in self._told.get(article) or ())
        firsts = {found[0] for found in nodes if found}
        return {f for f in firsts if any(self._has_changed(likeness, moved) for likeness in self._alikes.get(f) or ())}

    def _has_changed(self, likeness: tuple[Pair, float], moved: set[str]) -> bool:
        (one, other), before = likeness
        if one not in moved and other not in moved:
            return False
        gone = self._told.get(one) is None or self._told.get(other) is None
        return gone or self._stories.alike(one, other) != before

    def _rename(self, left: Mapping[str, set[Node]], joined: Mapping[str, set[Node]]) -> set[str]:
        names = left.keys() | joined.keys()
        for name in names:
            nodes = (set(self._names.get(name) or ()) - left.get(name, set())) | joined.get(name, set())
            self._names.put(name, tuple(sorted(nodes)) or None)
        return set(names)

    def _compare(self, pair: Pair, fresh: Collection[str], lost: set[Link], won: set[Link]) -> None:
        """Compares the events of two articles where anything that bears on it has changed."""
        before = self._pairs.get(pair)
        one, other = pair
        if other not in self._stories.partners(one):
            self._pairs.put(pair, None)
            lost.update(before[1] if before else ())
            return
        alike = self._stories.alike(one, other)
        if before is not None and before[0] == alike and one not in fresh and other not in fresh:
            return
        links = link_events((a, b, alike) for a, b in self._facing(one, other))
        self._pairs.put(pair, (alike, links))
        lost.update(before[1] if before else ())
        won.update(links)

    def _facing(self, one: str, other: str) -> Iterator[tuple[EventProfile, EventProfile]]:
        """The events of two articles that may be compared, each pair once."""
        ones, others = self._kin(one), self._kin(other)
        told = set()
        for family in sorted(ones.keys() & others.keys()):
            for a, b in product(ones[family], others[family]):
                if len(a.kin) > 1 and len(b.kin) > 1:
                    pair = (a.key, b.key)
                    if pair in told:
                        continue
                    told.add(pair)
                yield a, b

    def _compare_named(self, name: str, lost: set[Link], won: set[Link]) -> None:
        nodes = (self._names.get(name) or ())[:_MAX_BLOCK]
        pairs = combinations(map(self._profile, nodes), 2)
        links = link_events((a, b, self._stories.alike(a.article, b.article)) for a, b in pairs)
        lost.update(self._named.get(name) or ())
        won.update(links)
        self._named.put(name, links or None)

    def _relink(self, lost: set[Link], won: set[Link]) -> set[Node]:
        """Takes links away and puts others in; the events that they link."""
        gone, come = defaultdict[Node, list[Link]](list), defaultdict[Node, list[Link]](list)
        for links, into in ((lost, gone), (won, come)):
            for link in links:
                for node in link[:2]:
                    into[node].append(link)
        nodes = gone.keys() | come.keys()
        for node in nodes:
            kept = set(self._links.get(node) or ()).difference(gone.get(node, ()))
            self._links.put(node, tuple(sorted(kept.union(come.get(node, ())))) or None)
        return nodes

    def _profile(self, node: Node) -> EventProfile:
        return self._known(node[0])[node]

    def _by_node(self, article: str) -> dict[Node, EventProfile]:
        return {profile.key: profile for profile in self._told.get(article) or ()}

    def _by_kin(self, article: str) -> dict[str, list[EventProfile]]:
        found: dict[str, list[EventProfile]] = defaultdict(list)
        for profile in self._told[article]:
            for family in profile.kin:
                found[family].append(profile)
        return found

    def _find_ruled(self) -> RuledEvents:
        places = {place for r in self._rulings for place in (r.left_at, r.right_at) if place}
        return RuledEvents(self._rulings, {place[0]: self._told.get(place[0]) or () for place in places})

    def _touched(self, dirty: set[Node]) -> Iterator[tuple[Node, ...]]:
        """The components of events that something bears on."""
        ruled = {profile.key for one, other, _ in self._ruled.same for profile in (one, other)}
        dirty -= {n for n in dirty if not self._links.get(n) and not self._components.get(n) and n not in ruled}
        return touched_components(dirty, self._components, self._neighbours, self._exists)

    def _cluster(self, components: Iterable[tuple[Node, ...]]) -> set[str]:
        """Clusters components anew; the articles to which it makes a difference."""
        articles: set[str] = set()
        for nodes in components:
            before = self._outcome(nodes)
            self._components.put(nodes)
            for node in nodes:
                self._homes.put(node, None)
                self._decisions.put(node, None)
                self._alikes.put(node, None)
            if len(nodes) > 1:
                self._settle(nodes)
            articles.update(article for article, _ in before ^ self._outcome(nodes))
        return articles

    def _outcome(self, nodes: tuple[Node, ...]) -> set[tuple[str, object]]:
        """What an article takes from the clusters and decisions of events."""
        homes = {(node[0], (node, self._homes.get(node))) for node in nodes}
        return homes.union(told for node in nodes for told in self._decisions.get(node) or ())

    def _settle(self, nodes: tuple[Node, ...]) -> None:
        """Clusters a component anew."""
        used: dict[Pair, float] = {}

        def alike(one: str, other: str) -> float:
            value = self._stories.alike(one, other)
            if one != other:
                used[_pair(one, other)] = value
            return value

        links = {link for node in nodes for link in self._links.get(node) or ()}
        clusters = cluster_events(map(self._profile, nodes), links, alike, self._ruled)
        for cluster in clusters:
            home = _home(cluster)
            for profile in cluster.profiles:
                self._homes.put(profile.key, home)
        self._decisions.put(nodes[0], tuple(decisions_of(clusters, alike)) or None)
        self._alikes.put(nodes[0], tuple(used.items()) or None)

    def _neighbours(self, node: Node) -> Iterator[Node]:
        for one, other, _ in self._links.get(node) or ():
            yield other if one == node else one
        for pair in ({one.key, other.key} for one, other, _ in self._ruled.same):
            yield from pair - {node} if node in pair else ()

    def _exists(self, node: Node) -> bool:
        return node in self._known(node[0])


def _in_turn(pairs: Collection[Pair]) -> Iterator[Pair]:
    """The pairs, article by article, and those of one story after each other, so that few need to be at hand."""
    partners: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        partners[one].append(other)
        partners[other].append(one)
    turns: dict[str, int] = {}
    for start in sorted(partners):
        waiting = deque([start])
        while waiting:
            article = waiting.popleft()
            if article not in turns:
                turns[article] = len(turns)
                waiting += sorted(other for other in partners[article] if other not in turns)
    for article in sorted(turns, key=turns.__getitem__):
        yield from (_pair(article, other) for other in partners[article] if turns[other] < turns[article])


def _home(cluster: EventCluster) -> _Home:
    return cluster.identifier, cluster.label


def _differing(old: tuple[EventProfile, ...], new: Iterable[EventProfile]) -> Iterator[Node]:
    """The events that are not the same in both."""
    if not old:
        return (profile.key for profile in new)
    before, after = {p.key: p for p in old}, {p.key: p for p in new}
    return (node for node in before.keys() | after.keys() if before.get(node) != after.get(node))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
