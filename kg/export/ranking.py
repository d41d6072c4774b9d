"""PageRank: which nodes matter most, with the same digits on every machine."""

from collections.abc import Iterable, Sequence

_DAMPING = 0.85
_ROUNDS = 40


def page_rank(size: int, edges: Iterable[tuple[int, int, int]], told: Sequence[int] | None = None) -> list[float]:
    """The rank of nodes 0 … size-1, summing to 1; edges are (source, target, weight).

    Each edge is walked both ways, as a news graph links a person to an event in either order. `told` says how
    often each node is told of: the reader who tires of following edges goes on there, so that a pair told of
    once does not rank as high as the middle of a story. Brin and Page 1998, by power iteration; sums go in the
    order of the edges, so that equal graphs rank equally.
    """
    if not size:
        return []
    total = sum(told) if told else 0
    start = [n / total for n in told] if told and total else [1.0 / size] * size
    sources: list[int] = []
    targets: list[int] = []
    weights: list[int] = []
    strength = [0] * size
    for source, target, weight in edges:
        sources += (source, target)
        targets += (target, source)
        weights += (weight, weight)
        strength[source] += weight
        strength[target] += weight
    rank = list(start)
    for _ in range(_ROUNDS):
        lost = sum(r for r, s in zip(rank, strength, strict=True) if not s)
        share = [_DAMPING * r / s if s else 0.0 for r, s in zip(rank, strength, strict=True)]
        rank = [(1 - _DAMPING + _DAMPING * lost) * s for s in start]
        for source, target, weight in zip(sources, targets, weights, strict=True):
            rank[target] += share[source] * weight
    return rank
