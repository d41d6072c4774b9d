"""Which stretches of an article stand within quotation marks.

Never fails on unbalanced marks: a mark without its partner is let be, unless it opens a paragraph whose
quotation runs on (each paragraph then opens with a mark, and only the last one closes it).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import READ_AS_TEXT, Article

from .sharing import shared

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’'‚‹›]")
_OPENERS = {
    "“": "”\"", "„": "“”\"", "‟": "”", "«": "»", "‘": "’'", "‚": "‘’", "‹": "›",
    "``": "''", "''": "''", '"': '"”', "'": "'",
}  # fmt: skip
_SINGLE = frozenset("‘’'")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009([{—–-―/“\"‘'…")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009)]}—–-―/,.;:?!”\"’'…")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Quoted(NamedTuple):
    """A stretch within quotation marks, marks included. A stretch never crosses a paragraph."""

    start: int
    end: int
    block: int  # index of the paragraph
    opens_block: bool  # nothing stands in front of it in its paragraph
    closed: bool  # False where the quotation runs on in the next paragraph
    words: int
    title: bool = False  # capitalized throughout: the name of a book, a song, a programme

    @property
    def sentence_like(self) -> bool:
        """True for what reads as somebody's words, False for scare quotes, titles and nicknames."""
        return not self.closed or (self.words > 2 and not self.title)


@shared
def find_quoted(article: Article) -> list[Quoted]:
    """The outermost quoted stretches of the article's headlines, captions and prose, in text order."""
    found: list[Quoted] = []
    for index, block in enumerate(article.blocks):
        if block.kind in READ_AS_TEXT:
            text = article.text[block.start : block.end]
            if _MARK.search(text):
                before = found[-1] if found and found[-1].block == index - 1 and not found[-1].closed else None
                rest = _rest(text, block.start, index) if before is not None else None
                found.extend([rest] if rest is not None else _in_block(text, block.start, index))
    return found


def _rest(text: str, offset: int, index: int) -> Quoted | None:
    """The end of a quotation that runs on from the paragraph before, where no mark opens it again."""
    first = next((m for m in _MARK.finditer(text) if m[0] not in _SINGLE and m[0] not in "'`"), None)
    if first is None or _may_open(text, first) or not _may_close(text, first):
        return None
    start = len(text) - len(text.lstrip())
    words = _WORD.findall(text, start, first.start())
    return Quoted(offset + start, offset + first.end(), index, True, True, len(words)) if words else None


def _in_block(text: str, offset: int, index: int) -> Iterator[Quoted]:
    """The quoted stretches of one paragraph."""
    marks = list(_MARK.finditer(text))
    position = 0
    indent = len(text) - len(text.lstrip())
    while position < len(marks):
        mark = marks[position]
        position += 1
        if not _may_open(text, mark):
            continue
        partner = _partner(text, marks, position - 1)
        opens_block = mark.start() == indent
        if partner is not None:
            end, closed = marks[partner].end(), True
            position = partner + 1
        elif (opens_block and mark[0] not in _SINGLE) or _runs_on(text, mark):
            end, closed = len(text.rstrip()), False
            position = len(marks)
        else:
            continue
        words = _WORD.findall(text, mark.end(), end)
        if words:
            yield Quoted(
                offset + mark.start(), offset + end, index, opens_block, closed, len(words), _is_title(words)
            )


def _is_title(words: list[str]) -> bool:
    """True when every long word is capitalized, and more than one is."""
    long = [w for w in words if len(w) > 3]
    return len(words) <= 12 and len(long) > 1 and all(w[0].isupper() for w in long)


def _may_open(text: str, mark: re.Match[str]) -> bool:
    """True when a mark can open a quotation: a boundary in front of it and no space behind it."""
    sign, start, end = mark[0], mark.start(), mark.end()
    if sign not in _OPENERS and sign not in "”’":
        return False
    if end >= len(text) or text[end].isspace():
        return False
    if sign in "“„«``‘‚‹":
        return sign != "‘" or start == 0 or text[start - 1] in _BEFORE_OPENING
    if sign in "'’" and (text[end].isdigit() or sign == "’"):
        return False  # the ’90s, ’em
    return start == 0 or text[start - 1] in _BEFORE_OPENING


def _may_close(text: str, mark: re.Match[str]) -> bool:
    """True when a mark can close a quotation: no space in front of it and a boundary behind it."""
    start, end = mark.start(), mark.end()
    if mark[0] in {"”", "»", "''"}:
        return True
    before = start > 0 and not text[start - 1].isspace()
    return (before or mark[0] == '"') and (end >= len(text) or text[end] in _AFTER_CLOSING)


def _partner(text: str, marks: list[re.Match[str]], first: int) -> int | None:
    """Index of the mark that closes the one at `first`; None when there is none in the paragraph."""
    sign = marks[first][0]
    closers = _OPENERS.get(sign, '"”')
    nests = sign in {"“", '"'}
    depth = 0
    for i in range(first + 1, len(marks)):
        mark = marks[i]
        if nests and mark[0] == "“" and _may_open(text, mark):
            if sign == "“" and _closings_left(marks, i) <= depth + 1:
                return None
            depth += 1
        elif depth and mark[0] == "”":
            depth -= 1
        elif mark[0] in closers and _closes(text, mark, sign) and (not depth or mark[0] == sign):
            return i
    return None


def _closes(text: str, mark: re.Match[str], sign: str) -> bool:
    """True when the mark closes a quotation that was opened by `sign`."""
    if sign in _SINGLE:
        return _may_close(text, mark) and not _is_apostrophe(text, mark)
    return _may_close(text, mark) if mark[0] != "“" else sign == "„"


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """True for the mark of a plural possessive or an elision: the workers' rights, rock 'n' roll."""
    start, end = mark.start(), mark.end()
    if end < len(text) and text[end].isalnum():
        return True
    plural = start > 0 and text[start - 1] == "s" and text[end : end + 1] == " "
    return plural and re.search(r"[’']", text[end:]) is not None and text[end + 1 : end + 2].islower()


def _closings_left(marks: list[re.Match[str]], after: int) -> int:
    """How many closing marks come behind the one at `after`."""
    return sum(1 for m in marks[after + 1 :] if m[0] == "”")


def _runs_on(text: str, mark: re.Match[str]) -> bool:
    """True when a mark without partner follows a comma or colon: He said: "..."""
    return mark[0] not in _SINGLE and text[: mark.start()].rstrip()[-1:] in {":", ","}
