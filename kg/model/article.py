"""An article as it was read: the text as given, and what is known about it."""

from dataclasses import dataclass
from enum import StrEnum

from .span import Span


class BlockKind(StrEnum):
    """What a stretch of the text is; only headlines, captions and prose are read as sentences."""

    HEADLINE = "headline"
    DATELINE = "dateline"  # LIMA, Peru, Sept. 8 (Reuters) -
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    FURNITURE = "furniture"  # menus, share buttons, teasers
    PROSE = "prose"


READ_AS_TEXT = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.PROSE})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text of one kind; blocks are in text order and never overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. `id` is its slug; all spans are offsets into `text`, which is never changed."""

    id: str
    text: str
    sha256: str  # of the UTF-8 bytes of `text`
    title: str | None = None
    date: str | None = None  # ISO 8601 date or dateTime of publication
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: Span | None = None  # the place named in the dateline
    agency: Span | None = None  # the agency named in the dateline
    source: str | None = None  # name of the file it was read from
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()
    date_rule: str | None = None  # where the date was found: "json-ld", "opengraph", "text" …
    source_sha256: str | None = None  # of the bytes of the file that the user gave: of the archive for what lies in one
