"""The one place where the stages meet."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Article, Findings


def extract_articles(articles: Iterable[Article], *, model: str | None = None) -> Iterator[Findings]:
    """Findings of each article, with identifiers local to it."""
    from kg.annotate import load_annotator
    from kg.extract import extract_findings

    annotator = load_annotator(model)
    articles = list(articles)
    for article, annotation in zip(articles, annotator.annotate_all(articles), strict=True):
        yield extract_findings(article, annotation)


def extract_all(inputs: Iterable[str | Path], **options: str | None) -> list[Findings]:
    """Resolved findings of all articles of the inputs."""
    from kg.read import read_articles
    from kg.resolve import resolve_findings

    model = options.pop("model", None)
    return resolve_findings(extract_articles(read_articles(inputs, **options), model=model))
