"""Articles that carry the same text: kgo:nearDuplicateOf, both ways."""

from collections.abc import Iterable, Iterator

from kg.compare import match_shingles

from .comparables import Comparable
from .divergences import comparison_graph
from .sheet import Row
from .terms import Names, term

_NEAR_DUPLICATE = term("kgo:nearDuplicateOf")


def write_copies(compared: Iterable[Comparable], names: Names) -> Iterator[Row]:
    """Two rows for each pair of near duplicates, in the graph of comparisons."""
    graph = comparison_graph(names)
    for copy in match_shingles((one.article, one.text_shingles()) for one in compared):
        yield copy.left, _NEAR_DUPLICATE, copy.right, graph
        yield copy.right, _NEAR_DUPLICATE, copy.left, graph
