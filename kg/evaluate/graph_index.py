"""A graph as facts are looked up in it: by label, by class, by triple and by statement."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pyoxigraph import RdfFormat, parse

from kg.resources import ontology_dir
from kg.vocab.namespaces import expand

from .terms import folded, node_of, words_of

Row = tuple[str, str, str, str]


def _node(name: str) -> str:
    return f"<{expand(name)}>"


_TYPE = _node("rdf:type")
_LABELS = frozenset(map(_node, ("rdfs:label", "skos:altLabel", "skos:prefLabel", "schema:name", "schema:headline")))
_PATTERN = "~"
_BARE_ROLES = {"startDate": "schema:startDate", "endDate": "schema:endDate", "location": "schema:location"}


@dataclass(frozen=True, slots=True)
class Told:
    """A statement: its triple and who says so."""

    subject: str
    predicate: str
    object: str
    sources: frozenset[str]
    asserted: bool
    negated: bool


@dataclass(slots=True)
class GraphIndex:
    """The rows of a graph, all articles together."""

    labels: dict[str, set[str]] = field(default_factory=dict)  # node -> folded labels
    nodes: dict[str, set[str]] = field(default_factory=dict)  # folded label -> nodes
    out: dict[str, dict[str, set[str]]] = field(default_factory=dict)  # subject -> predicate -> objects
    told: list[Told] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "GraphIndex":
        """The index of the rows of a graph (kg.Graph.rows)."""
        index = cls()
        for subject, predicate, value, _ in rows:
            index.out.setdefault(subject, {}).setdefault(predicate, set()).add(value)
            if predicate in _LABELS:
                label = folded(words_of(value))
                index.labels.setdefault(subject, set()).add(label)
                index.nodes.setdefault(label, set()).add(subject)
        index.told = list(index._statements())
        return index

    def objects(self, subject: str, predicate: str) -> set[str]:
        """What stands directly as the object."""
        return self.out.get(subject, {}).get(predicate, set())

    def instances(self, name: str) -> list[str]:
        """The nodes of a class, given as a prefixed name; sorted."""
        wanted = _node(name)
        return sorted(node for node, triples in self.out.items() if wanted in triples.get(_TYPE, ()))

    def named(self, names: Iterable[str]) -> set[str]:
        """The nodes that bear one of the names; one that starts with ~ is a pattern that is searched in the labels."""
        found: set[str] = set()
        for name in names:
            if name.startswith(_PATTERN):
                pattern = re.compile(name[1:], re.IGNORECASE)
                found |= {n for n, labels in self.labels.items() if any(map(pattern.search, labels))}
            else:
                found |= self.nodes.get(folded(name), set())
        return found

    def matches(self, node: str, wanted: Iterable[object]) -> bool:
        """True where the node is one of the wanted names, prefixed names, numbers or literal values."""
        return any(self._matches(node, want) for want in wanted)

    def _matches(self, node: str, want: object) -> bool:
        text = str(want)
        if node == node_of(text):
            return True
        if node.startswith("<"):
            return node in self.named([text])
        value = words_of(node)
        if isinstance(want, int | float) and not isinstance(want, bool):
            return _is_number(value, want)
        if text.startswith(_PATTERN):
            return re.search(text[1:], value, re.IGNORECASE) is not None
        dated = text[:1].isdigit() or text.startswith("-")  # 2021-05 stands for any of its days
        return folded(value) == folded(text) or (dated and value.startswith(text))

    def is_a(self, node: str, classes: Iterable[str], *, claimed: bool = False) -> bool:
        """True where the node has one of the classes or a subclass; `claimed`: also where only a statement says so."""
        wanted = {n for name in classes if (n := node_of(name)) is not None}
        types = set(self.objects(node, _TYPE))
        if claimed:
            types |= {t.object for t in self.told if t.subject == node and t.predicate == _TYPE}
        return any(not wanted.isdisjoint(superclasses(t)) for t in types)

    def typed(self, classes: Iterable[str]) -> list[str]:
        """All nodes that the graph, or a statement in it, gives one of the classes or a subclass; sorted."""
        wanted = {n for name in classes if (n := node_of(name)) is not None}
        found = {s for s, triples in self.out.items() for t in triples.get(_TYPE, ()) if wanted & superclasses(t)}
        found |= {t.subject for t in self.told if t.predicate == _TYPE and wanted & superclasses(t.object)}
        return sorted(found)

    def values(self, node: str, predicates: Iterable[str]) -> set[str]:
        """What the graph, or a statement in it, gives as one of the properties."""
        wanted = set(predicates)
        found = {value for predicate in wanted for value in self.objects(node, predicate)}
        return found | {t.object for t in self.told if t.subject == node and t.predicate in wanted}

    def fills(self, event: str, role: str, wanted: Iterable[object]) -> bool:
        """True where the event has one of the values in the role; a|b are alternative roles."""
        names = [name if ":" in name else _BARE_ROLES.get(name, f"kgo:{name}") for name in role.split("|")]
        wanted = list(wanted)
        return any(self.matches(value, wanted) for value in self.values(event, map(_node, names)))

    def _statements(self) -> Iterator[Told]:
        subject, predicate, value = (_node(f"rdf:{name}") for name in ("subject", "predicate", "object"))
        asserted, negated, source = (_node(f"kgo:{name}") for name in ("asserted", "negated", "accordingTo"))
        for node in self.instances("kgo:Statement"):
            triples = self.out[node]
            ends = [min(triples.get(end, {""})) for end in (subject, predicate, value)]
            yield Told(
                ends[0], ends[1], ends[2], frozenset(triples.get(source, ())),
                _is_true(triples.get(asserted, ())), _is_true(triples.get(negated, ())),
            )  # fmt: skip


def alternatives(value: Any) -> list[Any]:
    """A list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


@cache
def superclasses(node: str) -> frozenset[str]:
    """The class and all that the ontology puts above it."""
    found = [node]
    for one in found:
        found.extend(above for above in _parents().get(one, ()) if above not in found)
    return frozenset(found)


@cache
def _parents() -> dict[str, list[str]]:
    subclass = expand("rdfs:subClassOf")
    found: dict[str, list[str]] = {}
    for quad in parse(path=str(ontology_dir() / "kg.ttl"), format=RdfFormat.TURTLE):
        if getattr(quad.predicate, "value", "") == subclass:
            found.setdefault(str(quad.subject), []).append(str(quad.object))
    return found


def _is_true(values: Iterable[str]) -> bool:
    return any(words_of(value) in ("true", "1") for value in values)


def _is_number(value: str, want: float) -> bool:
    try:
        return float(value) == float(want)
    except ValueError:
        return False
