"""Reads what a graph says about one thing."""

import re
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.vocab import expand, shorten

from .lookup import Queryable
from .records import Account, Identity, Line, Mark, NameUse, Place, Quote

_LINES = """SELECT DISTINCT ?thing ?st ?s ?p ?o ?asserted ?negated ?modality ?by ?relay ?confidence ?quantifier ?count
  ?quote ?begin ?article WHERE {
  ?st ROLE ?thing ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kgo:asserted ?asserted .
  OPTIONAL { ?st prov:wasDerivedFrom ?article }
  OPTIONAL { ?st kgo:negated ?negated }
  OPTIONAL { ?st kgo:modality ?modality }
  OPTIONAL { ?st kgo:accordingTo ?by }
  OPTIONAL { ?st kgo:relayedBy ?relay }
  OPTIONAL { ?st kgo:confidence ?confidence }
  OPTIONAL { ?st kgo:quantifier ?quantifier }
  OPTIONAL { ?st kgo:count ?count }
  OPTIONAL { ?st kgo:evidence ?passage . ?passage nif:anchorOf ?quote ; nif:beginIndex ?begin }
}"""
_QUOTES = """SELECT DISTINCT ?thing ?text ?direct ?addressee ?article ?begin WHERE {
  ?q kgo:speaker ?thing ; schema:text ?text .
  OPTIONAL { ?q kgo:direct ?direct }
  OPTIONAL { ?q kgo:addressee ?addressee }
  OPTIONAL { ?q prov:wasDerivedFrom ?article }
  OPTIONAL { ?q kgo:evidence ?passage . ?passage nif:beginIndex ?begin }
}"""
_DECISIONS = """SELECT DISTINCT ?thing ?d ?left ?right ?verdict ?score ?reason ?one ?other ?l ?r WHERE {
  { ?d kgo:decidedFor ?thing } UNION { ?d kgo:keptApartFrom ?thing }
  ?d kgo:left ?left ; kgo:right ?right ; kgo:verdict ?verdict .
  OPTIONAL { ?d kgo:score ?score }
  OPTIONAL { ?d kgo:reason ?reason }
  OPTIONAL { ?d kgo:keptApartFrom ?other ; kgo:decidedFor ?one }
  OPTIONAL { ?d kgo:leftEvidence ?l }
  OPTIONAL { ?d kgo:rightEvidence ?r }
}"""
_MARKS = """SELECT DISTINCT ?thing ?name ?score ?detail WHERE {
  ?thing kgo:feature ?f . ?f kgo:featureName ?name ; kgo:score ?score . OPTIONAL { ?f kgo:reason ?detail }
}"""
_PLACE = """SELECT ?thing ?words ?article WHERE { ?thing nif:anchorOf ?words ; nif:referenceContext ?article }"""
_ARTICLE = """SELECT ?article ?title ?date ?publisher ?outlet WHERE {
  ?article a schema:NewsArticle .
  OPTIONAL { ?article schema:headline ?title }
  OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:publisher ?publisher . OPTIONAL { ?publisher rdfs:label ?outlet } }
}"""
_BOUNDS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}
_NAMING = {expand("rdfs:label"), expand("skos:altLabel"), expand("kgo:calledAs")}
_NOT_TOLD = {*_NAMING, expand("rdf:type")}


def explain_thing(graph: Queryable, iri: str) -> Account:
    """What the statements, quotations and identity decisions of a graph say about the thing with this IRI."""
    teller = _Teller(graph)
    roles = ("rdf:subject", "rdf:object")
    rows = {_text(row["st"]): row for role in roles for row in teller.ask(_LINES.replace("ROLE", role), iri)}
    ordered = sorted(rows.values(), key=lambda row: (teller.place(row), _text(row["st"])))
    naming = [row for row in ordered if _text(row["p"]) in _NAMING]
    told = [row for row in ordered if _text(row["p"]) not in _NOT_TOLD]
    quotes = sorted(teller.ask(_QUOTES, iri), key=lambda row: (teller.place(row), _text(row["text"])))
    decisions = {teller.identity(row, iri) for row in teller.ask(_DECISIONS, iri)}
    return Account(
        iri,
        teller.label(iri),
        tuple(sorted({shorten(kind) or kind for kind in teller.values(iri, "rdf:type")})),
        tuple(sorted({*teller.values(iri, "owl:sameAs"), *teller.values(iri, "skos:exactMatch")})),
        teller.names(iri, naming),
        tuple(dict.fromkeys(teller.line(row) for row in told)),
        tuple(dict.fromkeys(teller.quote(row) for row in quotes)),
        tuple(sorted(decisions, key=lambda d: (-d.score, d.left, d.right, d.reason))),
    )


def _text(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))


def _number(term: Any) -> float:
    return float(_text(term) or 0)


