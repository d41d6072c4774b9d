"""Articles that carry the same text: kgo:nearDuplicateOf, both ways."""

from collections.abc import Iterable, Iterator

from kg.compare import find_copies
from kg.model import Article, BlockKind

from .divergences import comparison_graph
from .sheet import Row
from .terms import Names, term

_NEAR_DUPLICATE = term("kgo:nearDuplicateOf")


def write_copies(articles: Iterable[Article], names: Names) -> Iterator[Row]:
    """Two rows for each pair of near duplicates, in the graph of comparisons."""
    graph = comparison_graph(names)
    for copy in find_copies((article.id, _told(article)) for article in articles):
        one, other = names.article(copy.left), names.article(copy.right)
        yield one, _NEAR_DUPLICATE, other, graph
        yield other, _NEAR_DUPLICATE, one, graph


def _told(article: Article) -> str:
    """The prose of an article; menus and share buttons are no sign of a copy."""
    prose = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.PROSE]
    return "\n".join(prose) or article.text
