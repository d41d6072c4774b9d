"""The RDF of one article while it is being written: its named graph, passages and statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.model import Article, Factuality, Modality, Span
from kg.vocab.characters import printable

from .terms import Names, boolean, plain, share, term, typed

Node = NamedNode | Literal

_TYPE, _LABEL = term("rdf:type"), term("rdfs:label")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_DERIVED, _GENERATED = term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy")
_ANCHOR, _BEGIN, _END = term("nif:anchorOf"), term("nif:beginIndex"), term("nif:endIndex")
_CONTEXT, _NIF_STRING, _PASSAGE = term("nif:referenceContext"), term("nif:OffsetBasedString"), term("kgo:Passage")
_STATEMENT, _SOURCE, _ASSERTED = term("kgo:Statement"), term("kgo:accordingTo"), term("kgo:asserted")
_CONFIDENCE, _EVIDENCE = term("kgo:confidence"), term("kgo:evidence")
_MODALITY, _NEGATED, _RELAYED = term("kgo:modality"), term("kgo:negated"), term("kgo:relayedBy")

OWN_VOICE = Factuality()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a triple was read: where, by which extractor, who says it and how sure that is."""

    evidence: Span
    extractor: str
    factuality: Factuality = OWN_VOICE
    confidence: float = 0.8


class Sheet:
    """Collects what one article says; `quads` gives it sorted by subject, predicate and object."""

    def __init__(self, article: Article, names: Names) -> None:
        self.article = article
        self.names = names
        self.graph = names.article(article.id)
        self._rows: dict[str, dict[tuple[str, str], Quad]] = {}
        self._blocks: dict[str, list[Quad]] = {}
        self._confidence: dict[str, float] = {}
        self._passages: dict[Span, NamedNode] = {}
        self._extractors: dict[str, NamedNode] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Node) -> None:
        """A triple of the article's graph, without a statement: descriptions, not what was read."""
        key = predicate.value, str(value)
        row = self._rows.setdefault(subject.value, {})
        if key not in row:
            row[key] = Quad(subject, predicate, value, self.graph)

    def state(
        self, subject: NamedNode, predicate: NamedNode, value: Node, reading: Reading,
        *, details: Iterable[tuple[str, Node]] = (), direct: bool | None = None,
    ) -> NamedNode:
        """The statement of a triple; the triple stands too where `direct`, by default where it is asserted.

        `details` are further properties of the statement as (prefixed name, value), which tell
        statements apart: 66 children and 40 women are two. Of equal readings the surer one is kept.
        """
        factuality = reading.factuality
        asserted = factuality.asserted if direct is None else factuality.asserted and direct
        if direct or asserted:
            self.add(subject, predicate, value)
        details = tuple(details)
        source = self._source(factuality)
        passage = self.passage(reading.evidence)
        key = "\x1f".join((
            self.graph.value, subject.value, predicate.value, str(value), passage.value, source.value if source else "",
            *factuality.relayed_by, str(factuality.negated), factuality.modality.value, str(asserted),
            *(f"{name} {node}" for name, node in details),
        ))
        statement = self.names.resource(f"statement/{digest(key)}")
        if self._confidence.get(statement.value, -1.0) >= reading.confidence:
            return statement
        self._confidence[statement.value] = reading.confidence
        graph = self.graph
        quads = [
            Quad(statement, _OBJECT, value, graph),
            Quad(statement, _PREDICATE, predicate, graph),
            Quad(statement, _SUBJECT, subject, graph),
            Quad(statement, _TYPE, _STATEMENT, graph),
            Quad(statement, _DERIVED, graph, graph),
            Quad(statement, _GENERATED, self.extractor(reading.extractor), graph),
        ]
        if source is not None:
            quads.append(Quad(statement, _SOURCE, source, graph))
        quads += (
            Quad(statement, _ASSERTED, boolean(asserted), graph),
            Quad(statement, _CONFIDENCE, share(reading.confidence), graph),
            Quad(statement, _EVIDENCE, passage, graph),
            Quad(statement, _MODALITY, modality(factuality.modality), graph),
            Quad(statement, _NEGATED, boolean(factuality.negated), graph),
        )
        if details or factuality.relayed_by:
            quads += [Quad(statement, term(name), node, graph) for name, node in details]
            quads += [Quad(statement, _RELAYED, self.names.resource(r), graph) for r in factuality.relayed_by]
            quads = list({(q.predicate.value, str(q.object)): q for q in quads}.values())
            quads.sort(key=lambda q: (q.predicate.value, str(q.object)))
        self._blocks[statement.value] = quads
        return statement

    def _source(self, factuality: Factuality) -> NamedNode | None:
        """Who says so: the source, the article in its own voice, or nobody where the source is not known."""
        if factuality.according_to is not None:
            return self.names.resource(factuality.according_to)
        return None if factuality.attributed else self.graph

    def passage(self, span: Span) -> NamedNode:
        """The passage of a stretch of the article, named by RFC 5147."""
        node = self._passages.get(span)
        if node is not None:
            return node
        graph, (start, end) = self.graph, span
        node = self._passages[span] = NamedNode(f"{graph.value}#char={start},{end}")
        self._blocks[node.value] = [
            Quad(node, _ANCHOR, Literal(printable(self.article.text[start:end])), graph),
            Quad(node, _BEGIN, typed(str(start), "xsd:integer"), graph),
            Quad(node, _END, typed(str(end), "xsd:integer"), graph),
            Quad(node, _CONTEXT, graph, graph),
            Quad(node, _TYPE, _NIF_STRING, graph),
            Quad(node, _TYPE, _PASSAGE, graph),
        ]
        return node

    def extractor(self, name: str) -> NamedNode:
        """The activity that stands for one version of an extractor."""
        node = self._extractors.get(name)
        if node is None:
            node = self._extractors[name] = self.names.resource(f"extractor/{name or 'unknown'}-{__version__}")
            self.add(node, _TYPE, term("prov:Activity"))
            self.add(node, _LABEL, plain(f"{name or 'unknown'} {__version__}"))
            self.add(node, term("schema:softwareVersion"), plain(__version__))
        return node

    def quads(self) -> Iterator[Quad]:
        """Everything written so far, sorted."""
        for subject in sorted({*self._rows, *self._blocks}):
            if subject in self._blocks:
                yield from self._blocks[subject]
            else:
                row = self._rows[subject]
                yield from (row[key] for key in sorted(row))


def modality(value: Modality) -> NamedNode:
    """The individual of a modality."""
    return term(value.value)


def digest(key: str) -> str:
    """Eighty bits of hash, as twenty hexadecimal digits."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
