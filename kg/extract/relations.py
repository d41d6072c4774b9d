"""Typed relations between entities."""

from kg.model import Annotation, Article, Findings


def extract_relations(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Typed relations between entities."""
    return findings
