"""Statements of a graph drawn at random, for a reader to judge against the articles (precision by hand)."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph import NAMING, Graph
from kg.vocab.namespaces import expand, shorten

from .terms import words_of

Terms = dict[str, str]  # predicate -> object of one subject; where there are several, the first


@dataclass(frozen=True, slots=True, order=True)
class Drawn:
    """One asserted statement with all that a judge needs to find it in its article."""

    article: str  # the article's id
    start: int
    end: int
    subject: str  # label
    predicate: str  # prefixed name
    object: str  # label or value
    object_kind: str  # "entity", "literal"
    passage: str
    extractor: str
    statement: str  # IRI


def asserted_statements(graph: Graph, *, naming: bool = False) -> list[Drawn]:
    """The statements that also stand directly, in an order that does not depend on the machine.

    Those that only class or name a thing (rdf:type, rdfs:label, skos:altLabel) are apart: `naming` gives
    them alone, and by default they are left out.
    """
    known = _by_subject(graph.rows())
    return sorted(_asserted(known, naming))


def draw_statements(found: Iterable[Drawn], number: int, seed: int) -> list[Drawn]:
    """`number` of the statements at random, or all where there are fewer; the same seed draws the same."""
    pool = sorted(found)
    return sorted(random.Random(seed).sample(pool, min(number, len(pool))))


def _by_subject(rows: Iterable[tuple[str, str, str, str]]) -> dict[str, Terms]:
    known: dict[str, Terms] = {}
    for subject, predicate, value, _ in rows:
        known.setdefault(subject, {}).setdefault(predicate[1:-1], value)
    return known


def _asserted(known: dict[str, Terms], naming: bool) -> Iterator[Drawn]:
    for node, terms in known.items():
        predicate = _local(terms.get(expand("rdf:predicate"), ""))
        if not predicate or not terms.get(expand("kgo:asserted"), "").startswith('"true"'):
            continue
        if (predicate in NAMING) is naming:
            yield _drawn(node, predicate, terms, known)


def _drawn(node: str, predicate: str, terms: Terms, known: dict[str, Terms]) -> Drawn:
    value = terms[expand("rdf:object")]
    passage = known[terms[expand("kgo:evidence")]]
    return Drawn(
        article=terms[expand("prov:wasDerivedFrom")][1:-1].rpartition("article/")[2],
        start=int(words_of(passage[expand("nif:beginIndex")])),
        end=int(words_of(passage[expand("nif:endIndex")])),
        subject=_shown(terms[expand("rdf:subject")], known),
        predicate=predicate,
        object=_shown(value, known),
        object_kind="entity" if value.startswith("<") else "literal",
        passage=words_of(passage[expand("nif:anchorOf")]),
        extractor=terms.get(expand("prov:wasGeneratedBy"), "").rpartition("/")[2].rstrip(">"),
        statement=node[1:-1],
    )


def _shown(value: str, known: dict[str, Terms]) -> str:
    """The label of a resource, its prefixed name where it has none, or the words of a literal."""
    if not value.startswith("<"):
        return words_of(value)
    label = known.get(value, {}).get(expand("rdfs:label"))
    return words_of(label) if label else _local(value)


def _local(node: str) -> str:
    return shorten(node[1:-1]) or node[1:-1]
