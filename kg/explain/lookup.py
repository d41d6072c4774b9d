"""From a name that somebody typed to the things of a graph that bear it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

_NAMES = """SELECT DISTINCT ?thing ?name ?rank WHERE {
  VALUES (?property ?rank) { (rdfs:label 0) (skos:altLabel 1) (schema:headline 1) (kgo:calledAs 2) }
  { ?thing ?property ?name } UNION { ?s rdf:subject ?thing ; rdf:predicate ?property ; rdf:object ?name }
  ?thing a ?class .
  FILTER(isLiteral(?name) && ?class NOT IN (kgo:Statement, kgo:Passage, kgo:Quotation, kgo:OpenRelation, prov:Activity))
  FILTER(?property != rdfs:label || ?class != schema:NewsArticle)
}"""


class Queryable(Protocol):
    """A graph that answers SPARQL over all its articles, such as kg.Graph."""

    def query(self, sparql: str, bindings: Mapping[str, Any] | None = None) -> Any:
        """The solutions of a SELECT query, with values in the place of variables."""
        ...


def find_things(graph: Queryable, name: str, base: str) -> list[str]:
    """The IRIs of the things that a name, an IRI or its end (`entity/hamas`) stands for, best first.

    A name matches without regard to case, accents, punctuation and a leading article; things whose main
    label it is come before those that are only also called so.
    """
    for iri in (name, base + name):
        if re.match(r"[a-z]+://[^\x00-\x20<>\"{}|\\^`]+$", iri) and _described(graph, iri):
            return [iri]
    wanted = _plain(name)
    found: dict[str, int] = {}
    for thing, label, rank in _names(graph):
        if _plain(label) == wanted:
            found[thing] = min(rank, found.get(thing, rank))
    best = min(found.values(), default=0)
    return sorted(thing for thing, rank in found.items() if rank == best)


def suggest_names(graph: Queryable, name: str, limit: int = 5) -> list[str]:
    """Names of the graph that are most like the one that was not found."""
    names = sorted({label for _, label, _ in _names(graph)})
    plain = [_plain(label) for label in names]
    wanted = _plain(name)
    hits = process.extract(wanted, plain, scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=70)
    ranked = sorted(hits, key=lambda hit: (-hit[1] - fuzz.ratio(wanted, hit[0]), hit[2]))
    return [names[index] for _, _, index in ranked[:limit]]


def _described(graph: Queryable, iri: str) -> bool:
    return any(True for _ in graph.query("SELECT ?s ?o WHERE { ?s ?p ?o } LIMIT 1", {"s": NamedNode(iri)}))


def _names(graph: Queryable) -> Iterable[tuple[str, str, int]]:
    for row in graph.query(_NAMES):
        if isinstance(row["thing"], NamedNode):
            yield row["thing"].value, row["name"].value, int(row["rank"].value)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    words = re.sub(r"[\W_]+", " ", "".join(c for c in letters if not unicodedata.combining(c))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
