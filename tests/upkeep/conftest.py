"""Stores without a model: the sample articles, each in two versions, are read once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.graph import Graph
from kg.model import Article, Findings
from kg.read.records import Known, make_article
from kg.resolve import resolve_findings
from kg.upkeep import changes, reading


def _versions(article: Article) -> list[Article]:
    """The article, and the same without its last paragraph."""
    shorter = make_article(article.text.rsplit("\n\n", 1)[0], Known(id=article.id), article.source or "")
    return [article, replace(shorter, publisher=article.publisher, date=article.date)]


@pytest.fixture(scope="session")
def library(annotator) -> dict[tuple[str, str], Findings]:
    """The findings of each version of each sample article, by id and hash of the text."""
    from kg.extract import extract_findings

    found = [v for article in kg.read_articles([kg.samples()]) for v in _versions(article)]
    return {(a.id, a.sha256): extract_findings(a, n) for a, n in zip(found, annotator.annotate_all(found), strict=True)}


@pytest.fixture(scope="session")
def versions(library) -> dict[str, list[Article]]:
    """The two versions of each article, by id."""
    versions: dict[str, list[Article]] = {}
    for findings in library.values():
        versions.setdefault(findings.article.id, []).append(findings.article)
    return versions


@pytest.fixture
def read(monkeypatch, library) -> list[str]:
    """Puts the library in the place of the extractors; the list tells which articles were read."""
    seen: list[str] = []

    def extract(articles, then, **_):
        for article in articles:
            seen.append(article.id)
            yield then(replace(library[article.id, article.sha256], article=article))

    monkeypatch.setattr(reading, "extract_articles", extract)
    return seen


@pytest.fixture
def inputs(monkeypatch, versions) -> Callable[..., list[Path]]:
    """inputs("ferry-wire", "ferry-beacon:1"): what stands for files with these articles, or their versions."""

    def read_articles(names, **_):
        wanted = [str(name).partition(":") for name in names]
        return sorted((versions[name][int(number or 0)] for name, _, number in wanted), key=lambda a: a.id)

    monkeypatch.setattr(changes, "read_articles", read_articles)
    return lambda *names: list(names)


@pytest.fixture
def fresh(library, versions) -> Callable[..., Graph]:
    """fresh("ferry-wire", …): the graph of one build of these articles, without a store."""

    def build(*names):
        wanted = [name.partition(":") for name in names]
        articles = [versions[name][int(number or 0)] for name, _, number in wanted]
        return Graph.from_findings(resolve_findings(library[a.id, a.sha256] for a in articles))

    return build
