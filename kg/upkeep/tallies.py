"""How many entities and events a database holds: what kg.graph.count_rows counts, asked of its indexes."""

from typing import cast

from pyoxigraph import QuerySolutions, Store

from kg.vocab import ENTITY_CLASSES, EVENT_CLASSES, NAMESPACES

_QUERY = "SELECT (COUNT(DISTINCT ?thing) AS ?number) {{ VALUES ?class {{ {} }} ?thing a ?class }}"


def count_things(database: Store) -> dict[str, int]:
    """The number of entities and of events."""
    kinds = {"entities": ENTITY_CLASSES, "events": (*EVENT_CLASSES, "kgo:ClaimedEvent")}
    return {name: _count(database, " ".join(sorted(classes))) for name, classes in kinds.items()}


def _count(database: Store, classes: str) -> int:
    rows = cast(QuerySolutions, database.query(_QUERY.format(classes), prefixes=NAMESPACES))
    return sum(int(row["number"].value) for row in rows)
