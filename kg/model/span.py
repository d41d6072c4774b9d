"""A stretch of an article's stored text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open code-point offsets into the stored text: text[start:end] is the stretch itself."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """True when the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
