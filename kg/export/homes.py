"""Which article a line of a graph belongs to, and what of it may be said by other articles too."""

import re
from collections.abc import Iterable, Iterator

from .rows import Row

Lines = list[str]  # of N-Quads, without their ends
_PASSAGE = re.compile(r"#char=\d+,\d+>")


class Homes:
    """Tells statements, quotations and passages, which belong to one article, from all other things.

    Names of things begin with the base IRI.
    """

    def __init__(self, base_iri: str) -> None:
        self._alone = (f"<{base_iri}statement/", f"<{base_iri}quotation/")
        self._articles = f"<{base_iri}article/"

    def of(self, subject: str, graph: str) -> str | None:
        """The graph of the article to which a thing belongs; None for one that belongs to no single article."""
        if subject.startswith(self._alone):
            return graph
        if subject.startswith(self._articles):
            place = _PASSAGE.search(subject)
            return f"{subject[: place.start()]}>" if place else None
        return None

    def by_subject(self, graph: str, lines: Iterable[str]) -> Iterator[tuple[str, str | None, Lines]]:
        """The lines of a graph, subject by subject, with the home of each."""
        subject, found = "", Lines()
        for line in lines:
            name = line[: line.index(" ")]
            if name != subject:
                if found:
                    yield subject, self.of(subject, graph), found
                subject, found = name, []
            found.append(line)
        if found:
            yield subject, self.of(subject, graph), found


def row_of(line: str) -> Row:
    """The row of a line that has a graph, without the graph."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[: rest.rindex(" <", 0, -2)], ""


def rest_of(line: str, subject: str) -> str:
    """Predicate and object of a line that has a graph."""
    return line[len(subject) + 1 : line.rindex(" <", 0, -2)]
