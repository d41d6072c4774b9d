"""JSON documents: one article, a list of them, or a list under a key such as "articles" (JSON Feed's "items")."""

import json
from collections.abc import Iterator
from typing import Any

from .decode import decode_text
from .resource import Context, Draft, Item, Rejected, Resource
from .rows import draft_row

LISTS = ("articles", "items", "documents", "docs", "results", "entries", "stories", "news", "data", "hits")


def read_json(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of a JSON document; keys are those of JSON Lines, or the usual names of dumps."""
    try:
        document = json.loads(decode_text(resource.read(), resource.name))
    except (ValueError, RecursionError) as error:
        yield Rejected(resource.name, f"broken JSON ({error}); mend it, or name it .jsonl if it has one object a line")
        return
    rows = _rows(document)
    for number, row in enumerate(rows, 1):
        where = f"{resource.name}:{number}"
        if not isinstance(row, dict):
            yield Rejected(where, 'not an object; expected {"text": "…", …}')
            continue
        item = draft_row(row, where, number, resource, context)
        yield _from_markup(row, where, number, resource, context) if isinstance(item, Rejected) else item
    if not rows:
        yield Rejected(resource.name, "no articles in this document", skipped=True)


def _rows(document: Any) -> list[Any]:
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        return next((document[key] for key in LISTS if isinstance(document.get(key), list)), [document])
    return [document]


def _from_markup(row: dict[str, Any], where: str, number: int, resource: Resource, context: Context) -> Item:
    """An entry of a JSON Feed that has its text as HTML (https://www.jsonfeed.org/version/1.1/)."""
    markup = row.get("content_html")
    if isinstance(markup, str):
        text = context.parser.run("markup:text_of_bytes", markup.encode("utf-8", "replace"), name=where)
        item = draft_row({**row, "text": text}, where, number, resource, context, strict=False)
        if isinstance(item, Draft):
            return item
    return draft_row(row, where, number, resource, context)
