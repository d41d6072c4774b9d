"""The statements of a store as records: a triple, who says it, in which words, where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.vocab import expand

from .terms import about, local, text, value, values

_NAMES = (
    "rdf:subject rdf:predicate rdf:object prov:wasDerivedFrom kgo:accordingTo kgo:relayedBy kgo:asserted kgo:negated "
    "kgo:modality kgo:quantifier kgo:count kgo:counted kgo:confidence kgo:evidence"
)
_KEYS = tuple(expand(name) for name in _NAMES.split())
NAMING = frozenset(map(expand, ("rdfs:label", "skos:altLabel", "kgo:calledAs")))
UNTOLD = NAMING | {expand("rdf:type"), expand("kgo:currency"), expand("kgo:dateline")}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text: its words and half-open code-point offsets."""

    quote: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement."""

    iri: str
    subject: str
    predicate: str
    object: NamedNode | Literal
    article: str
    by: str  # who says so; the article where it speaks itself
    relay: str  # through whom, "" where nobody
    asserted: bool
    negated: bool
    modality: str
    quantifier: str
    count: str
    counted: str
    confidence: float
    passage: Passage

    @property
    def status(self) -> str:
        """asserted, claimed or denied."""
        return "asserted" if self.asserted else "denied" if self.negated else "claimed"

    @property
    def told(self) -> bool:
        """Whether it tells something of its subject, rather than naming or classing it."""
        return self.predicate not in UNTOLD

    @property
    def target(self) -> str:
        """The object as text."""
        return text(self.object)


def read_statements(store: Store, nodes: Iterable[NamedNode]) -> list[Statement]:
    """The statements of these nodes, by IRI; nodes that are no statements are passed over."""
    found = (read_statement(store, one) for one in sorted(set(nodes), key=text))
    return [one for one in found if one is not None]


def read_statement(store: Store, iri: NamedNode) -> Statement | None:
    """The statement of a node, None where it is none."""
    told = about(store, iri)
    row = [min(told[key], key=text) if key in told else None for key in _KEYS]
    if row[0] is None or row[1] is None or row[2] is None:
        return None
    words = ["" if term is None else text(term) for term in row]
    modality, quantifier = local(words[8]), local(words[9])
    return Statement(
        iri.value, words[0], words[1], _term(row[2]), words[3], words[4], words[5], words[6] == "true",
        words[7] == "true", modality, quantifier, words[10], words[11], float(words[12] or 0),
        read_passage(store, row[13]),
    )  # fmt: skip


def read_passage(store: Store, iri: Any) -> Passage:
    """The words and the place of a passage; empty where there is none."""
    if not isinstance(iri, NamedNode):
        return Passage("", 0, 0)
    begin, end = (int(value(store, iri, name) or 0) for name in ("nif:beginIndex", "nif:endIndex"))
    return Passage(value(store, iri, "nif:anchorOf"), begin, end)


def passage_of(store: Store, iri: NamedNode) -> Passage:
    """The passage that a statement or quotation has as its evidence."""
    return read_passage(store, next(iter(values(store, iri, "kgo:evidence")), None))


def _term(term: Any) -> NamedNode | Literal:
    return term if isinstance(term, NamedNode | Literal) else Literal(str(term))
