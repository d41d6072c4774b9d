"""ontology/shapes.ttl, compiled: each SHACL constraint becomes one SPARQL SELECT over the whole graph.

pySHACL needs half a minute for 88,000 triples; the same shapes as queries in pyoxigraph need a second.
Compiled are the parts of SHACL that the shapes use; any other part is refused, never skipped:
targets `sh:targetClass` and `sh:targetSubjectsOf`; on `sh:property` with a plain `sh:path`
`sh:minCount 1`, `sh:maxCount 1`, `sh:datatype`, `sh:class`, `sh:nodeKind`, `sh:in`, `sh:pattern`,
`sh:minInclusive`, `sh:maxInclusive`, `sh:or` of datatypes; `sh:sparql`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kg.errors import GraphError
from kg.resources import ontology_dir
from kg.vocab import expand

Term = NamedNode | BlankNode | Literal

_KINDS = {
    "IRI": "!isIRI(?value)", "Literal": "!isLiteral(?value)", "BlankNode": "!isBlank(?value)",
    "BlankNodeOrIRI": "isLiteral(?value)",
}  # fmt: skip
_PLAIN = frozenset({"path", "name", "message", "description", "order", "severity"})


@dataclass(frozen=True, slots=True)
class Constraint:
    """One rule: `query` selects ?this, and ?value where a value is at fault."""

    shape: str
    message: str
    query: str


@cache
def load_constraints(path: Path | None = None) -> tuple[Constraint, ...]:
    """The constraints of a shapes file, by default ours, in the order of shape and message."""
    shapes = Store()
    shapes.load(path=str(path or ontology_dir() / "shapes.ttl"), format=RdfFormat.TURTLE)
    ontology = Store()
    ontology.load(path=str(ontology_dir() / "kg.ttl"), format=RdfFormat.TURTLE)
    return tuple(sorted(_Compiler(shapes, ontology).constraints(), key=lambda c: (c.shape, c.message, c.query)))


class _Compiler:
    def __init__(self, shapes: Store, ontology: Store) -> None:
        self.shapes = shapes
        self.ontology = ontology
        self.rules: dict[str, Callable[[Term, str], str | None]] = {
            "minCount": self._min_count,
            "maxCount": self._max_count,
            "datatype": lambda term, _: f"FILTER(!isLiteral(?value) || datatype(?value) != {term})",
            "class": self._class,
            "nodeKind": lambda term, _: f"FILTER({_KINDS[_local(term)]})",
            "in": lambda term, _: f"FILTER(?value NOT IN ({', '.join(map(str, self._list(term)))}))",
            "pattern": lambda term, _: f"FILTER(isBlank(?value) || !regex(str(?value), {term}))",
            "minInclusive": lambda term, _: f"FILTER(!(?value >= {term}))",
            "maxInclusive": lambda term, _: f"FILTER(!(?value <= {term}))",
            "or": self._either,
        }

    def constraints(self) -> Iterator[Constraint]:
        for quad in self.shapes.quads_for_pattern(None, _RDF_TYPE, _sh("NodeShape"), None):
            shape = quad.subject
            name = _local(shape)
            for target in self._targets(shape):
                for node in self._objects(shape, "property"):
                    yield from self._property(name, node, target)
            for node in self._objects(shape, "sparql"):
                yield self._sparql(name, node)

    def _targets(self, shape: Term) -> Iterator[str]:
        for target in self._objects(shape, "targetClass"):
            yield f"?this a ?class . VALUES ?class {{ {self._below(target)} }}"
        for target in self._objects(shape, "targetSubjectsOf"):
            yield f"?this {target} ?any ."

    def _property(self, shape: str, node: Term, target: str) -> Iterator[Constraint]:
        path = self._one(node, "path")
        message = self._one(node, "message")
        for quad in self.shapes.quads_for_pattern(node, None, None, None):  # type: ignore[arg-type]
            part = _local(quad.predicate)
            if part in _PLAIN:
                continue
            if part not in self.rules:
                raise GraphError(f"shapes.ttl: sh:{part} is not compiled; write it as sh:sparql")
            rule = self.rules[part](quad.object, str(path))  # type: ignore[arg-type]
            value = "" if part in ("minCount", "maxCount") else f"?this {path} ?value ."
            select = "?this" if part in ("minCount",) else "?this ?value"
            query = f"SELECT DISTINCT {select} WHERE {{ {target} {value} {rule} }}"
            yield Constraint(shape, message.value, query)

    def _sparql(self, shape: str, node: Term) -> Constraint:
        query = self._one(node, "select").value.replace("$this", "?this")
        return Constraint(shape, self._one(node, "message").value, query)

    def _min_count(self, term: Term, path: str) -> str:
        _only_one(term)
        return f"FILTER NOT EXISTS {{ ?this {path} ?some }}"

    def _max_count(self, term: Term, path: str) -> str:
        _only_one(term)
        return f"?this {path} ?value . ?this {path} ?other . FILTER(str(?other) < str(?value))"

    def _class(self, term: Term, _: str) -> str:
        return f"FILTER NOT EXISTS {{ ?value a ?kind . VALUES ?kind {{ {self._below(term)} }} }}"

    def _either(self, term: Term, _: str) -> str:
        kinds = [self._one(choice, "datatype") for choice in self._list(term)]
        return f"FILTER(!isLiteral(?value) || datatype(?value) NOT IN ({', '.join(map(str, kinds))}))"

    def _below(self, target: Term) -> str:
        """The class and all its subclasses in the ontology."""
        rows = self.ontology.query(f"SELECT DISTINCT ?c {{ ?c <{expand('rdfs:subClassOf')}>* {target} }} ORDER BY ?c")
        return " ".join(sorted({str(target), *(str(row["c"]) for row in rows)}))  # type: ignore[union-attr]

    def _objects(self, node: Term, name: str) -> list[Term]:
        quads = self.shapes.quads_for_pattern(node, _sh(name), None, None)  # type: ignore[arg-type]
        return [quad.object for quad in quads]  # type: ignore[misc]

    def _one(self, node: Term, name: str) -> Term:
        found = self._objects(node, name)
        if len(found) != 1:
            raise GraphError(f"shapes.ttl: a constraint has {len(found)} values of sh:{name}, it needs one")
        return found[0]

    def _list(self, head: Term) -> list[Term]:
        items: list[Term] = []
        while _local(head) != "nil":
            first = next(self.shapes.quads_for_pattern(head, NamedNode(expand("rdf:first")), None, None))  # type: ignore[arg-type]
            rest = next(self.shapes.quads_for_pattern(head, NamedNode(expand("rdf:rest")), None, None))  # type: ignore[arg-type]
            items.append(first.object)  # type: ignore[arg-type]
            head = rest.object  # type: ignore[assignment]
        return items


_RDF_TYPE = NamedNode(expand("rdf:type"))


def _sh(name: str) -> NamedNode:
    return NamedNode(f"http://www.w3.org/ns/shacl#{name}")


def _local(term: object) -> str:
    value = getattr(term, "value", str(term))
    return value.rpartition("#")[2].rpartition("/")[2]


def _only_one(term: Term) -> None:
    if term.value != "1":
        raise GraphError("shapes.ttl: only sh:minCount 1 and sh:maxCount 1 are compiled; write others as sh:sparql")
