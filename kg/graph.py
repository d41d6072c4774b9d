"""The graph that a build gives: query it, look at it with rdflib or networkx, write it, check it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad, Store, Variable

from kg.assemble import assemble_rows
from kg.errors import GraphError, QueryError
from kg.export.rows import Row, sorted_rows
from kg.model import Findings
from kg.store import admit_query, open_store, parse_rows, read_quads
from kg.vocab import DEFAULT_BASE, ENTITY_CLASSES, EVENT_CLASSES, NAMESPACES, expand

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.validate import Report

NAMING = ("rdf:type", "rdfs:label", "skos:altLabel")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds; statements that only name or class something are not counted."""

    articles: int
    words: int
    entities: int
    events: int
    asserted: int  # statements that also stand directly
    attributed: int  # statements that do not

    @property
    def statements(self) -> int:
        """All statements."""
        return self.asserted + self.attributed


class Graph:
    """An RDF graph that follows design/graph-model.md, with a named graph for each article.

    It is kept as rows of terms, as canonical N-Quads writes them, sorted and each once.
    """

    def __init__(self, quads: Iterable[Quad] = (), *, base_iri: str = DEFAULT_BASE) -> None:
        self.base_iri = base_iri
        self._rows = sorted_rows(quads)

    @classmethod
    def from_findings(cls, findings: Iterable[Findings], *, base_iri: str = DEFAULT_BASE) -> "Graph":
        """The graph of resolved findings (kg.resolve)."""
        graph = cls(base_iri=base_iri)
        graph._rows = assemble_rows(findings, base_iri)
        return graph

    @classmethod
    def from_rows(cls, rows: Iterable[Row], *, base_iri: str = DEFAULT_BASE) -> "Graph":
        """The graph of quads that are rows already: terms as canonical N-Quads writes them."""
        graph = cls(base_iri=base_iri)
        graph._rows = sorted(set(rows))
        return graph

    @classmethod
    def load(cls, path: str | Path, *, base_iri: str = DEFAULT_BASE) -> "Graph":
        """The graph of a .ttl, .trig, .nq, .nt, .jsonld or .rdf file, also with .gz behind it."""
        return cls(read_quads(path), base_iri=base_iri)

    def __len__(self) -> int:
        return len(self.rows())

    def rows(self) -> list[Row]:
        """Subject, predicate, object and graph of each quad, as N-Quads writes them; sorted, each once."""
        return self._rows

    def quads(self) -> Iterator[Quad]:
        """The same as pyoxigraph quads, in the same order: subject, predicate, object, graph."""
        return parse_rows(self.rows())

    @cached_property
    def store(self) -> Store:
        """The graph in an in-memory pyoxigraph store, each triple also once in the default graph.

        oxigraph's own union of graphs repeats a row for each article that tells the same, and so miscounts.
        """
        return open_store([*self.rows(), *((s, p, o, "") for s, p, o, _ in self.rows())])

    def query(self, sparql: str, bindings: Mapping[str, NamedNode | Literal] | None = None) -> Any:
        """The answer to a SPARQL query over all articles together; prefixes of the graph model are known.

        SELECT gives pyoxigraph's QuerySolutions, CONSTRUCT its QueryTriples, ASK its QueryBoolean.
        `bindings` put values in the place of variables. A query that would fetch (SERVICE) is refused.
        """
        admit_query(sparql)
        try:
            return self.store.query(
                sparql,
                prefixes=NAMESPACES,
                substitutions={Variable(name): value for name, value in (bindings or {}).items()},
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query is not valid SPARQL: {error}") from error

    def dataset(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset with prefixes bound; its default graph is the union of all articles."""
        from kg.store.bridge import to_rdflib

        return to_rdflib(self.quads())

    def select(
        self,
        *,
        only: str | None = None,
        types: Iterable[str] = (),
        around: str | None = None,
        hops: int = 2,
        top: int | None = None,
    ) -> "Graph":
        """A part of the graph that a person can read, as a graph of its own; filters apply in this order.

        `only`: "asserted" or "claims". `types`: families or classes, such as Person or kgo:Attack. `around`: a
        name or IRI, with what at most `hops` edges lie from it. `top`: as many things, by PageRank.
        Raises GraphError for a name that the graph does not know, ExportError for an unknown type.
        """
        from kg.export.selection import Selection, select_rows

        seeds = self._named(around) if around else ()
        rows = select_rows(self, Selection(only, tuple(types), seeds, hops, top))
        return Graph.from_rows(rows, base_iri=self.base_iri)

    def _named(self, name: str) -> tuple[str, ...]:
        """The IRIs that a name stands for."""
        from kg.explain import find_things, suggest_names

        found = find_things(self, name, self.base_iri)
        if not found:
            near = suggest_names(self, name)
            raise GraphError(f"nothing is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
        return tuple(found)

    def networkx(self, view: str = "simple") -> "networkx.MultiDiGraph":
        """Entities and events as nodes, statements as edges ("simple"), or every resource a node ("full")."""
        from kg.export import to_networkx

        return to_networkx(self, view)

    def write(self, path: str | Path, format: str | None = None) -> Path:
        """Writes the graph; the format is a name of kg.export.EXPORTERS, by default told by the suffix."""
        from kg.export import export_graph

        export_graph(self, path, format)
        return Path(path)

    def validate(self) -> "Report":
        """What the shapes (ontology/shapes.ttl) find wrong with the graph."""
        from kg.validate import validate_graph

        return validate_graph(self)

    @cached_property
    def counts(self) -> Counts:
        """Articles, words, entities, events, and statements asserted and attributed."""
        return count_rows(self.rows())


def count_rows(rows: Iterable[Row]) -> Counts:
    """The counts of a graph, in one pass over its rows."""
    kinds = {f"<{expand(name)}>": "entities" for name in ENTITY_CLASSES}
    kinds |= {f"<{expand(name)}>": "events" for name in (*EVENT_CLASSES, "kgo:ClaimedEvent")}
    kinds[f"<{expand('schema:NewsArticle')}>"] = "articles"
    is_a, words_of, asserted = (f"<{expand(name)}>" for name in ("rdf:type", "schema:wordCount", "kgo:asserted"))
    told_of, naming = f"<{expand('rdf:predicate')}>", {f"<{expand(name)}>" for name in NAMING}
    found: dict[str, set[str]] = {name: set() for name in ("articles", "entities", "events", "true", "false")}
    names: set[str] = set()
    words: dict[str, int] = {}
    for subject, predicate, value, _ in rows:
        if predicate == is_a:
            if (kind := kinds.get(value)) is not None:
                found[kind].add(subject)
        elif predicate == asserted:
            found["true" if value.startswith('"true"') else "false"].add(subject)
        elif predicate == told_of:
            if value in naming:
                names.add(subject)
        elif predicate == words_of:
            words[subject] = int(value.split('"')[1])
    articles, entities, events, told, claimed = (len(subjects - names) for subjects in found.values())
    return Counts(articles, sum(words.values()), entities, events, told, claimed)
