"""Annotation -> Findings, one extractor a file.

An extractor is a callable `(article, annotation, findings) -> findings`: it sees what the earlier ones
found and returns a copy with more in it. Identifiers are local to the article.
"""

from collections.abc import Callable
from importlib.metadata import entry_points

from kg.model import Annotation, Article, Findings

Extractor = Callable[[Article, Annotation, Findings], Findings]


def _extractors() -> tuple[Extractor, ...]:
    from . import (
        attributions,
        clauses,
        coreference,
        events,
        names,
        nominals,
        offices,
        quantities,
        relations,
        times,
    )

    return (
        times.extract_times,
        quantities.extract_quantities,
        names.extract_names,
        nominals.extract_nominals,
        coreference.resolve_coreference,
        attributions.extract_attributions,
        offices.extract_offices,
        events.extract_events,
        relations.extract_relations,
        clauses.extract_clauses,
    )


EXTRACTORS: tuple[Extractor, ...] = _extractors()


def extract_findings(
    article: Article, annotation: Annotation, extractors: tuple[Extractor, ...] = EXTRACTORS
) -> Findings:
    """All that is read from one article: spans are offsets into its text, identifiers are local to it."""
    findings = Findings(article)
    for extract in extractors:
        findings = extract(article, annotation, findings)
    return findings


def plugin_extractors() -> tuple[Extractor, ...]:
    """Extractors that other packages offer under the entry point group kg.extractors, by name."""
    return tuple(point.load() for point in sorted(entry_points(group="kg.extractors"), key=lambda p: p.name))
