"""Events that no article tells as a fact: whether one is, only all articles together can say."""

from collections.abc import Iterable, Iterator

from .comparables import Comparable
from .divergences import comparison_graph
from .sheet import Row
from .terms import Names, term


def write_claimed(compared: Iterable[Comparable], names: Names) -> Iterator[Row]:
    """The class kgo:ClaimedEvent of each event that articles only let others tell, foresee or deny."""
    compared = list(compared)
    told = {node for one in compared for node in one.told}
    graph, kind, claimed = comparison_graph(names), term("rdf:type"), term("kgo:ClaimedEvent")
    for node in sorted({node for one in compared for node in one.claimed} - told):
        yield node, kind, claimed, graph
