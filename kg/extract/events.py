"""Events with roles, dates and figures."""

from kg.model import Annotation, Article, Findings


def extract_events(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Events with roles, dates and figures."""
    return findings
