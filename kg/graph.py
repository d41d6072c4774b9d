"""The graph that a build gives: query it, look at it with rdflib or networkx, write it, check it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple, Variable

from kg.assemble import assemble_quads
from kg.errors import QueryError
from kg.model import Findings
from kg.store import open_store, read_quads, sort_quads
from kg.vocab import DEFAULT_BASE, ENTITY_CLASSES, EVENT_CLASSES, NAMESPACES, expand

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.validate import Report

@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds."""

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
    """An RDF graph that follows design/graph-model.md: sorted quads, a named graph for each article."""

    def __init__(self, quads: Iterable[Quad] = (), *, base_iri: str = DEFAULT_BASE) -> None:
        self.base_iri = base_iri
        self._quads = sort_quads(quads)

    @classmethod
    def from_findings(cls, findings: Iterable[Findings], *, base_iri: str = DEFAULT_BASE) -> "Graph":
        """The graph of resolved findings (kg.resolve)."""
        graph = cls(base_iri=base_iri)
        graph._quads = list(assemble_quads(findings, base_iri))
        return graph

    @classmethod
    def load(cls, path: str | Path, *, base_iri: str = DEFAULT_BASE) -> "Graph":
        """The graph of a .ttl, .trig, .nq, .nt, .jsonld or .rdf file, also with .gz behind it."""
        return cls(read_quads(path), base_iri=base_iri)

    def __len__(self) -> int:
        return len(self._quads)

    def quads(self) -> list[Quad]:
        """Distinct quads, sorted by graph, subject, predicate and object."""
        return self._quads

    @cached_property
    def store(self) -> Store:
        """The quads in an in-memory pyoxigraph store."""
        return open_store(self._quads)

    @cached_property
    def _merged(self) -> Store:
        """Every triple once in the default graph, beside the articles' own graphs.

        oxigraph's union of graphs repeats a row for each article that tells the same, and so miscounts.
        """
        return open_store([*self._quads, *(Quad(q.subject, q.predicate, q.object) for q in self._quads)])

    def query(self, sparql: str, bindings: Mapping[str, NamedNode | Literal] | None = None) -> Any:
        """The answer to a SPARQL query over all articles together; prefixes of the graph model are known.

        SELECT gives pyoxigraph's QuerySolutions, CONSTRUCT its QueryTriples, ASK its QueryBoolean.
        `bindings` put values in the place of variables.
        """
        try:
            return self._merged.query(
                sparql,
                prefixes=NAMESPACES,
                substitutions={Variable(name): value for name, value in (bindings or {}).items()},
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query is not valid SPARQL: {error}") from error

    def dataset(self) -> "rdflib.Dataset":
        """The graph as an rdflib Dataset with prefixes bound; its default graph is the union of all articles."""
        from kg.store.bridge import to_rdflib

        return to_rdflib(self._quads)

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
        return count_quads(self._quads)


def count_quads(quads: Iterable[Quad]) -> Counts:
    """The counts of a graph, in one pass over its quads."""
    kinds = {expand(name): "entities" for name in ENTITY_CLASSES}
    kinds |= {expand(name): "events" for name in (*EVENT_CLASSES, "kgo:ClaimedEvent")}
    kinds[expand("schema:NewsArticle")] = "articles"
    wanted = {expand(name): name for name in ("rdf:type", "schema:wordCount", "kgo:asserted")}
    seen: dict[str, set[str]] = {"articles": set(), "entities": set(), "events": set(), "true": set(), "false": set()}
    words: dict[str, int] = {}
    for quad in quads:
        name = wanted.get(quad.predicate.value)
        if name is None or isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue
        subject, value = quad.subject.value, quad.object.value
        if name == "schema:wordCount":
            words[subject] = int(value)
        elif (kind := kinds.get(value) if name == "rdf:type" else value) in seen:
            seen[kind].add(subject)
    told = {key: len(subjects) for key, subjects in seen.items()}
    return Counts(
        told["articles"], sum(words.values()), told["entities"], told["events"], told["true"], told["false"]
    )
