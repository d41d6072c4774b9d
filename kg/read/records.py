"""Text with what is known about it -> Article."""

import hashlib
import re
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article, BlockKind

from .dates import normalise_date
from .decode import clean_text
from .layout import Layout, find_layout
from .limits import MAX_CHARS

FROM_INPUT, FROM_TEXT, FROM_DEFAULT = "input", "text", "default"  # where a date was found
MUCH_BOILERPLATE = 0.5  # share of the text that is menus, share buttons and teasers, above which kg warns


@dataclass(frozen=True, slots=True)
class Known:
    """Metadata that an input gives; None where it gives none."""

    id: str | None = None
    title: str | None = None
    date: str | None = None
    date_rule: str | None = None  # which part of the input gave the date
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: "Known") -> "Known":
        """This, with `other` where it says nothing; a date keeps the rule that gave it."""
        values = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Known(**{**values, "date_rule": self.date_rule if self.date else other.date_rule})

    def cleaned(self) -> "Known":
        """This, without the characters that XML forbids and UTF-8 cannot write."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return Known(**{name: clean_text(value) if value else value for name, value in values.items()})


def make_article(
    text: str, known: Known, source: str, defaults: Known | None = None, warnings: tuple[str, ...] = ()
) -> Article:
    """The article of a text. What the input gives wins over what the text shows, and that over `defaults`.

    The id is the input's own, else the stem of the file's name. Raises ReadError for a text that is too
    long to be an article.
    """
    if len(text) > MAX_CHARS:
        raise ReadError(f"{source}: {len(text):,} characters; an article has at most {MAX_CHARS:,}: split it")
    defaults = defaults or Known()
    text, known = clean_text(text), known.cleaned()
    layout = find_layout(text, known.title)
    date, rule = _date_of(known, layout, defaults)
    agency = text[layout.agency.start : layout.agency.end] if layout.agency else None
    publisher = known.publisher or agency or defaults.publisher
    return Article(
        id=clean_id(known.id or Path(source).stem),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=layout.title,
        date=date,
        date_rule=rule,
        publisher=publisher,
        author=known.author or layout.author,
        url=known.url,
        language=known.language,
        dateline=layout.dateline,
        agency=layout.agency,
        source=source,
        blocks=tuple(layout.blocks),
        warnings=(*warnings, *_warnings(known, date, publisher, layout)),
    )


def _date_of(known: Known, layout: Layout, defaults: Known) -> tuple[str | None, str | None]:
    """The date of publication and where it was found."""
    if given := known.date and normalise_date(known.date):
        return given, known.date_rule or FROM_INPUT
    if layout.date:
        return layout.date, FROM_TEXT
    stand_in = normalise_date(defaults.date) if defaults.date else None
    return stand_in, FROM_DEFAULT if stand_in else None


def _warnings(known: Known, date: str | None, publisher: str | None, layout: Layout) -> list[str]:
    warnings = []
    if known.date and not normalise_date(known.date):
        warnings.append(f"date {known.date!r} is not a date that kg knows")
    if not date:
        warnings.append("no date of publication")
    if not publisher:
        warnings.append("no publisher")
    sizes = {True: 0, False: 0}
    for block in layout.blocks:
        sizes[block.kind is BlockKind.FURNITURE] += block.end - block.start
    if sizes[True] > MUCH_BOILERPLATE * (sizes[True] + sizes[False]):
        warnings.append(f"much boilerplate: {sizes[True] / sum(sizes.values()):.0%} of the text is no prose")
    return warnings


def clean_id(name: str) -> str:
    """An article id without control characters and white space at its ends; never empty."""
    name = re.sub(r"[\s\x00-\x1f\x7f]+", " ", clean_text(name)).strip()
    return name[:200].strip() or "article"
