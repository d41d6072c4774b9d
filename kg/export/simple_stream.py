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
from .simple_rows import EDGE_COLUMNS, LABEL, NODE_COLUMNS, Key, SimpleRows, is_fact, untold
from .tellings import Telling, fact_of, mentioned, sources_of, telling_of
from .things import About, Claim, Value, about_of, is_of_the_world, read_claims, text, things_of
from .views import Row, Rows, View

_Told = tuple[str, str, bytes]  # subject, statement, what it tells; a count of mentions has no statement
_REMEMBERED = 20_000  # things


def stream_view(found: Gathered) -> View:
    """Rows of the simple view; they lie in the temporary file until they are asked for."""
    return _Stream(found).view()


class _Stream:
    def __init__(self, found: Gathered) -> None:
        self.found = found
        self.rows = SimpleRows(self._about, lambda iri: node_id(iri, found.base))
        self.label = lru_cache(_REMEMBERED)(lambda iri: text(self._about(iri), LABEL))
        self.in_world = lru_cache(_REMEMBERED)(lambda iri: is_of_the_world(self._about(iri)))

    def view(self) -> View:
        """Reads the statements of each article, then the things with what is told of each."""
        self.found.file.table("told", "iri TEXT, statement TEXT, data BLOB")
        self.found.file.put("told", (row for article in self.found.articles() for row in self._read(article)), 3)
        nodes, edges = _Kept(self.found, "nodes"), _Kept(self.found, "edges")
        for iri, about, told in self._things():
            node, from_it = self._rows(iri, about, told)
            nodes.put([node])
            edges.put(from_it)
        return View(NODE_COLUMNS, Rows(nodes.count, nodes.read), EDGE_COLUMNS, Rows(edges.count, edges.read))

    def _about(self, iri: str) -> About:
        return about_of(self.found.about(iri))

    def _read(self, article: ArticleRows) -> Iterator[_Told]:
        """What the statements of an article tell, and how many mention each thing."""
        things = things_of(article.own) | things_of(article.about)
        mentions: Counter[str] = Counter()
        for claim in read_claims(things):
            about = things[claim.iri]
            mentions.update(mentioned(claim, about))
            if self.in_world(claim.subject):
                fact = telling = None
                if is_fact(claim):
                    sources = sources_of(about, things, self.label)
                    fact = fact_of(claim, self.rows.word(claim.predicate), about, sources)
                elif isinstance(claim.object, str) and self.in_world(claim.object):
                    telling = tuple(telling_of(about, things, self.label))
                yield claim.subject, claim.iri, _packed(claim, fact, telling)
        for node, count in mentions.items():
            yield node, "", marshal.dumps(count)

    def _things(self) -> Iterator[tuple[str, About, list[_Told]]]:
        """The things of the world, each with what is told of it, in the order of its statements."""
        waiting = groupby(self.found.file.rows("told", "iri, statement"), key=itemgetter(0))
        told: tuple[Any, Iterable[Any]] = next(waiting, ("", ()))
        for iri, description in self.found.things():
            while told[0] and told[0] < iri:
                told = next(waiting, ("", ()))
            about = about_of(description)
            if is_of_the_world(about):
                yield iri, about, list(told[1]) if told[0] == iri else []

    def _rows(self, iri: str, about: About, told: list[_Told]) -> tuple[Row, list[Row]]:
        """The node of a thing, and the edges that begin at it."""
        counts = [marshal.loads(data) for _, statement, data in told if not statement]
        known: set[tuple[str, str, Value]] = set()
        facts: list[str] = []
        edges: dict[Key, list[Telling]] = {}
        for _, statement, data in told:
            if statement:
                predicate, value, asserted, negated, fact, telling = marshal.loads(data)
                known.add((iri, predicate, value))
                if fact is not None:
                    facts.append(fact)
                elif telling is not None:
                    edges.setdefault((predicate, value, asserted, negated), []).append(Telling(*telling))
        for predicate, value in untold(iri, about, known):
            if isinstance(value, str) and self.in_world(value):
                edges.setdefault((predicate, value, True, False), [])
            elif fact := self.rows.direct_fact(predicate, value):
                facts.append(fact)
        node = self.rows.node(iri, about, facts, sum(counts), len(counts))
        return node, [self.rows.edge(iri, key, edges[key]) for key in sorted(edges)]


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


def _packed(claim: Claim, fact: str | None, telling: tuple[Any, ...] | None) -> bytes:
    value = claim.object if isinstance(claim.object, str) else tuple(claim.object)
    return marshal.dumps((claim.predicate, value, claim.asserted, claim.negated, fact, telling))
