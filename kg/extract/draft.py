"""An attribution in the making, and the text it is read from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kg.model import Annotation, Article, Span, Token

from .quotation_marks import Quoted
from .reporting import ReportClass

_EDGE = " \t\n\r,;:—–―-…"
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})


@dataclass(slots=True)
class Draft:
    """What is known so far of who says what; offsets into the article's text."""

    cue: Span
    lemma: str
    kind: ReportClass
    token: Token | None = None  # of the cue, where it is a word of the parse
    content: list[Span] = field(default_factory=list)
    source: Span | None = None
    source_head: Token | None = None
    addressee: Token | None = None
    direct: bool = False
    quotes: bool = False  # the cue takes words in quotation marks
    confidence: float = 0.8


class Text:
    """An article with its tokens and quoted stretches."""

    def __init__(self, article: Article, annotation: Annotation, quoted: list[Quoted]) -> None:
        self.text = article.text
        self.article = article
        self.annotation = annotation
        self.tokens = annotation.tokens
        self.quoted = quoted
        self._quoted_starts = [q.start for q in quoted]
        self._quoted_ends = [q.end for q in quoted]

    def quoted_in(self, start: int, end: int) -> list[Quoted]:
        """The quoted stretches that overlap text[start:end]."""
        return self.quoted[bisect_right(self._quoted_ends, start) : bisect_left(self._quoted_starts, end)]

    def quoted_at(self, token: Token) -> Quoted | None:
        """The quoted stretch that the token stands in."""
        found = self.quoted_in(token.start, token.end)
        return found[0] if found else None

    def cue_span(self, cue: Token) -> Span:
        """The verb with its auxiliaries, negation and particle where they stand beside it."""
        first = last = cue.i
        children = {c.i for c in cue.children if c.dep in _AUXILIARY}
        while first - 1 in children:
            first -= 1
        while last + 1 in children and self.tokens[last + 1].dep == "prt":
            last += 1
        return Span(self.tokens[first].start, self.tokens[last].end)

    def stretches(self, pieces: list[tuple[int, int]], blocked: list[Span]) -> list[Span]:
        """The stretches of text that token intervals stand for, grown to whole quotations.

        `blocked` are stretches (cue, source) that the content does not reach into.
        """
        spans = []
        for first, last in pieces:
            span = self.trimmed(self.tokens[first].start, self.tokens[last].end)
            if span is not None:
                spans.append(self._grown(span, blocked))
        return merged(spans, self.text)

    def trimmed(self, start: int, end: int) -> Span | None:
        """The stretch without commas, dashes and spaces at its edges; None when nothing is left."""
        while start < end and self.text[start] in _EDGE:
            start += 1
        while end > start and (self.text[end - 1] in _EDGE or (self.text[end - 1] == "." and self._full_stop(end))):
            end -= 1
        return Span(start, end) if start < end else None

    def _full_stop(self, end: int) -> bool:
        """True when the full stop before `end` ends a sentence rather than an abbreviation."""
        inside = self.annotation.tokens_in(end - 1, end)
        return bool(inside) and inside[0].text == "."

    def _grown(self, span: Span, blocked: list[Span]) -> Span:
        """The span together with the quotations that it holds part of, unless they hold a blocked stretch."""
        start, end = span
        for quoted in self.quoted_in(start, end):
            if not any(quoted.start < b.end and b.start < quoted.end for b in blocked):
                start, end = min(start, quoted.start), max(end, quoted.end)
        return Span(start, end)


def merged(spans: list[Span], text: str) -> list[Span]:
    """The spans in text order, those that touch or overlap joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and (span.start <= found[-1].end or not text[found[-1].end : span.start].strip(" ")):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
