"""Look-ups for the page: each asks a store and answers with plain dicts that JSON can hold."""

from collections.abc import Callable, Mapping

from pyoxigraph import Store

from kg.errors import LookupFailed

from .article import article, articles, passage
from .differences import divergences
from .index import write_index
from .moments import timeline
from .neighbourhood import neighbourhood
from .outlets import outlets
from .parameters import read_parameters
from .queries import queries
from .search import search
from .sides import compare
from .summary import summary
from .terms import Json
from .thing import thing

API: dict[str, Callable[..., Json]] = {
    "article": article,
    "articles": articles,
    "compare": compare,
    "divergences": divergences,
    "neighbourhood": neighbourhood,
    "outlets": outlets,
    "passage": passage,
    "queries": queries,
    "search": search,
    "summary": summary,
    "thing": thing,
    "timeline": timeline,
}
VIEWS = ("search", "thing", "graph", "articles", "compare", "divergences", "timeline", "outlets", "query")
INDEXED = frozenset({"neighbourhood", "search", "summary"})  # those that take the path of a search index


def answer(store: Store, *, name: str, parameters: Mapping[str, str], index: str = "") -> Json:
    """The answer of a look-up to parameters as an address has them.

    Raises LookupFailed for a look-up, a parameter or a thing that does not exist.
    """
    if name not in API:
        raise LookupFailed(f"there is no look-up {name[:50]!r}; there are: {', '.join(API)}")
    given = read_parameters(API[name], {key: value for key, value in parameters.items() if key != "index"})
    return API[name](store, **given, **({"index": index} if name in INDEXED else {}))


__all__ = ["API", "INDEXED", "VIEWS", "answer", "write_index"]
