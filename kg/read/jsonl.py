"""JSON Lines: one object an article (design/findings.md lists the keys)."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import ReadError
from kg.model import Article

from .records import Known, make_article


def read_jsonl(text: str, name: str, defaults: Known, on_problem: Callable[[ReadError], None]) -> Iterator[Article]:
    """The articles of the lines; a line that is broken or lacks `text` is reported and passed over."""
    found = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        found = True
        try:
            yield _read_line(line, f"{name}:{number}", name, number, defaults)
        except ReadError as error:
            on_problem(error)
    if not found:
        on_problem(ReadError(f"{name}: empty; expected one JSON object a line"))


def _read_line(line: str, where: str, name: str, number: int, defaults: Known) -> Article:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: broken JSON ({error}); mend or remove the line") from error
    if not isinstance(row, dict):
        raise ReadError(f'{where}: not an object; expected {{"text": "…", …}}')
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ReadError(f"{where}: no text; give the article's text under the key \"text\"")
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    known = Known(
        id=_text(row, "id") or f"{stem}-{number}", title=_text(row, "title"), date=_text(row, "date"),
        publisher=_text(row, "publisher"), author=_text(row, "author"), url=_text(row, "url"),
        language=_text(row, "language"),
    )
    return make_article(text, known, name, defaults)


def _text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value)
    if value is None or isinstance(value, (dict, bool)):
        return None
    return str(value).strip() or None
