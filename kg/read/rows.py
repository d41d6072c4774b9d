"""A row with named values (a JSON object, a line of a table) -> the draft of an article."""

from collections.abc import Mapping
from typing import Any

from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource

MANY = 100  # authors of one article; more is no list of authors
ROLES = ("text", "id", "title", "date", "publisher", "author", "url", "language")
USUAL = {  # names that dumps of news use; the first that has a value is taken
    "text": "text body content article maintext articleBody article_text full_text content_text story",
    "id": "id guid uid article_id doc_id",
    "title": "title headline heading",
    "date": "date published datePublished date_published date_publish published_at publishedAt "
    "publication_date pubDate",
    "publisher": "publisher outlet source publication source_name source_domain site_name newspaper",
    "author": "author authors byline creator",
    "url": "url link source_url href",
    "language": "language lang",
}


def draft_row(
    row: Mapping[str, Any], where: str, number: int, resource: Resource, context: Context, *, strict: bool = True
) -> Item:
    """The draft of a row, or why it is none.

    With `strict`, a row that has a value under "text" follows design/findings.md: other keys than ROLES
    are ignored. Columns that the user named go before all others.
    """
    documented = strict and isinstance(row.get("text"), str)
    values = {role: _value(row, role, context.columns, usual=not documented) for role in ROLES}
    text = values.pop("text")
    if not isinstance(text, str) or not text.strip():
        named = context.columns.get("text", "text")
        return Rejected(where, f'no text; give the article\'s text under the key "{named}", or --columns text=NAME')
    stem = resource.source.rsplit(".", 1)[0]
    words = {role: _words(value) for role, value in values.items()}
    known = Known(**{**words, "id": words["id"] or f"{stem}-{number}"})
    return Draft(text, known.or_else(resource.known), where, resource.source)


def _value(row: Mapping[str, Any], role: str, columns: Mapping[str, str], *, usual: bool) -> Any:
    if role in columns:
        return _at(row, columns[role])
    names = USUAL[role].split() if usual else (role,)
    return next((row[name] for name in names if row.get(name) not in (None, "", [])), None)


def _at(row: Mapping[str, Any], name: str) -> Any:
    """The value under a name, or under a path of names with dots between them."""
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _words(value: Any) -> str | None:
    """Names and dates as a row has them, as one text; None for what is neither."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_word, value[:MANY]))) or None
    return _word(value)


def _word(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name")
    if value is None or isinstance(value, (Mapping, list, bool)):
        return None
    return str(value).strip() or None
