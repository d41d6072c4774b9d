"""ontology/shapes.ttl, compiled: each SHACL constraint becomes one SPARQL SELECT over the whole graph.

pySHACL needs half a minute for 88,000 triples; the same shapes as queries in pyoxigraph need a second.
Compiled are the parts of SHACL that the shapes use; any other part is refused, never skipped:
the target `sh:targetClass`; on `sh:property` with a plain `sh:path`
`sh:minCount 1`, `sh:maxCount 1`, `sh:datatype`, `sh:class`, `sh:nodeKind`, `sh:in`, `sh:pattern`,
`sh:minInclusive`, `sh:maxInclusive`, `sh:or` of datatypes; `sh:sparql`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

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
        """The constraints of all shapes, in no particular order."""
        for quad in self.shapes.quads_for_pattern(None, _RDF_TYPE, _sh("NodeShape"), None):
            shape = cast(Term, quad.subject)
            name = _local(shape)
            target = self._target(shape)
            for node in self._objects(shape, "property"):
                yield from self._property(name, node, target)
            for node in self._objects(shape, "sparql"):
                yield self._sparql(name, node)

    def _target(self, shape: Term) -> str:
        classes = sorted({c for target in self._objects(shape, "targetClass") for c in self._below(target)})
        return f"?this a ?class . VALUES ?class {{ {' '.join(classes)} }}"

    def _property(self, shape: str, node: Term, target: str) -> Iterator[Constraint]:
        path = self._one(node, "path")
        message = self._one(node, "message")
        for quad in self.shapes.quads_for_pattern(cast(NamedNode, node), None, None, None):
            part = _local(quad.predicate)
            if part in _PLAIN:
                continue
            if part not in self.rules:
                raise GraphError(f"shapes.ttl: sh:{part} is not compiled; write it as sh:sparql")
            rule = self.rules[part](cast(Term, quad.object), str(path))
            value = "" if part in ("minCount", "maxCount") else f"?this {path} ?value ."
            select = "?this" if part == "minCount" else "?this ?value"
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
        kinds = " ".join(self._below(term))
        return f"FILTER NOT EXISTS {{ ?value a ?kind . VALUES ?kind {{ {kinds} }} }}"

    def _either(self, term: Term, _: str) -> str:
        kinds = [self._one(choice, "datatype") for choice in self._list(term)]
        return f"FILTER(!isLiteral(?value) || datatype(?value) NOT IN ({', '.join(map(str, kinds))}))"

    def _below(self, target: Term) -> list[str]:
        """The class and all its subclasses in the ontology."""
        found = [str(target)]
        for name in found:
            for quad in self.ontology.quads_for_pattern(None, _SUBCLASS, NamedNode(name[1:-1]), None):
                if str(quad.subject) not in found:
                    found.append(str(quad.subject))
        return sorted(found)

    def _objects(self, node: Term, name: str) -> list[Term]:
        quads = self.shapes.quads_for_pattern(cast(NamedNode, node), _sh(name), None, None)
        return [cast(Term, quad.object) for quad in quads]

    def _one(self, node: Term, name: str) -> Term:
        found = self._objects(node, name)
        if len(found) != 1:
            raise GraphError(f"shapes.ttl: a constraint has {len(found)} values of sh:{name}, it needs one")
        return found[0]

    def _list(self, head: Term) -> list[Term]:
        items: list[Term] = []
        while head != _NIL:
            node = cast(NamedNode, head)
            items += [cast(Term, q.object) for q in self.shapes.quads_for_pattern(node, _FIRST, None, None)]
            head = next(cast(Term, q.object) for q in self.shapes.quads_for_pattern(node, _REST, None, None))
        return items


_RDF_TYPE, _SUBCLASS = NamedNode(expand("rdf:type")), NamedNode(expand("rdfs:subClassOf"))
_FIRST, _REST, _NIL = NamedNode(expand("rdf:first")), NamedNode(expand("rdf:rest")), NamedNode(expand("rdf:nil"))


def _sh(name: str) -> NamedNode:
    return NamedNode(f"http://www.w3.org/ns/shacl#{name}")


def _local(term: object) -> str:
    value = getattr(term, "value", str(term))
    return value.rpartition("#")[2].rpartition("/")[2]


def _only_one(term: Term) -> None:
    if term.value != "1":
        raise GraphError("shapes.ttl: only sh:minCount 1 and sh:maxCount 1 are compiled; write others as sh:sparql")
