"""A graph read once: its statements, articles, labels and comparisons, by IRI."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.vocab import expand, shorten

Row = tuple[str, str, str, str]  # terms as N-Quads has them

_ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"\'\\]))')
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LITERAL = re.compile(r'"(.*)"(?:\^\^<.*>|@[\w-]+)?', re.S)
_BOUNDS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}
NAMING = frozenset({"rdfs:label", "skos:altLabel", "kgo:calledAs"})
UNTOLD = NAMING | {"rdf:type", "kgo:currency", "kgo:dateline"}  # names and classes, not what is told of a thing


@dataclass(frozen=True, slots=True)
class ArticleAbout:
    """What is known of an article."""

    iri: str
    outlet: str  # the publisher's label, else the title, else the end of the IRI
    date: str  # of publication, "" where it is not known
    title: str
    publisher: str  # IRI, "" where it is not known


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the graph."""

    iri: str
    subject: str
    predicate: str  # prefixed name where there is one
    object: str  # a term: an IRI without brackets, or a literal as N-Quads has it
    article: str
    source: str  # who says so, an IRI; the article where it speaks itself, "" where nobody is named
    asserted: bool
    negated: bool
    modality: str
    quantifier: str
    counted: str
    quote: str
    begin: int

    @property
    def told(self) -> bool:
        """Whether it tells something of its subject, rather than naming or classing it."""
        return self.predicate not in UNTOLD


class World:
    """Everything that comparing needs of a graph's rows (kg.Graph.rows)."""

    def __init__(self, rows: Iterable[Row]) -> None:
        about: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for subject, predicate, value, _ in rows:
            values = about[subject].setdefault(predicate, [])
            if value not in values:
                values.append(value)
        self._about = about
        self._texts: dict[str, str] = {}
        self.articles = {iri: self._article(iri) for iri in self.of_class("schema:NewsArticle")}
        found = (self._statement(iri) for iri in self.of_class("kgo:Statement"))
        place = self.articles
        self.statements = sorted(found, key=lambda s: (_when(place, s.article), s.article, s.begin, s.iri))
        self.by_iri = {statement.iri: statement for statement in self.statements}

    def of_class(self, name: str) -> list[str]:
        """The IRIs of all things of a class, sorted."""
        kind = _node(name)
        return sorted(s[1:-1] for s, about in self._about.items() if kind in about.get(_node("rdf:type"), ()))

    def values(self, iri: str, name: str) -> list[str]:
        """The values of a property in plain text, sorted."""
        return sorted(map(plain, self._about.get(f"<{iri}>", {}).get(_node(name), ())))

    def value(self, iri: str, name: str) -> str:
        """The first value of a property, "" where there is none."""
        return next(iter(self.values(iri, name)), "")

    def label(self, iri: str) -> str:
        """What a thing is called: an article by its outlet, a property by its words."""
        if iri in self.articles:
            return self.articles[iri].outlet
        found = self.value(iri, "rdfs:label")
        return found or words(iri.rpartition("#")[2] or iri.rpartition("/")[2])

    def source(self, statement: Statement) -> str:
        """Who says it: the source's name, or the outlet where the article speaks itself."""
        return self.label(statement.source) if statement.source else "a source not named"

    def shown(self, statement: Statement) -> str:
        """The object as a person says it: "at least 243 Palestinians"; "4 of them" of a part of a larger figure."""
        node = statement.object
        if not node.startswith('"'):
            return self.label(node)
        counted = f" {statement.counted}" if statement.counted else ""
        if not counted and self.value(statement.iri, "kgo:partial") == "true":
            counted = " of them"
        return f"{_BOUNDS.get(statement.quantifier, '')}{plain(node)}{counted}"

    def text_of(self, article: str) -> str:
        """The first of the articles that carry the same text, or copies of its copies."""
        if article not in self._texts:
            reached, waiting = {article}, [article]
            while waiting:
                near = {*self.values(waiting.pop(), "kgo:nearDuplicateOf")} - reached
                reached |= near
                waiting += near
            self._texts |= dict.fromkeys(reached, min(reached))
        return self._texts[article]

    def _article(self, iri: str) -> ArticleAbout:
        publisher, title = self.value(iri, "schema:publisher"), self.value(iri, "schema:headline")
        outlet = self.value(publisher, "rdfs:label") if publisher else ""
        end = iri.rpartition("article/")[2]
        return ArticleAbout(iri, outlet or title or end, self.value(iri, "schema:datePublished"), title, publisher)

    def _statement(self, iri: str) -> Statement:
        about = self._about[f"<{iri}>"]

        def one(name: str) -> str:
            return plain(about.get(_node(name), ("",))[0])

        passages = sorted((int(self.value(p, "nif:beginIndex") or 0), p) for p in self.values(iri, "kgo:evidence"))
        begin, passage = passages[0] if passages else (0, "")
        node = about.get(_node("rdf:object"), ('""',))[0]
        predicate = one("rdf:predicate")
        return Statement(
            iri, one("rdf:subject"), shorten(predicate) or predicate, node[1:-1] if node.startswith("<") else node,
            one("prov:wasDerivedFrom"), one("kgo:accordingTo"), one("kgo:asserted") == "true",
            one("kgo:negated") == "true", one("kgo:modality").rpartition("#")[2],
            one("kgo:quantifier").rpartition("#")[2], one("kgo:counted"),
            self.value(passage, "nif:anchorOf") if passage else "", begin,
        )  # fmt: skip


def _when(articles: Mapping[str, ArticleAbout], iri: str) -> str:
    about = articles.get(iri)
    return about.date if about and about.date else "9999"


@cache
def _node(name: str) -> str:
    return f"<{expand(name)}>"


def words(name: str) -> str:
    """A property as a person says it: `schema:startDate` is "start date"."""
    local = name.rpartition(":")[2]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).replace("_", " ").lower()


def plain(node: str) -> str:
    """A literal's text, an IRI without its brackets."""
    found = _LITERAL.fullmatch(node)
    if found is None:
        return node.removeprefix("<").removesuffix(">")
    return _ESCAPE.sub(_unescaped, found[1]) if "\\" in found[1] else found[1]


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
