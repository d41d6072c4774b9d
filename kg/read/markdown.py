"""Markdown with front matter: the metadata of the front matter, the text without its mark-up."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from .decode import clean_text, decode_text
from .resource import Context, Draft, Item, Rejected, Resource
from .rows import draft_row

MAX_FRONT = 20_000  # characters of front matter; it holds a dozen short lines
_FRONT = re.compile(r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<front>.*?)^(?P=mark)[ \t]*(?:\r?\n|\Z)", re.S | re.M)


def read_markdown(resource: Resource, context: Context) -> Iterator[Item]:
    """The article of a Markdown file; front matter is YAML between --- or TOML between +++."""
    source = decode_text(resource.read(), resource.name)
    found = _FRONT.match(source)
    warning: tuple[str, ...] = ()
    values: dict[str, Any] = {}
    if found:
        try:
            values = _front_matter(found["front"], found["mark"])
        except (ValueError, RecursionError) as error:
            warning = (f"front matter: not read ({' '.join(str(error).split())[:100]})",)
    text = context.parser.run(
        "markdown_text:read_text", source[found.end() if found else 0 :].encode(), name=resource.name
    )  # fmt: skip
    title = values.get("title")
    if isinstance(title, str) and text and not text.startswith(title):
        text = f"{title.strip()}\n\n{text}"
    if not text.strip():
        yield Rejected(resource.name, "empty; there is no text to read")
        return
    values.setdefault("id", resource.source.rsplit(".", 1)[0])
    item = draft_row({**values, "text": clean_text(text)}, resource.name, 1, resource, context, strict=False)
    yield Draft(item.text, item.known, item.name, item.source, warning) if isinstance(item, Draft) else item


def _front_matter(text: str, mark: str) -> dict[str, Any]:
    """The values of front matter. Raises ValueError where it is no YAML or TOML."""
    if len(text) > MAX_FRONT:
        raise ValueError(f"longer than {MAX_FRONT:,} characters")
    if mark == "+++":
        return tomllib.loads(text)
    import yaml

    try:
        values = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    return {str(key): value for key, value in values.items()} if isinstance(values, dict) else {}
