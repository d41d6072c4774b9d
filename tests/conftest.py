"""Fixtures: the annotator is loaded once a session."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kg.model import Article, Block, BlockKind, Findings

# what a test costs depends on what else the machine does
settings.register_profile("kg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kg")
SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development data ../shared is absent")


@pytest.fixture(scope="session")
def annotator():
    from kg.annotate import load_annotator

    return load_annotator()


def make_article(text: str, *, date: str | None = "2024-05-15", title: str | None = None) -> Article:
    """An article of prose paragraphs, without the reader."""
    blocks = tuple(Block(m.start(), m.end(), BlockKind.PROSE) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Article("test", text, hashlib.sha256(text.encode()).hexdigest(), title=title, date=date, blocks=blocks)


@pytest.fixture(scope="session")
def read_text(annotator) -> Callable[..., Findings]:
    """text -> findings with identifiers local to the article."""
    from kg.extract import extract_findings

    def read(text: str, **known: str | None) -> Findings:
        article = make_article(text, **known)
        return extract_findings(article, annotator.annotate(article))

    return read