def _words(iri: str) -> str:
    """The end of an IRI as words: `holdsPosition` is "holds position"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"^.*[/#]", "", iri)).replace("_", " ").lower()


class _Teller:
    """Puts rows of a graph into words; labels and articles are looked up once."""

    def __init__(self, graph: Queryable) -> None:
        self._graph = graph
        self._articles = {_text(row["article"]): row for row in graph.query(_ARTICLE)}
        self._labels: dict[str, str] = {}

    def ask(self, sparql: str, iri: str) -> list[Any]:
        """The rows of a query about a thing."""
        return list(self._graph.query(sparql, {"thing": NamedNode(iri)}))

    def values(self, iri: str, name: str) -> list[str]:
        """The values of a property, sorted."""
        rows = self._graph.query(f"SELECT DISTINCT ?thing ?v {{ ?thing {name} ?v }}", {"thing": NamedNode(iri)})
        return sorted(_text(row["v"]) for row in rows)

    def label(self, iri: str) -> str:
        """What a resource is called: an article by its outlet, a property by its words."""
        if iri not in self._labels:
            labels = [self.outlet(iri)] if iri in self._articles else self.values(iri, "rdfs:label")
            self._labels[iri] = labels[0] if labels else _words(iri)
        return self._labels[iri]

    def outlet(self, article: str) -> str:
        """The publisher of an article, else its title, else the end of its IRI."""
        row = self._articles.get(article)
        known = [_text(row[name]) for name in ("outlet", "title")] if row is not None else []
        return next((name for name in known if name), re.sub(r"^.*/", "", article))

    def date(self, article: str) -> str:
        """The day of publication, "" where it is not known."""
        row = self._articles.get(article)
        return _text(row["date"])[:10] if row is not None else ""

    def place(self, row: Any) -> tuple[str, str, int]:
        """Where something is told, for sorting: date, article, place in the text."""
        article = _text(row["article"])
        return self.date(article) or "9999", article, int(_text(row["begin"]) or 0)

    def source(self, row: Any) -> str:
        """Who says it, and through whom; the outlet where the article speaks itself."""
        by, article = _text(row["by"]), _text(row["article"])
        name = self.label(by) if by and by != article else self.outlet(article) if by else "a source not named"
        relay = _text(row["relay"])
        return f"{name}, through {self.label(relay)}" if relay else name

    def names(self, iri: str, rows: Iterable[Any]) -> tuple[NameUse, ...]:
        """Every name with those who use it; the main label first."""
        main = set(self.values(iri, "rdfs:label"))
        users: dict[str, set[str]] = {name: set() for name in (*main, *self.values(iri, "skos:altLabel"))}
        for row in rows:
            if _text(row["s"]) == iri:
                users.setdefault(_text(row["o"]), set()).add(self.source(row))
        called = set(self.values(iri, "kgo:calledAs"))
        uses = [NameUse(name, tuple(sorted(found)), name in main, name in called) for name, found in users.items()]
        return tuple(sorted(uses, key=lambda use: (not use.main, use.called, use.name.casefold(), use.name)))

    def line(self, row: Any) -> Line:
        """One statement in words."""
        article = _text(row["article"])
        asserted, negated = _text(row["asserted"]) == "true", _text(row["negated"]) == "true"
        return Line(
            text=self._sentence(row),
            status="asserted" if asserted else "denied" if negated else "claimed",
            modality=re.sub(r"^.*#", "", _text(row["modality"])),
            source=self.source(row),
            own_voice=_text(row["by"]) == article,
            outlet=self.outlet(article),
            date=self.date(article),
            quote=_text(row["quote"]),
            article=article,
            confidence=_number(row["confidence"]),
            statement=_text(row["st"]),
        )

    def _sentence(self, row: Any) -> str:
        node = row["o"]
        value = _text(node) if isinstance(node, Literal) else self.label(_text(node))
        bound = _BOUNDS.get(re.sub(r"^.*#", "", _text(row["quantifier"])), "")
        count = _text(row["count"])
        amount = f"{bound}{count} {value}" if count else f"{bound}{value}"
        return f"{self.label(_text(row['s']))} · {self.label(_text(row['p']))} · {amount}"

    def identity(self, row: Any, iri: str) -> Identity:
        """Why two names are one or not: features, strongest first, and both places."""
        marks = [
            Mark(_text(m["name"]), _number(m["score"]), _text(m["detail"])) for m in self.ask(_MARKS, _text(row["d"]))
        ]
        passages = [_text(row[name]) for name in ("l", "r")]
        if not any(passages):  # decided within one article
            passages = self.values(_text(row["d"]), "kgo:evidence")[:2]
        other = next((_text(row[name]) for name in ("one", "other") if _text(row[name]) not in ("", iri)), "")
        return Identity(
            _text(row["left"]), _text(row["right"]), _text(row["verdict"]), _number(row["score"]), _text(row["reason"]),
            tuple(sorted(marks, key=lambda m: (-abs(m.score - 0.5), m))),
            tuple(place for passage in passages for place in self._places(passage)),
            self.label(other) if other else "",
        )  # fmt: skip

    def _places(self, passage: str) -> list[Place]:
        rows = self.ask(_PLACE, passage) if passage else []
        found = [(_text(row["words"]), _text(row["article"])) for row in rows]
        return sorted(Place(words, self.outlet(article), self.date(article), passage) for words, article in found)[:1]

    def quote(self, row: Any) -> Quote:
        """Words of the thing."""
        article, addressee = _text(row["article"]), _text(row["addressee"])
        heard = self.label(addressee) if addressee else ""
        direct = _text(row["direct"]) == "true"
        return Quote(_text(row["text"]), direct, heard, self.outlet(article), self.date(article))
