"""Communities: which nodes keep together (Louvain), numbered from the largest."""

from collections.abc import Iterable

_SEED = 1


def find_communities(size: int, edges: Iterable[tuple[int, int, int]]) -> list[int]:
    """The number of each node's community, 1 for the largest; edges are (source, target, weight).

    Blondel et al. 2008, by networkx with a fixed seed over numbered nodes: the same answer for the same graph.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(size))
    weights: dict[tuple[int, int], int] = {}
    for source, target, weight in edges:
        pair = (source, target) if source < target else (target, source)
        weights[pair] = weights.get(pair, 0) + weight
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    found = networkx.community.louvain_communities(graph, seed=_SEED)
    members = sorted(map(sorted, found), key=lambda nodes: (-len(nodes), nodes[0]))
    numbers = [0] * size
    for number, nodes in enumerate(members, 1):
        for node in nodes:
            numbers[node] = number
    return numbers
