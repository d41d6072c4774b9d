"""Quotations: who said which words to whom."""

from kg.model import Attribution, Findings

from .sheet import Sheet, modality
from .terms import boolean, plain, share, term


def write_quotations(findings: Findings, sheet: Sheet) -> None:
    """A kgo:Quotation for each attribution, with a passage for each of its stretches."""
    for attribution in findings.attributions:
        if attribution.content:
            _write_quotation(attribution, sheet)


def _write_quotation(attribution: Attribution, sheet: Sheet) -> None:
    text = sheet.article.text
    words = " ".join(" ".join(text[start:end] for start, end in attribution.content).split())
    passages = [sheet.passage(span) for span in attribution.content]
    node = sheet.names.hashed("quotation", (passages, attribution.speaker, attribution.lemma))
    sheet.add(node, term("rdf:type"), term("kgo:Quotation"))
    sheet.add(node, term("schema:text"), plain(words))
    sheet.add(node, term("kgo:direct"), boolean(attribution.direct))
    sheet.add(node, term("kgo:modality"), modality(attribution.modality))
    sheet.add(node, term("kgo:negated"), boolean(attribution.negated))
    sheet.add(node, term("kgo:confidence"), share(attribution.confidence))
    sheet.add(node, term("prov:wasDerivedFrom"), sheet.graph)
    sheet.add(node, term("prov:wasGeneratedBy"), sheet.extractor("attributions"))
    if attribution.lemma:
        sheet.add(node, term("kgo:cue"), plain(attribution.lemma))
    for passage in passages:
        sheet.add(node, term("kgo:evidence"), passage)
    for predicate, people in (
        ("kgo:speaker", (attribution.speaker,)),
        ("kgo:addressee", (attribution.addressee,)),
        ("kgo:relayedBy", attribution.relayed_by),
    ):
        for person in people:
            if person is not None:
                sheet.add(node, term(predicate), sheet.names.resource(person))
