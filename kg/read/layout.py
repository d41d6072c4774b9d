"""Which stretch of a text is headline, dateline, date, byline, caption, furniture or prose.

Nothing is cut out: a block is a span of the stored text. Paragraphs are lines, or, where the text is
hard-wrapped, runs of lines up to an empty or an indented one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, zip_longest

from kg.model import Block, BlockKind, Span
from kg.resources import lexicon_rows

from .dates import MONTHS, match_date

HEADER_LINES = 8  # how far from the top dates, bylines and captions are looked for
MAX_PARAGRAPH = 20_000  # characters; furniture is not looked for in a longer one, which is no paragraph of news
_TERMINAL = re.compile(r"""[.!?…:;]["'”’)\]]*$""")
_MONTHS = "|".join(sorted({m.capitalize() for m in MONTHS}, key=lambda m: (-len(m), m)))
_MONTH = rf"(?:{_MONTHS})\.?\s+\d{{1,2}}(?:,\s+\d{{4}})?"
_REGION = rf"(?:,\s+(?!{_MONTH})[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,2}})"
_AGENCY = r"[A-Z][\w .&/-]{0,40}"
_DASH = r"(?:\s*(?:[–—−_]|--)\s*|\s+-\s+)"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
_TITLE_CASE = r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,2}"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}){_REGION}?(?:,\s+{_MONTH})?(?:\s*\((?P<agency>{_AGENCY})\))?{_DASH}(?=\S|$)"
)
_DATELINE_SOFT = re.compile(  # a place in ordinary letters needs a date or an agency beside it
    rf"(?P<place>{_TITLE_CASE}){_REGION}?"
    rf"(?:,\s+{_MONTH}(?:\s*\((?P<agency>{_AGENCY})\))?|\s*\((?P<agency2>{_AGENCY})\)){_DASH}(?=\S)"
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:(?:and|,|&|de|van|von|al|bin)\s+)?[A-ZÀ-Þ][\w.'’-]*){1,7}"
_BYLINE = re.compile(
    rf"(?i:(?:story |reported |written )?by|from)\s+(?P<author>{_NAME})(?P<rest>[,|]?\s.{{0,60}})?"
)


@dataclass(slots=True)
class Layout:
    """Blocks in text order, and what the furniture of the page told about the article."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    date: str | None = None
    author: str | None = None
    dateline: Span | None = None
    agency: Span | None = None
    prose: int = 0  # number of blocks of prose, and whether there is a headline: asked at every line
    headed: bool = False

    def add(self, start: int, end: int, kind: BlockKind) -> None:
        """Appends a block."""
        self.blocks.append(Block(start, end, kind))
        self.prose += kind is BlockKind.PROSE
        self.headed = self.headed or kind is BlockKind.HEADLINE


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its number from the top, and the one that follows it."""

    number: int
    span: Span
    following: Span | None


def find_layout(text: str, title: str | None = None) -> Layout:
    """The layout of a text; `title` is the headline that the input gives, if any."""
    layout = Layout(title=title)
    paragraphs = [Span(*p) for p in _paragraphs(text)]
    for number, (span, following) in enumerate(zip_longest(paragraphs, paragraphs[1:])):
        _place_paragraph(layout, text, Paragraph(number, span, following))
    if not layout.prose:
        _promote(layout)
    return layout


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs, without the white space around them."""
    pattern = _wrapped() if _is_wrapped(text) else re.compile(r"[^\r\n\u2028\u2029]+")
    for found in pattern.finditer(text):
        stripped = found[0].strip()
        if stripped:
            start = found.start() + found[0].index(stripped)
            yield start, start + len(stripped)


@cache
def _wrapped() -> re.Pattern[str]:
    return re.compile(r"[^\r\n]+(?:\r?\n(?![ \t]*\r?\n|[ \t]{2,}|[-*•] |\r)[^\r\n]+)*")


def _is_wrapped(text: str) -> bool:
    """True when lines are broken in mid-sentence at a nearly constant width."""
    lines = [line for line in text.splitlines()[:400] if line.strip()]
    if len(lines) < 4:
        return False
    broken = sum(
        40 <= len(a) <= 100 and not _TERMINAL.search(a.rstrip()) and b[:1].islower()
        for a, b in pairwise(lines)
    )
    return broken >= 0.3 * len(lines) and max(map(len, lines)) <= 120


def _place_paragraph(layout: Layout, text: str, here: Paragraph) -> None:
    span = _place_date(layout, text, here) if here.number < HEADER_LINES else here.span
    if span.end - span.start < 3 and span != here.span:
        return
    if _is_furniture(text[span.start : span.end]):
        layout.add(span.start, span.end, BlockKind.FURNITURE)
        return
    if here.number < HEADER_LINES and _place_byline(layout, text, span):
        return
    line = text[span.start : span.end]
    if _is_headline(layout, text, here, line):
        repeated = any(
            b.kind is BlockKind.HEADLINE and _folded(text[b.start : b.end]) == _folded(line) for b in layout.blocks
        )
        layout.title = layout.title or line.rstrip(". ")
        kind = BlockKind.FURNITURE if repeated else BlockKind.HEADLINE
        layout.add(span.start, span.end, kind)
    elif _is_caption(layout, here.number, line):
        _place_prose(layout, text, span, BlockKind.CAPTION)
    else:
        _place_prose(layout, text, span)


def _place_date(layout: Layout, text: str, here: Paragraph) -> Span:
    """What is left of the paragraph once a date line, or a date stamp at its start, is taken off."""
    start, end = here.span
    dated = match_date(text, start, end)
    if not dated or not _ends_date(text, dated[0], end, here.number):
        return here.span
    layout.date = layout.date or dated[1]
    layout.add(start, dated[0], BlockKind.DATE)
    return _stripped(text, dated[0], end)


def _place_byline(layout: Layout, text: str, span: Span) -> bool:
    line = text[span.start : span.end]
    byline = _BYLINE.fullmatch(line)
    if not byline or len(line) >= 120 or _TERMINAL.search(line):
        return False
    layout.author = layout.author or byline["author"]
    layout.add(span.start, span.end, BlockKind.BYLINE)
    return True


def _ends_date(text: str, date_end: int, end: int, number: int) -> bool:
    """True when a date stands alone on its line, or is a stamp before the headline at the top."""
    rest = text[date_end:end].strip(" |·•-–—,.()")
    return len(rest) < 12 or (number == 0 and not rest[:1].islower() and not text[date_end:end].startswith(","))


def _is_headline(layout: Layout, text: str, here: Paragraph, line: str) -> bool:
    if layout.title and here.number < HEADER_LINES and _folded(line) == _folded(layout.title):
        return True
    if layout.prose or layout.headed or layout.title or here.following is None or len(line.split()) > 24:
        return False
    if not _TERMINAL.search(line):
        return True
    after = here.following
    apart = text.count("\n", here.span.end, after.start) > 1
    return apart and after.end - after.start > len(line) and ". " not in line


def _is_caption(layout: Layout, number: int, line: str) -> bool:
    """A short line without a full stop between headline and prose."""
    if layout.prose or number >= HEADER_LINES:
        return False
    return layout.headed and len(line.split()) <= 14 and not _TERMINAL.search(line) and not _DATELINE.fullmatch(line)


def _place_prose(layout: Layout, text: str, span: Span, kind: BlockKind = BlockKind.PROSE) -> None:
    """A paragraph (or a caption) without the furniture in it, a repeated headline and its dateline apart."""
    start = span.start
    title = layout.title or ""
    if _is_repeated(title, text, start) and not layout.prose:
        layout.add(start, start + len(title), BlockKind.HEADLINE)
        start = _stripped(text, start + len(title), span.end).start
    for cut in sorted(_inline_furniture(text, Span(start, span.end))):
        if cut.start < start:
            continue
        _place_after_dateline(layout, text, _stripped(text, start, cut.start), kind)
        layout.add(cut.start, cut.end, BlockKind.FURNITURE)
        start = _stripped(text, cut.end, span.end).start
    _place_after_dateline(layout, text, Span(start, span.end), kind)


def _is_repeated(title: str, text: str, start: int) -> bool:
    """Whether the headline stands before the prose on the same line, not as the subject of its first sentence."""
    after = start + len(title) + 1
    sentence = len(title.split()) > 3 and not (text[after : after + 1].islower() or text[after : after + 1] == "(")
    return sentence and text.startswith(title + " ", start)


def _inline_furniture(text: str, span: Span) -> Iterator[Span]:
    for scope, pattern, needed in _inline_patterns():
        if (needed and text.find(needed, span.start, span.end) < 0) or span.end - span.start > MAX_PARAGRAPH:
            continue
        if scope == "start":
            first = pattern.match(text, span.start, span.end)
            matches = [first] if first else []
        else:
            matches = list(pattern.finditer(text, span.start, span.end))
        for found in matches:
            if found.end() > found.start() and (scope != "end" or found.end() >= span.end):
                yield Span(*found.span())


def _place_after_dateline(layout: Layout, text: str, span: Span, kind: BlockKind) -> None:
    if span.end <= span.start:
        return
    prose = layout.prose
    found = None
    if prose < 2 and layout.dateline is None:
        found = _DATELINE.match(text, span.start, span.end) or _DATELINE_SOFT.match(text, span.start, span.end)
    if found and len(found["place"]) <= 40:
        groups = found.groupdict()
        name = "agency" if groups.get("agency") else "agency2" if groups.get("agency2") else None
        layout.dateline = Span(*found.span("place"))
        layout.agency = Span(*found.span(name)) if name else None
        layout.add(span.start, found.end(), BlockKind.DATELINE)
        span = _stripped(text, found.end(), span.end)
    if span.end > span.start:
        layout.add(span.start, span.end, kind)


def _promote(layout: Layout) -> None:
    """A text without prose is read all the same: its captions and its headline are what it says."""
    layout.blocks = [
        Block(b.start, b.end, BlockKind.PROSE) if b.kind is BlockKind.CAPTION else b for b in layout.blocks
    ]


def _is_furniture(line: str) -> bool:
    return len(line) <= 240 and any(pattern.fullmatch(line) for pattern in _line_patterns())


@cache
def _line_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[1], re.I) for row in lexicon_rows("furniture.tsv") if row[0] == "line")


@cache
def _inline_patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Where each may stand, the pattern, and words without which it cannot match, which are looked for first."""
    rows = lexicon_rows("furniture.tsv")
    return tuple((r[0], re.compile(r[1]), r[2] if len(r) > 2 else "") for r in rows if r[0] in ("start", "end", "any"))


def _folded(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
