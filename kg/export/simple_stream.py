"""The simple view of a graph that is kept article by article, row for row that of the same graph in memory."""

import marshal
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from .gathering import ArticleRows, Gathered
from .ids import node_id
from .simple_rows import EDGE_COLUMNS, NODE_COLUMNS, SimpleRows
from .tellings import Telling, Told, mentioned
from .things import About, about_of, is_of_the_world, read_claims, things_of
from .views import Row, Rows, View

_Line = tuple[str, str, bytes]  # subject, statement, what it tells; a count of mentions has no statement
_REMEMBERED = 20_000  # things


def stream_view(found: Gathered) -> View:
    """Rows of the simple view; they lie in the temporary file until they are asked for."""
    return _Stream(found).view()


class _Stream:
    def __init__(self, found: Gathered) -> None:
        self.found = found
        self.identify = lru_cache(_REMEMBERED)(self._identify)
        self.rows = SimpleRows(self._about, self.identify)

    def view(self) -> View:
        """Reads the statements of each article, then the things with what is told of each."""
        self.found.file.table("told", "iri TEXT, statement TEXT, data BLOB")
        self.found.file.put("told", (line for article in self.found.articles() for line in self._read(article)), 3)
        nodes, edges = _Kept(self.found, "nodes"), _Kept(self.found, "edges")
        for iri, about, lines in self._things():
            counts = [marshal.loads(data) for _, statement, data in lines if not statement]
            told = [_unpacked(data) for _, statement, data in lines if statement]
            nodes.put([self.rows.node(iri, about, told, sum(counts), len(counts))])
            edges.put(list(self.rows.edges(iri, about, told)))
        return View(NODE_COLUMNS, Rows(nodes.read, nodes.count), EDGE_COLUMNS, Rows(edges.read, edges.count))

    def _about(self, iri: str) -> About:
        return about_of(self.found.about(iri))

    def _identify(self, iri: str) -> str | None:
        return node_id(iri, self.found.base) if is_of_the_world(self._about(iri)) else None

    def _read(self, article: ArticleRows) -> Iterator[_Line]:
        """What the statements of an article tell, and how many mention each thing."""
        things = things_of(article.own) | things_of(article.about)
        mentions: Counter[str] = Counter()
        for claim in read_claims(things):
            mentions.update(mentioned(claim, things[claim.iri]))
            if self.identify(claim.subject):
                yield claim.subject, claim.iri, _packed(self.rows.told(claim, things))
        for node, count in mentions.items():
            yield node, "", marshal.dumps(count)

    def _things(self) -> Iterator[tuple[str, About, list[_Line]]]:
        """The things of the world, each with what is told of it, in the order of its statements."""
        waiting = groupby(self.found.file.rows("told", "iri, statement"), key=itemgetter(0))
        told: tuple[Any, Iterable[Any]] = next(waiting, ("", ()))
        for iri, description in self.found.things():
            while told[0] and told[0] < iri:
                told = next(waiting, ("", ()))
            about = about_of(description)
            if is_of_the_world(about):
                yield iri, about, list(told[1]) if told[0] == iri else []


class _Kept:
    """Rows of a view in a table."""

    def __init__(self, found: Gathered, name: str) -> None:
        self._found, self._name, self.count = found, name, 0
        found.file.table(name, "number INTEGER PRIMARY KEY, data BLOB")

    def put(self, rows: list[Row]) -> None:
        """Puts rows behind those that are there."""
        self._found.file.put(self._name, [(self.count + n, marshal.dumps(row)) for n, row in enumerate(rows)], 2)
        self.count += len(rows)

    def read(self) -> Iterator[Row]:
        """The rows in order."""
        for _, data in self._found.file.rows(self._name, "number"):
            yield marshal.loads(data)


def _packed(told: Told) -> bytes:
    value = told.object if isinstance(told.object, str) else tuple(told.object)
    telling: tuple[Any, ...] = told.telling or ()
    return marshal.dumps((told.predicate, value, told.asserted, told.negated, told.fact, tuple(telling)))


def _unpacked(data: bytes) -> Told:
    predicate, value, asserted, negated, fact, telling = marshal.loads(data)
    return Told(predicate, value, asserted, negated, fact, Telling(*telling) if telling else None)
