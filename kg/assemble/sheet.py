"""The RDF of one article while it is being written: its named graph, passages and statements."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Article, Factuality, Modality, Span
from kg.version import VERSION

from .terms import Names, boolean, literal, share, term, typed

Row = tuple[str, str, str, str]  # subject, predicate, object, graph: terms as N-Quads has them

_TYPE, _LABEL = term("rdf:type"), term("rdfs:label")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_DERIVED, _GENERATED = term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy")
_ANCHOR, _BEGIN, _END = term("nif:anchorOf"), term("nif:beginIndex"), term("nif:endIndex")
_CONTEXT, _NIF_STRING, _PASSAGE = term("nif:referenceContext"), term("nif:OffsetBasedString"), term("kgo:Passage")
_STATEMENT, _SOURCE, _ASSERTED = term("kgo:Statement"), term("kgo:accordingTo"), term("kgo:asserted")
_CONFIDENCE, _EVIDENCE = term("kgo:confidence"), term("kgo:evidence")
_MODALITY, _NEGATED, _RELAYED = term("kgo:modality"), term("kgo:negated"), term("kgo:relayedBy")

OWN_VOICE = Factuality()


class Reading(NamedTuple):
    """How a triple was read: where, by which extractor, who says it and how sure that is."""

    evidence: Span
    extractor: str
    factuality: Factuality = OWN_VOICE
    confidence: float = 0.8


class Sheet:
    """Collects what one article says, as rows of its named graph.

    `blocks` are the rows of things that no other article describes, statements and passages, by subject
    and in order; `loose` are all other rows, by subject, in no order and perhaps more than once.
    """

    def __init__(self, article: Article, names: Names) -> None:
        self.article = article
        self.names = names
        self.graph = names.article(article.id)
        self.loose: dict[str, list[Row]] = {}
        self.blocks: dict[str, list[Row]] = {}
        self.events: dict[str, bool] = {}  # node of each event -> whether the article tells it as a fact
        self._confidence: dict[str, float] = {}
        self._extractors: dict[str, str] = {}

    def add(self, subject: str, predicate: str, value: str) -> None:
        """A triple of the article's graph, without a statement: descriptions, not what was read."""
        self.loose.setdefault(subject, []).append((subject, predicate, value, self.graph))

    def state(
        self, subject: str, predicate: str, value: str, reading: Reading,
        *, details: Iterable[tuple[str, str]] = (), direct: bool | None = None,
    ) -> str:
        """The statement of a triple; the triple stands too where `direct`, by default where it is asserted.

        `details` are further properties of the statement as (prefixed name, value), which tell
        statements apart: 66 children and 40 women are two. Of equal readings the surer one is kept.
        """
        voice, graph = reading.factuality, self.graph
        asserted = voice.asserted if direct is None else voice.asserted and direct
        if direct or asserted:
            self.add(subject, predicate, value)
        source, passage = self._source(voice), self.passage(reading.evidence)
        extras = [(term(name), node) for name, node in details]
        extras += [(_RELAYED, self.names.resource(relay)) for relay in voice.relayed_by]
        statement = self.names.hashed("statement", (
            subject, predicate, value, passage, source or "", voice.negated, voice.modality.value, asserted, extras,
        ))  # fmt: skip
        if self._confidence.get(statement, -1.0) >= reading.confidence:
            return statement
        self._confidence[statement] = reading.confidence
        rows = [
            (statement, _OBJECT, value, graph),
            (statement, _PREDICATE, predicate, graph),
            (statement, _SUBJECT, subject, graph),
            (statement, _TYPE, _STATEMENT, graph),
            (statement, _DERIVED, graph, graph),
            (statement, _GENERATED, self.extractor(reading.extractor), graph),
            (statement, _ASSERTED, boolean(asserted), graph),
            (statement, _CONFIDENCE, share(reading.confidence), graph),
            (statement, _EVIDENCE, passage, graph),
            (statement, _MODALITY, modality(voice.modality), graph),
            (statement, _NEGATED, boolean(voice.negated), graph),
        ]
        if source is not None:
            rows.insert(6, (statement, _SOURCE, source, graph))
        if extras:
            rows = sorted({*rows, *((statement, name, node, graph) for name, node in extras)})
        self.blocks[statement] = rows
        return statement

    def _source(self, voice: Factuality) -> str | None:
        """Who says so: the source, the article in its own voice, or nobody where the source is not known."""
        if voice.according_to is not None:
            return self.names.resource(voice.according_to)
        return None if voice.attributed else self.graph

    def passage(self, span: Span) -> str:
        """The passage of a stretch of the article, named by RFC 5147."""
        graph, (start, end) = self.graph, span
        node = f"{graph[:-1]}#char={start},{end}>"
        if node not in self.blocks:
            self.blocks[node] = [
                (node, _ANCHOR, literal(self.article.text[start:end]), graph),
                (node, _BEGIN, typed(str(start), "xsd:integer"), graph),
                (node, _END, typed(str(end), "xsd:integer"), graph),
                (node, _CONTEXT, graph, graph),
                (node, _TYPE, _NIF_STRING, graph),
                (node, _TYPE, _PASSAGE, graph),
            ]
        return node

    def extractor(self, name: str) -> str:
        """The activity that stands for one version of an extractor."""
        node = self._extractors.get(name)
        if node is None:
            node = self._extractors[name] = self.names.resource(f"extractor/{name or 'unknown'}-{VERSION}")
            self.add(node, _TYPE, term("prov:Activity"))
            self.add(node, _LABEL, literal(f"{name or 'unknown'} {VERSION}"))
            self.add(node, term("schema:softwareVersion"), literal(VERSION))
        return node


def modality(value: Modality) -> str:
    """The individual of a modality."""
    return term(value.value)
