"""Figures with bounds and what they count."""

from kg.model import Annotation, Article, Findings


def extract_quantities(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Figures with bounds and what they count."""
    return findings
