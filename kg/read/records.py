"""Text with what is known about it -> Article."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article

from .dates import normalise_date
from .decode import clean_text
from .layout import find_layout


@dataclass(frozen=True, slots=True)
class Known:
    """Metadata that an input gives; None where it gives none."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


MAX_CHARS = 500_000  # no news article is longer; half a minute of CPU time


def make_article(text: str, known: Known, source: str, defaults: Known | None = None) -> Article:
    """The article of a text. What the input gives wins over what the text shows, and that over `defaults`.

    The id is the input's own, else the stem of the file's name. Raises ReadError for a text that is too
    long to be an article.
    """
    if len(text) > MAX_CHARS:
        raise ReadError(f"{source}: {len(text):,} characters; an article has at most {MAX_CHARS:,}: split it")
    defaults = defaults or Known()
    text = clean_text(text)
    layout = find_layout(text, known.title)
    given = normalise_date(known.date) if known.date else None
    date = given or layout.date or (normalise_date(defaults.date) if defaults.date else None)
    agency = text[layout.agency.start : layout.agency.end] if layout.agency else None
    warnings = [f"date {known.date!r} is not a date that kg knows"] if known.date and not given else []
    warnings += [] if date else ["no date of publication"]
    return Article(
        id=clean_id(known.id or Path(source).stem),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=layout.title,
        date=date,
        publisher=known.publisher or agency or defaults.publisher,
        author=known.author or layout.author,
        url=known.url,
        language=known.language,
        dateline=layout.dateline,
        agency=layout.agency,
        source=source,
        blocks=tuple(layout.blocks),
        warnings=tuple(warnings),
    )


def clean_id(name: str) -> str:
    """An article id without control characters and white space at its ends; never empty."""
    name = re.sub(r"[\s\x00-\x1f\x7f]+", " ", clean_text(name)).strip()
    return name[:200] or "article"
