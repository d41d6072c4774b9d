"""A graph that is kept article by article, sorted out in a temporary file: for exports whose memory does not grow.

Statements, quotations and passages belong to one article and are read with it. All other things may be described by
many: their rows are put together in the file, in the order of their IRIs.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, runtime_checkable

from .homes import Homes, Lines, rest_of, row_of
from .names import base_of, kind_base
from .rows import Description, Row
from .workfile import Workfile


class ArticleRows(NamedTuple):
    """What only one article describes, as sorted rows without their graph, and what it says of itself."""

    graph: str
    own: list[Row]
    about: list[Row]


@runtime_checkable
class Gathers(Protocol):
    """A graph object that can be exported without being loaded."""

    def gather(self) -> "Gathered":
        """Its rows, sorted out on disk."""
        ...


class Gathered:
    """The graphs of articles, given as their names and lines by `read`, which is called again for each pass.

    `file` has room for what an exporter works out. Raises ExportError where it cannot be written.
    """

    def __init__(self, read: Callable[[], Iterable[tuple[str, Lines]]], base_iri: str) -> None:
        self._read = read
        self._homes = Homes(base_iri)
        self._bases: Counter[str] = Counter()
        self.like_events = False  # whether an article's name makes its passages look like events
        self.file = Workfile()
        self.about = lru_cache(maxsize=2000)(self._about)
        self.file.table("scattered", "iri TEXT, rows TEXT")
        self.file.table("guests", "home TEXT, line TEXT")
        self.file.table("things", "iri TEXT PRIMARY KEY, rows TEXT")
        for graph, lines in self._read():
            self._scatter(graph, lines)
        self.file.put("things", self._together(), 2)
        self.file.drop("scattered")
        self.base = base_of(self._bases)  # under which most things stand

    def things(self) -> Iterator[tuple[str, Description]]:
        """The things that several articles may describe, by IRI, with all that is said of each."""
        for iri, rows in self.file.rows("things", "iri"):
            yield iri, _description(rows)

    def _about(self, iri: str) -> Description:
        """What is said of such a thing, empty where nothing is."""
        found = self.file.row("things", "iri", iri)
        return _description(found[1]) if found else {}

    def articles(self) -> Iterator[ArticleRows]:
        """The articles, by the terms of their graphs, with what only they describe."""
        waiting = groupby(self.file.rows("guests", "home, line"), key=itemgetter(0))
        home, guests = next(waiting, _NOBODY)
        for graph, lines in self._read():
            while home and home < graph:
                yield ArticleRows(home, _merged([], guests), [])
                home, guests = next(waiting, _NOBODY)
            own, about = self._own(graph, lines)
            if home == graph:
                own = _merged(own, guests)
                home, guests = next(waiting, _NOBODY)
            yield ArticleRows(graph, own, about)
        while home:
            yield ArticleRows(home, _merged([], guests), [])
            home, guests = next(waiting, _NOBODY)

    def _scatter(self, graph: str, lines: Lines) -> None:
        """Puts the rows of things of many articles into the file, and those of passages of others."""
        self.like_events |= "/event/" in graph
        shared, guests = [], []
        for subject, home, some in self._homes.by_subject(graph, lines):
            if home is None:
                shared.append((subject[1:-1], "\n".join([rest_of(line, subject) for line in some])))
            elif home == graph:
                self._count(subject[1:-1])
            else:
                guests += [(home, line) for line in some]
        self.file.put("scattered", shared, 2)
        self.file.put("guests", guests, 2)

    def _together(self) -> Iterator[tuple[str, str]]:
        for iri, group in groupby(self.file.rows("scattered", "iri"), key=itemgetter(0)):
            self._count(iri)
            yield iri, "\n".join(sorted({row for _, rows in group for row in rows.split("\n")}))

    def _count(self, iri: str) -> None:
        if (base := kind_base(iri)) is not None:
            self._bases[base] += 1

    def _own(self, graph: str, lines: Lines) -> tuple[list[Row], list[Row]]:
        """The rows of things that belong to an article, and those about itself."""
        own: list[Row] = []
        about: list[Row] = []
        for subject, home, some in self._homes.by_subject(graph, lines):
            if home == graph:
                own += map(row_of, some)
            elif subject == graph:
                about += map(row_of, some)
        return own, about


_NOBODY: tuple[str, Iterable[Any]] = ("", ())


def _merged(own: list[Row], guests: Iterable[tuple[str, str]]) -> list[Row]:
    return sorted({*own, *(row_of(line) for _, line in guests)})


def _description(rows: str) -> Description:
    found: Description = {}
    for row in rows.split("\n"):
        predicate, _, value = row.partition(" ")
        found.setdefault(predicate, []).append(value)
    return found
