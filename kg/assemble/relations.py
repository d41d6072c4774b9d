"""Relations between entities: typed properties, and open relations minted from verbs."""

from kg.model import Findings, Triple

from .events import argument_node, counted
from .sheet import Reading, Sheet
from .terms import moment, plain, term

_TEXT_PROPERTIES = frozenset({"kgo:calledAs"})


def write_relations(findings: Findings, sheet: Sheet) -> None:
    """A statement for each triple that has a relation and whose subject is an entity or event."""
    for triple in findings.triples:
        if triple.predicate.iri is None or triple.subject.entity is None or triple.object is None:
            continue
        value = _object(triple, triple.predicate.iri, sheet)
        if value is not None:
            _write_relation(triple, triple.predicate.iri, value, sheet)


def _object(triple: Triple, predicate: str, sheet: Sheet) -> str | None:
    """The object's node; a bare phrase only where the relation takes words."""
    argument = triple.object
    if argument is None:
        return None
    if argument.entity is None and argument.value is None:
        takes_words = predicate.startswith("rel:") or predicate in _TEXT_PROPERTIES
        return argument_node(argument, sheet) if takes_words else None
    return argument_node(argument, sheet)


def _write_relation(triple: Triple, predicate: str, value: str, sheet: Sheet) -> None:
    relation = term(predicate)
    if predicate.startswith("rel:"):
        sheet.add(relation, term("rdf:type"), term("kgo:OpenRelation"))
        sheet.add(relation, term("rdfs:label"), plain(predicate.removeprefix("rel:").replace("_", " ")))
    details = counted(triple.object) if triple.object else []
    if (when := moment(None if triple.date_inferred else triple.date)) is not None:
        details.append(("kgo:when", when))
    reading = Reading(triple.evidence, triple.extractor, triple.factuality, triple.confidence)
    subject = sheet.names.resource(triple.subject.entity or "")
    sheet.state(subject, relation, value, reading, details=details)
