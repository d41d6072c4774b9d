"""Baseline reader (to be replaced)."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Article, Block, BlockKind


def read_articles(
    inputs: Iterable[str | Path], *, date: str | None = None, publisher: str | None = None
) -> Iterator[Article]:
    """Articles of the inputs."""
    for name in inputs:
        path = Path(name)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                for n, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
                    row = json.loads(line)
                    yield make_article(
                        row["text"], row.get("id") or f"{file.stem}-{n}", row.get("title"),
                        row.get("date") or date, row.get("publisher") or publisher,
                    )
            elif file.suffix == ".txt":
                yield make_article(file.read_text(encoding="utf-8"), file.stem, None, date, publisher)


def make_article(text: str, id: str, title: str | None, date: str | None, publisher: str | None) -> Article:
    blocks = tuple(
        Block(m.start(), m.end(), BlockKind.PROSE) for m in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    return Article(id, text, hashlib.sha256(text.encode()).hexdigest(), title, date, publisher, blocks=blocks)
