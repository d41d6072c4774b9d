"""PageRank: which nodes matter most, with the same digits on every machine."""

from collections.abc import Iterable

_DAMPING = 0.85
_ROUNDS = 40


def page_rank(size: int, edges: Iterable[tuple[int, int, int]]) -> list[float]:
    """The rank of nodes 0 … size-1, summing to 1; edges are (source, target, weight).

    Each edge is walked both ways, as a news graph links a person to an event in either order. Brin and
    Page 1998, by power iteration; sums go in the order of the edges, so that equal graphs rank equally.
    """
    if not size:
        return []
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
    rank = [1.0 / size] * size
    for _ in range(_ROUNDS):
        lost = sum(r for r, s in zip(rank, strength, strict=True) if not s)
        share = [_DAMPING * r / s if s else 0.0 for r, s in zip(rank, strength, strict=True)]
        rank = [(1 - _DAMPING + _DAMPING * lost) / size] * size
        for source, target, weight in zip(sources, targets, weights, strict=True):
            rank[target] += share[source] * weight
    return rank
