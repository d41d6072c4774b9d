"""The named queries and the prefixes, for the SPARQL page."""

from pyoxigraph import Store

from kg.store import list_queries
from kg.vocab import NAMESPACES

from .references import References
from .terms import Json

_KINDS = ("article", "entity", "event", "position", "statement")


def queries(store: Store) -> Json:
    """{queries: [{name, title, text}], prefixes}: also a prefix for each kind of thing of this store."""
    base = References(store).base
    prefixes = {**NAMESPACES, **{kind: f"{base}{kind}/" for kind in _KINDS}}
    return {
        "queries": [{"name": one.name, "title": one.title, "text": one.text} for one in list_queries()],
        "prefixes": prefixes,
    }
