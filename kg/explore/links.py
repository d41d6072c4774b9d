"""Statements between things as edges: one edge for all that tell the same in the same manner."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from pyoxigraph import NamedNode, Store

from kg.vocab import shorten

from .filters import Filter
from .references import References
from .statements import Statement, read_statements
from .terms import Json, subjects, text, value

_MOST = 3000  # statements of one thing that are looked at
_UNDRAWN = {"Article", "Bookkeeping"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two things."""

    source: str
    target: str
    predicate: str
    status: str
    statements: tuple[Statement, ...]

    @property
    def weight(self) -> int:
        """The number of statements."""
        return len(self.statements)

    def as_json(self, names: References) -> Json:
        """{id, source, target, property, word, status, modality, weight, outlets}."""
        key = f"{self.source}\n{self.predicate}\n{self.target}\n{self.status}"
        outlets = {_outlet(names.thing(one.article)) for one in self.statements if one.article}
        manners = {one.modality.lower() for one in self.statements} - {"actual", ""}
        return {
            "id": blake2b(key.encode(), digest_size=8).hexdigest(),
            "source": names.id(self.source),
            "target": names.id(self.target),
            "property": shorten(self.predicate) or self.predicate,
            "word": names.word(self.predicate),
            "status": self.status,
            "modality": ", ".join(sorted(manners)),
            "weight": self.weight,
            "outlets": sorted(outlets),
        }


def edges_of(store: Store, iri: NamedNode, names: References, chosen: Filter) -> list[Edge]:
    """The edges of a thing to and from others that the filter allows."""
    found = {*subjects(store, "rdf:subject", iri), *subjects(store, "rdf:object", iri)}
    return _edges(read_statements(store, sorted(found, key=text)[:_MOST]), names, chosen)


def edges_among(store: Store, iris: Collection[str], names: References, chosen: Filter) -> list[Edge]:
    """The edges between these things."""
    inside = set(iris)
    found = [one for iri in inside for one in sorted(subjects(store, "rdf:subject", NamedNode(iri)), key=text)[:_MOST]]
    between = (one for one in found if value(store, one, "rdf:object") in inside)
    return _edges(read_statements(store, between), names, chosen)


def _edges(statements: Iterable[Statement], names: References, chosen: Filter) -> list[Edge]:
    groups: dict[tuple[str, str, str, str], list[Statement]] = {}
    for one in statements:
        if isinstance(one.object, NamedNode) and one.told and chosen.allows(one, names):
            groups.setdefault((one.subject, one.object.value, one.predicate, one.status), []).append(one)
    return [Edge(*key, tuple(group)) for key, group in sorted(groups.items()) if _is_shown(key, names, chosen)]


def _is_shown(key: tuple[str, str, str, str], names: References, chosen: Filter) -> bool:
    families = {end: names.thing(end)["family"] for end in key[:2]}
    if len(families) < 2 or _UNDRAWN.intersection(families.values()):
        return False
    return all(chosen.allows_thing(end, family) for end, family in families.items())


def _outlet(article: Json) -> str:
    return str(article["outlet"] or article["label"])
