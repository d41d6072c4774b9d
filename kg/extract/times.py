"""Time expressions with TIMEX3 values (TimeML, ISO 8601)."""

from kg.model import Annotation, Article, Findings


def extract_times(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Time expressions with TIMEX3 values (TimeML, ISO 8601)."""
    return findings
