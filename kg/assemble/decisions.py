"""Why two names were taken for one thing, or kept apart."""

from kg.model import Feature, Findings, Passage, Span

from .sheet import Sheet
from .terms import literal, plain, share, term, typed


def write_decisions(findings: Findings, sheet: Sheet) -> None:
    """A kgo:IdentityDecision for each decision of the article."""
    for decision in findings.decisions:
        places = (decision.left_at, decision.right_at)
        key = (sheet.graph, decision.left, decision.right, decision.verdict, decision.reason, *filter(None, places))
        node = sheet.names.hashed("decision", key)
        sheet.add(node, term("rdf:type"), term("kgo:IdentityDecision"))
        sheet.add(node, term("kgo:left"), plain(decision.left))
        sheet.add(node, term("kgo:right"), plain(decision.right))
        sheet.add(node, term("kgo:verdict"), plain(decision.verdict))
        sheet.add(node, term("kgo:score"), share(decision.score))
        sheet.add(node, term("kgo:reason"), plain(decision.reason))
        sheet.add(node, term("prov:wasDerivedFrom"), sheet.graph)
        for name, thing in (("kgo:decidedFor", decision.entity), ("kgo:keptApartFrom", decision.other)):
            if thing is not None:
                sheet.add(node, term(name), sheet.names.resource(thing))
        for span in decision.evidence:
            sheet.add(node, term("kgo:evidence"), sheet.passage(span))
        for name, place in zip(("kgo:leftEvidence", "kgo:rightEvidence"), places, strict=True):
            if place is not None:
                sheet.add(node, term(name), _passage(place, sheet))
        for feature in decision.features:
            sheet.add(node, term("kgo:feature"), _feature(feature, sheet))


def _passage(place: Passage, sheet: Sheet) -> str:
    """The passage; of another article it is described here too, so that the decision can be read without it."""
    if place.article == sheet.article.id:
        return sheet.passage(Span(place.start, place.end))
    context = sheet.names.article(place.article)
    node = f"{context[:-1]}#char={place.start},{place.end}>"
    sheet.add(node, term("rdf:type"), term("kgo:Passage"))
    sheet.add(node, term("rdf:type"), term("nif:OffsetBasedString"))
    sheet.add(node, term("nif:anchorOf"), literal(place.words))
    sheet.add(node, term("nif:beginIndex"), typed(str(place.start), "xsd:integer"))
    sheet.add(node, term("nif:endIndex"), typed(str(place.end), "xsd:integer"))
    sheet.add(node, term("nif:referenceContext"), context)
    return node


def _feature(feature: Feature, sheet: Sheet) -> str:
    """The node of a feature; equal ones share it."""
    node = sheet.names.hashed("feature", (feature.name, f"{feature.score:.2f}", feature.detail))
    sheet.add(node, term("rdf:type"), term("kgo:IdentityFeature"))
    sheet.add(node, term("kgo:featureName"), plain(feature.name))
    sheet.add(node, term("kgo:score"), share(feature.score))
    if feature.detail:
        sheet.add(node, term("kgo:reason"), plain(feature.detail))
    return node
