"""The simple view: entities and events as nodes; facts and claims between them as edges.

An edge stands for all statements that agree on subject, predicate, object, and on whether the article
tells it as fact (`asserted`) or somebody only says or denies it; `weight` is their number.
"""

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from .gathering import Gathers
from .ids import node_ids
from .names import find_base
from .rows import Source
from .simple_rows import EDGE_COLUMNS, LABEL, NODE_COLUMNS, Key, SimpleRows, is_fact, key_of, untold
from .simple_stream import stream_view
from .tellings import ARTICLE, fact_of, mentioned, sources_of, telling_of
from .things import About, Claim, Value, is_of_the_world, read_claims, read_things, text
from .views import Row, Rows, View


def view_of(source: Source) -> View:
    """The simple view of a graph; what a graph keeps on disk is not loaded for it."""
    return stream_view(source.gather()) if isinstance(source, Gathers) else simple_view(read_things(source))


def simple_view(things: dict[str, About]) -> View:
    """Rows of the simple view, nodes by IRI, edges by source, predicate and target."""
    return _Simple(things).view()


class _Simple:
    def __init__(self, things: dict[str, About]) -> None:
        self.things = things
        self.ids = node_ids((iri for iri, about in things.items() if is_of_the_world(about)), find_base(things))
        self.labels = {iri: label for iri, about in things.items() if (label := text(about, LABEL))}
        self.rows = SimpleRows(lambda iri: things.get(iri, {}), self.ids.__getitem__)
        self.edges: dict[str, dict[Key, list[Claim]]] = {}
        self.facts: dict[str, list[str]] = defaultdict(list)
        self.mentions: dict[str, int] = defaultdict(int)
        self.articles: dict[str, set[str]] = defaultdict(set)

    def view(self) -> View:
        told = self._read_claims()
        self._read_direct(told)
        nodes = [self._node(iri) for iri in sorted(self.ids)]  # for all passes over them
        edges = Rows(sum(map(len, self.edges.values())), self._edge_rows)
        return View(NODE_COLUMNS, Rows(len(nodes), lambda: iter(nodes)), EDGE_COLUMNS, edges)

    def _node(self, iri: str) -> Row:
        facts, mentions = self.facts.get(iri, ()), self.mentions.get(iri, 0)
        return self.rows.node(iri, self.things[iri], facts, mentions, len(self.articles.get(iri, ())))

    def _edge_rows(self) -> Iterator[Row]:
        things, label = self.things, self._label
        for subject in sorted(self.edges):
            for key, claims in sorted(self.edges[subject].items(), key=itemgetter(0)):
                yield self.rows.edge(subject, key, [telling_of(things[claim.iri], things, label) for claim in claims])

    def _read_claims(self) -> set[tuple[str, str, Value]]:
        """Sorts the statements into edges and facts; returns the triples that are told."""
        told: set[tuple[str, str, Value]] = set()
        for claim in read_claims(self.things):
            told.add((claim.subject, claim.predicate, claim.object))
            about = self.things[claim.iri]
            article = text(about, ARTICLE)
            for node in mentioned(claim, about):
                if node in self.ids:
                    self.mentions[node] += 1
                    self.articles[node].add(article)
            if claim.subject in self.ids:
                self._place(claim, about)
        return told

    def _place(self, claim: Claim, about: About) -> None:
        if is_fact(claim):
            sources = sources_of(about, self.things, self._label)
            self.facts[claim.subject].append(fact_of(claim, self.rows.word(claim.predicate), about, sources))
        elif isinstance(claim.object, str) and claim.object in self.ids:
            self.edges.setdefault(claim.subject, {}).setdefault(key_of(claim), []).append(claim)

    def _read_direct(self, told: set[tuple[str, str, Value]]) -> None:
        """Adds the direct triples that no statement tells, so that no graph loses any."""
        for iri in self.ids:
            for predicate, value in untold(iri, self.things[iri], told):
                if value in self.ids:
                    self.edges.setdefault(iri, {}).setdefault((predicate, str(value), True, False), [])
                elif fact := self.rows.direct_fact(predicate, value):
                    self.facts[iri].append(fact)

    def _label(self, iri: str) -> str:
        return self.labels.get(iri, "")
