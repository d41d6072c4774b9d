"""Stores without a model: the findings of a few articles are read once, by hand."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Article, Findings
from kg.upkeep import reading
from tests.handmade import both, copied


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """Extraction by looking up handmade findings by article id; the list tells which articles were read."""
    known = {findings.article.id: findings for findings in [*both(), copied()]}
    seen: list[str] = []

    def extract(articles, then, **_):
        for article in articles:
            seen.append(article.id)
            yield then(replace(known[article.id], article=article))

    monkeypatch.setattr(reading, "extract_articles", extract)
    return seen


@pytest.fixture
def articles() -> list[Article]:
    return [findings.article for findings in [*both(), copied()]]


@pytest.fixture
def findings() -> dict[str, Findings]:
    return {one.article.id: one for one in [*both(), copied()]}


@pytest.fixture
def files(articles, tmp_path, monkeypatch) -> Callable[..., list[Path]]:
    """files("river", …): stand-ins for inputs that hold the articles of these ids."""
    from kg.upkeep import changes

    def read_articles(inputs, **_):
        return sorted((a for a in articles if a.id in set(map(str, inputs))), key=lambda a: a.id)

    monkeypatch.setattr(changes, "read_articles", read_articles)
    return lambda *ids: list(ids)
