"""JSON Lines: one object an article (design/findings.md lists the keys)."""

import json
from collections.abc import Iterator

from .lines import text_lines
from .resource import Context, Item, Rejected, Resource
from .rows import draft_row


def read_jsonl(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of the lines; a line that is broken or lacks `text` is passed over."""
    found = False
    for number, line in enumerate(text_lines(resource, "\n"), 1):
        if line.strip():
            found = True
            yield _read_line(line, resource, number, context)
    if not found:
        yield Rejected(resource.name, "empty; expected one JSON object a line")


def _read_line(line: str, resource: Resource, number: int, context: Context) -> Item:
    where = f"{resource.name}:{number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Rejected(where, f"broken JSON ({error}); mend or remove the line")
    if not isinstance(row, dict):
        return Rejected(where, 'not an object; expected {"text": "…", …}')
    return draft_row(row, where, number, resource, context)
