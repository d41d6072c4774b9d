"""The simple view: entities and events as nodes; facts and claims between them as edges.

An edge stands for all statements that agree on subject, predicate, object, and on whether the article
tells it as fact (`asserted`) or somebody only says or denies it; `weight` is their number.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from math import log2
from operator import itemgetter

from kg.vocab import expand

from .ids import node_ids
from .names import find_base
from .palette import family_of, neo4j_labels
from .things import OBJECT, About, Claim, Value, is_of_the_world, links, local_name, named, read_claims, text, texts
from .views import Cell, Row, Rows, View, columns, joined, short_name, words_of

NODE_COLUMNS = columns(
    "label labels type iri mentions:int articles:int names sameAs date endDate facts size:double color"
)
EDGE_COLUMNS = columns(
    "label predicate asserted:boolean negated:boolean accordingTo confidence:double evidence article date modality "
    "weight:int edgeid"
)
_LABEL, _TYPE = expand("rdfs:label"), expand("rdf:type")
_ARTICLE, _BY, _EVIDENCE = expand("prov:wasDerivedFrom"), expand("kgo:accordingTo"), expand("kgo:evidence")
_ANCHOR, _CONFIDENCE, _MODALITY = expand("nif:anchorOf"), expand("kgo:confidence"), expand("kgo:modality")
_PUBLISHED, _PUBLISHER = expand("schema:datePublished"), expand("schema:publisher")
_QUANTIFIER = expand("kgo:quantifier")
_START, _END = expand("schema:startDate"), expand("schema:endDate")
_ALT, _SAME = expand("skos:altLabel"), expand("owl:sameAs")
_NAMING = {_LABEL, _ALT, expand("schema:name"), _TYPE}
_QUANTIFIERS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}

Key = tuple[str, str, bool, bool]  # predicate, object, asserted, negated


def simple_view(things: dict[str, About]) -> View:
    """Rows of the simple view, nodes by IRI, edges by source, predicate and target."""
    return _Simple(things).view()


_UNTOLD: tuple[Cell, ...] = ("", "", "", "", "", "")


class _Simple:
    def __init__(self, things: dict[str, About]) -> None:
        self.things = things
        self.base = find_base(things)
        self.ids = node_ids((iri for iri, about in things.items() if is_of_the_world(about)), self.base)
        self.labels = {iri: label for iri, about in things.items() if (label := text(about, _LABEL))}
        self.words: dict[str, str] = {}
        self.said: dict[tuple[str, bool], tuple[str, str]] = {}
        self.edges: dict[str, dict[Key, list[Claim]]] = {}
        self.looks: dict[tuple[str, ...], tuple[str, str, str]] = {}
        self.facts: dict[str, list[str]] = defaultdict(list)
        self.mentions: dict[str, int] = defaultdict(int)
        self.articles: dict[str, set[str]] = defaultdict(set)

    def view(self) -> View:
        told = self._read_claims()
        self._read_direct(told)
        nodes = Rows(len(self.ids), lambda: (self._node(iri) for iri in sorted(self.ids)))
        return View(NODE_COLUMNS, nodes, EDGE_COLUMNS, Rows(sum(map(len, self.edges.values())), self._edge_rows))

    def _edge_rows(self) -> Iterator[Row]:
        for subject in sorted(self.edges):
            for key, claims in sorted(self.edges[subject].items(), key=itemgetter(0)):
                yield self._edge(subject, key, claims)

    def _read_claims(self) -> set[tuple[str, str, Value]]:
        """Sorts the statements into edges and facts; returns the triples that are told."""
        told: set[tuple[str, str, Value]] = set()
        for claim in read_claims(self.things):
            told.add((claim.subject, claim.predicate, claim.object))
            about = self.things[claim.iri]
            article = text(about, _ARTICLE)
            ends = [claim.subject, *links(about, OBJECT), *links(about, _BY)]
            for node in dict.fromkeys(ends):
                if node in self.ids:
                    self.mentions[node] += 1
                    self.articles[node].add(article)
            if claim.subject in self.ids:
                self._place(claim, about)
        return told

    def _place(self, claim: Claim, about: About) -> None:
        if isinstance(claim.object, str):
            if claim.predicate == _TYPE and not claim.asserted:
                self.facts[claim.subject].append(self._fact(claim, about))
            elif claim.object in self.ids:
                key = (claim.predicate, claim.object, claim.asserted, claim.negated)
                self.edges.setdefault(claim.subject, {}).setdefault(key, []).append(claim)
        elif claim.predicate not in _NAMING and not (claim.asserted and claim.predicate in (_START, _END)):
            self.facts[claim.subject].append(self._fact(claim, about))

    def _read_direct(self, told: set[tuple[str, str, Value]]) -> None:
        """Adds the direct triples that no statement tells, so that no graph loses any."""
        for iri in self.ids:
            for predicate, values in self.things[iri].items():
                if predicate not in _NAMING:
                    self._add_direct(iri, predicate, [v for v in values if (iri, predicate, v) not in told])

    def _add_direct(self, iri: str, predicate: str, values: list[Value]) -> None:
        for value in values:
            if isinstance(value, str):
                if value in self.ids:
                    self.edges.setdefault(iri, {}).setdefault((predicate, value, True, False), [])
            elif predicate not in (_START, _END):
                self.facts[iri].append(f"{self._word(predicate)}: {value.value}")

    def _word(self, predicate: str) -> str:
        word = "class" if predicate == _TYPE else self.words.get(predicate)
        if word is None:
            word = self.words[predicate] = words_of(predicate, self.things)
        return word

    def _fact(self, claim: Claim, about: About) -> str:
        value = local_name(claim.object) if isinstance(claim.object, str) else claim.object.value
        bound = _QUANTIFIERS.get(local_name(text(about, _QUANTIFIER)), "")
        who = self._sources([claim]) or "somebody"
        source = "" if claim.asserted else f" ({'denied' if claim.negated else 'said'} by {who})"
        return f"{self._word(claim.predicate)}: {bound}{value}{source}"

    def _sources(self, claims: list[Claim]) -> str:
        """Who says so: labels of people and organizations; for an article its publisher or title."""
        found: list[str] = []
        for claim in claims:
            for source in links(self.things[claim.iri], _BY):
                publisher = text(self.things.get(source, {}), _PUBLISHER)
                found += named([publisher if publisher in self.labels else source], self.labels)
        return joined(dict.fromkeys(found))

    def _node(self, iri: str) -> Row:
        about = self.things[iri]
        labels, kind, colour = self._look(iri, texts(about, _TYPE))
        mentions = self.mentions.get(iri, 0)
        return (
            self.ids[iri],
            self.labels.get(iri) or local_name(iri),
            labels,
            kind,
            iri,
            mentions,
            len(self.articles.get(iri, ())),
            joined(texts(about, _ALT)),
            joined(texts(about, _SAME)),
            text(about, _START),
            text(about, _END),
            joined(dict.fromkeys(self.facts.get(iri, ()))),
            _size(mentions),
            colour,
        )

    def _look(self, iri: str, kinds: list[str]) -> tuple[str, str, str]:
        """Neo4j's labels, the class and the colour of a node."""
        key = ("/event/" if "/event/" in iri else "", *kinds)
        look = self.looks.get(key)
        if look is None:
            family = family_of(iri, kinds)
            labels = f":{':'.join(neo4j_labels(family, kinds))}"
            look = labels, short_name(_narrowest(kinds)), family.color
            self.looks[key] = look
        return look

    def _edge(self, subject: str, key: Key, claims: list[Claim]) -> Row:
        predicate, target, asserted, negated = key
        name = f"{subject}\n{predicate}\n{target}\n{asserted}\n{negated}"
        digest = blake2b(name.encode(), digest_size=8).hexdigest()
        said = self.said.get((predicate, negated)) or self._say(predicate, negated)
        return (
            digest,
            self.ids[subject],
            self.ids[target],
            *said,
            asserted,
            negated,
            *(self._told(claims) if claims else _UNTOLD),
            max(1, len(claims)),
            digest,
        )

    def _say(self, predicate: str, negated: bool) -> tuple[str, str]:
        """The label of an edge and the name of its property."""
        word = self._word(predicate)
        said = self.said[predicate, negated] = (f"not {word}" if negated else word, short_name(predicate))
        return said

    def _told(self, claims: list[Claim]) -> tuple[Cell, ...]:
        """Who says it, how surely, in which words, in which articles, since when, and how."""
        abouts = [self.things[claim.iri] for claim in claims]
        articles = dict.fromkeys(text(about, _ARTICLE) for about in abouts)
        dates = [date for article in articles if (date := text(self.things.get(article, {}), _PUBLISHED))]
        modalities = dict.fromkeys(local_name(text(about, _MODALITY)) for about in abouts)
        return (
            self._sources(claims),
            max((_number(text(about, _CONFIDENCE)) for about in abouts), default=""),
            joined(self._quotes(abouts)),
            joined(map(local_name, articles)),
            min(dates, default=""),
            joined(filter(None, modalities)),
        )

    def _quotes(self, abouts: list[About]) -> list[str]:
        passages = dict.fromkeys(passage for about in abouts for passage in links(about, _EVIDENCE))
        return [quote for passage in passages if (quote := text(self.things.get(passage, {}), _ANCHOR))]


def _narrowest(kinds: list[str]) -> str:
    """The class to show: any that is not one of the broad ones, if there is one."""
    broad = {expand("kgo:Event"), expand("schema:Organization"), expand("schema:Place"), expand("schema:Event")}
    return next((kind for kind in kinds if kind not in broad), kinds[0])


@cache
def _size(mentions: int) -> float:
    return round(5 + 5 * log2(1 + mentions), 2)


def _number(value: str) -> float:
    return round(float(value), 4) if value else 0.0
