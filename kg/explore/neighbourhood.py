"""What stands around some things: nodes and edges to draw, as many as a person can read."""

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from .filters import Filter
from .index import most_told
from .links import edges_among, edges_of
from .parameters import parts
from .references import References
from .terms import Json

MOST = 300  # nodes


def neighbourhood(
    store: Store,
    *,
    ids: str = "",
    hops: int = 1,
    limit: int = 60,
    overview: bool = False,
    asserted: bool = False,
    types: str = "",
    outlet: str = "",
    since: str = "",
    until: str = "",
    index: str = "",
) -> Json:
    """{nodes, edges, seeds, left_out}: the things around `ids` (with commas); with `overview`, or without ids, also
    those that are told of most.

    `limit` is the number of neighbours a step may add, the closest first; 300 nodes are the most. Filters: only
    asserted edges, families of things, one outlet's statements, those of articles published in a range of dates.
    """
    names = References(store)
    seeds = [names.iri(one).value for one in parts(ids)]
    chosen = Filter(asserted, frozenset(parts(types)), outlet, since, until, frozenset(seeds))
    first = seeds + (most_told(store, index, limit) if overview or not seeds else [])
    found = _Surroundings(store, names, chosen, dict.fromkeys(first[:MOST]))
    for seed in seeds:
        found.spread(seed, min(hops, 3), limit)
    edges = edges_among(store, found.nodes, names, chosen)
    joined = {end for edge in edges for end in (edge.source, edge.target)}.union(seeds)
    return {
        "nodes": [names.thing(iri) for iri in sorted(joined)],
        "edges": [edge.as_json(names) for edge in edges],
        "seeds": [names.id(seed) for seed in seeds],
        "left_out": found.left_out,
    }


@dataclass(slots=True)
class _Surroundings:
    """The nodes that are shown so far, in the order in which they came."""

    store: Store
    names: References
    chosen: Filter
    nodes: dict[str, None]
    left_out: int = 0

    def spread(self, seed: str, hops: int, limit: int) -> None:
        """Adds the things around a seed, step by step, those with most statements first."""
        ring = [seed]
        for _ in range(hops):
            weights = self._weights(ring)
            fresh = [iri for iri in sorted(weights, key=lambda one: (-weights[one], one)) if iri not in self.nodes]
            ring = fresh[: min(limit, max(0, MOST - len(self.nodes)))]
            self.left_out += len(fresh) - len(ring)
            self.nodes.update(dict.fromkeys(ring))

    def _weights(self, ring: list[str]) -> Counter[str]:
        weights: Counter[str] = Counter()
        for iri in ring:
            for edge in edges_of(self.store, NamedNode(iri), self.names, self.chosen):
                weights[edge.target if edge.source == iri else edge.source] += edge.weight
        return weights
