"""Why two names were taken for one thing, or kept apart."""

from kg.model import Findings

from .sheet import Sheet
from .terms import plain, share, term


def write_decisions(findings: Findings, sheet: Sheet) -> None:
    """A kgo:IdentityDecision for each decision of the article."""
    for decision in findings.decisions:
        key = (sheet.graph, decision.left, decision.right, decision.verdict, decision.reason)
        node = sheet.names.hashed("decision", key)
        sheet.add(node, term("rdf:type"), term("kgo:IdentityDecision"))
        sheet.add(node, term("kgo:left"), plain(decision.left))
        sheet.add(node, term("kgo:right"), plain(decision.right))
        sheet.add(node, term("kgo:verdict"), plain(decision.verdict))
        sheet.add(node, term("kgo:score"), share(decision.score))
        sheet.add(node, term("kgo:reason"), plain(decision.reason))
        sheet.add(node, term("prov:wasDerivedFrom"), sheet.graph)
        if decision.entity is not None:
            sheet.add(node, term("kgo:decidedFor"), sheet.names.resource(decision.entity))
        for span in decision.evidence:
            sheet.add(node, term("kgo:evidence"), sheet.passage(span))
