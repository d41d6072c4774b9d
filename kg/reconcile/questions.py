"""What is asked of a service: a name, its class, and what tells bearers of it apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from kg.model import Entity, Findings
from kg.vocab import shorten

TELLING = ("schema:nationality", "schema:containedInPlace", "kgo:holdsPosition", "schema:birthDate")
ASKED = frozenset({
    "schema:Person", "schema:Organization", "schema:GovernmentOrganization", "schema:NewsMediaOrganization",
    "schema:PoliticalParty", "schema:Corporation", "schema:EducationalOrganization", "schema:SportsTeam",
    "kgo:ArmedGroup", "schema:Place", "schema:Country", "schema:AdministrativeArea", "schema:City", "kgo:Facility",
    "schema:Product", "schema:CreativeWork", "kgo:Law",
})  # fmt: skip
_ENTITIES = """SELECT ?thing ?label ?type (EXISTS { ?thing owl:sameAs|skos:exactMatch ?any } AS ?linked) {
  ?thing rdfs:label ?label ; a ?type
} ORDER BY ?label ?thing ?type"""
_TOLD = """SELECT ?thing ?value ?name {{ ?thing {property} ?value . OPTIONAL {{ ?value rdfs:label ?name }} }}
ORDER BY ?thing ?name ?value"""


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """An entity that a service is asked about; `told` are (property, value) pairs, sorted."""

    label: str
    type: str
    thing: str  # identifier of the entity
    told: tuple[tuple[str, str], ...] = ()


class Queryable(Protocol):
    """A graph that answers SPARQL over all its articles, such as kg.Graph."""

    def query(self, sparql: str, bindings: Mapping[str, Any] | None = None) -> Any:
        """The solutions of a SELECT query."""
        ...


def graph_questions(graph: Queryable, *, linked: bool = False) -> list[Question]:
    """The named entities of a graph, sorted; those that have a public identifier too where `linked` asks for it."""
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in TELLING:
        for row in graph.query(_TOLD.format(property=name)):
            told[row["thing"].value].add((name, (row["name"] or row["value"]).value))
    found = {}
    for row in graph.query(_ENTITIES):
        thing, kind = row["thing"].value, shorten(row["type"].value) or ""
        if kind in ASKED and _is_name(row["label"].value) and (linked or row["linked"].value != "true"):
            found[thing] = Question(row["label"].value, kind, thing, tuple(sorted(told[thing])))
    return sorted(found.values())


def findings_questions(findings: Iterable[Findings], *, linked: bool = False) -> list[Question]:
    """The same from resolved findings."""
    entities: dict[str, Entity] = {}
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    links: set[str] = set()
    for one in findings:
        labels = {entity.id: entity.label for entity in one.entities}
        entities |= {entity.id: entity for entity in one.entities}
        links |= {entity.id for entity in one.entities if entity.same_as}
        for triple in one.triples:
            name, end = triple.predicate.iri, triple.object
            if name in TELLING and triple.factuality.asserted and triple.subject.entity and end is not None:
                value = labels.get(end.entity or "", end.value or "")
                told[triple.subject.entity] |= {(name, value)} if value else set()
    return sorted(
        Question(e.label, e.type, e.id, tuple(sorted(told[e.id])))
        for e in entities.values()
        if e.type in ASKED and e.named and _is_name(e.label) and (linked or e.id not in links)
    )


def _is_name(label: str) -> bool:
    """Phrases such as "two gunmen" and bare figures are not asked about."""
    return any(c.isupper() for c in label)


