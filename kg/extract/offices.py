"""Offices and affiliations, from titles, appositions and copulas."""

from kg.model import Annotation, Article, Findings


def extract_offices(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Offices and affiliations, from titles, appositions and copulas."""
    return findings
