"""JSON-LD in web pages: the object that describes the article (https://schema.org/Article)."""

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

MAX_SCRIPT = 1_000_000  # characters; a description of one article has a few thousand
MAX_OBJECTS = 1_000


def find_article(scripts: Iterable[str]) -> dict[str, Any]:
    """The first object whose type is a kind of article, in any script; empty where there is none."""
    return next((found for script in scripts for found in _objects(script) if _is_article(found)), {})


def name_of(value: Any) -> str | None:
    """The name of a person or organization, or of several, however it is written."""
    if isinstance(value, list):
        return ", ".join(filter(None, (name_of(v) for v in value[:20] if not isinstance(v, list)))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """All objects of a script, outermost first."""
    try:
        waiting: list[Any] = [json.loads(script, strict=False)] if len(script) <= MAX_SCRIPT else []
    except (ValueError, RecursionError):
        return
    for number, value in enumerate(waiting):
        if number > MAX_OBJECTS:
            return
        if isinstance(value, dict):
            yield value
            waiting.extend(v for v in value.values() if isinstance(v, (dict, list)))
        elif isinstance(value, list):
            waiting.extend(v for v in value if isinstance(v, (dict, list)))


def _is_article(value: dict[str, Any]) -> bool:
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and k.endswith(("Article", "BlogPosting", "Report")) for k in kinds)
