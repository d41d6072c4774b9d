"""The named queries that ship with kg: ontology/queries/*.rq, each with its title in the first comment."""

from dataclasses import dataclass
from functools import cache

from kg.errors import QueryError
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A SPARQL query with a name and a title a person can read."""

    name: str
    title: str
    text: str


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    found = []
    for path in sorted((ontology_dir() / "queries").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        title = text.splitlines()[0].lstrip("# ").strip()
        found.append(NamedQuery(path.stem, title, text))
    return tuple(found)


def load_query(name: str) -> NamedQuery:
    """The query of that name."""
    for query in list_queries():
        if query.name == name:
            return query
    names = ", ".join(query.name for query in list_queries())
    raise QueryError(f"no query is called {name!r}; there are {names}")
