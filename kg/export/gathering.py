"""A graph that is kept article by article, sorted out in a temporary file: for exports whose memory does not grow.

Statements, quotations and passages belong to one article and are read with it. All other things may be described by
many: their rows are put together in the file, in the order of their IRIs.
"""

import re
import sqlite3
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, runtime_checkable

from kg.errors import ExportError

from .names import base_of, kind_base
from .rows import Description, Row

Lines = list[str]  # of N-Quads, without their ends
_CACHE_KIB = 16_000
_PASSAGE = re.compile(r"#char=\d+,\d+>")
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{};
CREATE TABLE scattered (iri TEXT, rows TEXT);
CREATE TABLE guests (home TEXT, line TEXT);
CREATE TABLE things (iri TEXT PRIMARY KEY, rows TEXT) WITHOUT ROWID;
"""


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

    Names of things begin with the base IRI. Raises ExportError where the temporary file cannot be written.
    """

    def __init__(self, read: Callable[[], Iterable[tuple[str, Lines]]], base_iri: str) -> None:
        self._read = read
        self._alone = (f"<{base_iri}statement/", f"<{base_iri}quotation/")
        self._articles = f"<{base_iri}article/"
        self.like_events = False  # whether an article's name makes its passages look like events
        self._connection = sqlite3.connect("")
        weakref.finalize(self, self._connection.close)
        self.about = lru_cache(maxsize=2000)(self._about)
        with failing_clearly():
            self._connection.executescript(_TABLES.format(_CACHE_KIB))
            bases = self._scatter()
            for iri, rows in self._together():
                if (base := kind_base(iri)) is not None:
                    bases[base] += 1
                self._connection.execute("INSERT INTO things VALUES (?, ?)", (iri, rows))
            self._connection.execute("DROP TABLE scattered")
        self.base = base_of(bases)  # under which most things stand

    def things(self) -> Iterator[tuple[str, Description]]:
        """The things that several articles may describe, by IRI, with all that is said of each."""
        for iri, rows in self._connection.execute("SELECT iri, rows FROM things ORDER BY iri"):
            yield iri, _description(rows)

    def _about(self, iri: str) -> Description:
        """What is said of such a thing, empty where nothing is."""
        found = self._connection.execute("SELECT rows FROM things WHERE iri = ?", (iri,)).fetchone()
        return _description(found[0]) if found else {}

    def articles(self) -> Iterator[ArticleRows]:
        """The articles, by the terms of their graphs, with what only they describe."""
        guests = self._connection.execute("SELECT home, line FROM guests ORDER BY home, line")
        waiting = groupby(guests, key=itemgetter(0))
        home, lines = next(waiting, ("", ()))
        for graph, own, about in self._by_article():
            while home and home < graph:
                yield ArticleRows(home, _merged([], lines), [])
                home, lines = next(waiting, ("", ()))
            if home == graph:
                yield ArticleRows(graph, _merged(own, lines), about)
                home, lines = next(waiting, ("", ()))
            else:
                yield ArticleRows(graph, own, about)
        while home:
            yield ArticleRows(home, _merged([], lines), [])
            home, lines = next(waiting, ("", ()))

    def table(self, name: str, columns: str) -> None:
        """Makes a table of an exporter's own, empty."""
        with failing_clearly():
            self._connection.execute(f"DROP TABLE IF EXISTS {name}")
            self._connection.execute(f"CREATE TABLE {name} ({columns})")

    def put(self, name: str, rows: Iterable[tuple[object, ...]], width: int) -> None:
        """Puts rows into a table."""
        with failing_clearly():
            self._connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)

    def rows(self, name: str, order: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table in an order."""
        with failing_clearly():
            yield from self._connection.execute(f"SELECT * FROM {name} ORDER BY {order}")

    def _scatter(self) -> Counter[str]:
        """Puts the rows of things of many articles into the file; counts the base of those of one."""
        bases: Counter[str] = Counter()
        for graph, lines in self._read():
            self.like_events |= "/event/" in graph
            rows: dict[str, Lines] = {}
            guests, last, kept = [], "", None
            for line in lines:
                subject = line[: line.index(" ")]
                if subject != last:
                    last, home = subject, self._home(subject, graph)
                    kept = rows.setdefault(subject[1:-1], []) if home is None else None
                    if home == graph and (base := kind_base(subject[1:-1])) is not None:
                        bases[base] += 1
                if kept is not None:
                    kept.append(line[len(subject) + 1 : line.rindex(" <", 0, -2)])
                elif home != graph:
                    guests.append((home, line))
            self.put("scattered", ((iri, "\n".join(some)) for iri, some in rows.items()), 2)
            self.put("guests", guests, 2)
        return bases

    def _together(self) -> Iterator[tuple[str, str]]:
        found = self._connection.execute("SELECT iri, rows FROM scattered ORDER BY iri")
        for iri, group in groupby(found, key=itemgetter(0)):
            parts = [rows for _, rows in group]
            if len(parts) > 1 or "\n" in parts[0]:
                yield iri, "\n".join(sorted({row for rows in parts for row in rows.split("\n")}))
            else:
                yield iri, parts[0]

    def _home(self, subject: str, graph: str) -> str | None:
        """The graph of the article to which a thing belongs; None for one that belongs to no single article."""
        if subject.startswith(self._alone):
            return graph
        if subject.startswith(self._articles):
            place = _PASSAGE.search(subject)
            return f"{subject[: place.start()]}>" if place else None
        return None

    def _by_article(self) -> Iterator[ArticleRows]:
        for graph, lines in self._read():
            own, about, last, home = [], [], "", None
            for line in lines:
                subject = line[: line.index(" ")]
                if subject != last:
                    last, home = subject, self._home(subject, graph)
                if home == graph:
                    own.append(_row(line))
                elif subject == graph:
                    about.append(_row(line))
            yield ArticleRows(graph, own, about)


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Turns an error of the temporary file into an ExportError with the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise ExportError(f"a temporary file cannot be written ({error}); free some space, or set TMPDIR") from error


def _row(line: str) -> Row:
    """The row of a line that has a graph, without the graph."""
    subject, predicate, rest = line.split(" ", 2)
    return subject, predicate, rest[: rest.rindex(" <", 0, -2)], ""


def _merged(own: list[Row], guests: Iterable[tuple[str, str]]) -> list[Row]:
    return sorted({*own, *(_row(line) for _, line in guests)})


def _description(rows: str) -> Description:
    found: Description = {}
    for row in rows.split("\n"):
        predicate, _, value = row.partition(" ")
        found.setdefault(predicate, []).append(value)
    return found
