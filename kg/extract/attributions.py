"""Who said what: direct and indirect quotation."""

from kg.model import Annotation, Article, Findings


def extract_attributions(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Who said what: direct and indirect quotation."""
    return findings
