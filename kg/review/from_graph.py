"""The decisions in a graph."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Protocol
from urllib.parse import unquote

from kg.model import Feature, Passage
from kg.vocab import ENTITY_CLASSES, shorten

from .records import DecisionRecord, Side, narrowed, strongest_first

_BASE = re.compile(r"^.*?/(?=(?:article|entity|position|event)/)")

_DECISIONS = """SELECT ?d ?left ?right ?verdict ?score ?reason ?entity ?other ?article ?la ?lb ?le ?lw ?ra ?rb ?re ?rw {
  ?d a kgo:IdentityDecision ; kgo:left ?left ; kgo:right ?right ; kgo:verdict ?verdict ; kgo:score ?score ;
     kgo:reason ?reason ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?d kgo:decidedFor ?entity }
  OPTIONAL { ?d kgo:keptApartFrom ?other }
  OPTIONAL { ?d kgo:leftEvidence ?l .
    ?l nif:referenceContext ?la ; nif:beginIndex ?lb ; nif:endIndex ?le ; nif:anchorOf ?lw }
  OPTIONAL { ?d kgo:rightEvidence ?r .
    ?r nif:referenceContext ?ra ; nif:beginIndex ?rb ; nif:endIndex ?re ; nif:anchorOf ?rw }
} ORDER BY ?d"""
_WITHIN = """SELECT ?d ?a ?b ?e ?w { ?d a kgo:IdentityDecision ; kgo:evidence ?p .
  ?p nif:referenceContext ?a ; nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?w } ORDER BY ?d ?b ?e"""
_FEATURES = """SELECT ?d ?name ?score ?detail {
  ?d kgo:feature ?f . ?f kgo:featureName ?name ; kgo:score ?score . OPTIONAL { ?f kgo:reason ?detail }
}"""
_TYPES = "SELECT ?thing ?type { ?d kgo:decidedFor ?thing . ?thing a ?type } ORDER BY ?thing ?type"


class Queryable(Protocol):
    """A graph that answers SPARQL over all its articles, such as kg.Graph."""

    def query(self, sparql: str, bindings: Mapping[str, Any] | None = None) -> Any:
        """The solutions of a SELECT query."""
        ...


def graph_records(graph: Queryable, *, within: bool = False) -> list[DecisionRecord]:
    """The decisions across articles, and `within` articles where asked; the best scores first."""
    return sorted(_records(graph, within), key=lambda r: (-r.score, r.kind, r.left, r.right, r.reason))


def _records(graph: Queryable, within: bool) -> Iterator[DecisionRecord]:
    features: dict[str, list[Feature]] = defaultdict(list)
    for row in graph.query(_FEATURES):
        features[row["d"].value].append(Feature(_text(row["name"]), float(_text(row["score"])), _text(row["detail"])))
    kinds = ((row["thing"].value, shorten(row["type"].value) or "") for row in graph.query(_TYPES))
    types = {thing: kind for thing, kind in kinds if kind in ENTITY_CLASSES}
    inner = _inner_passages(graph) if within else {}
    for row in graph.query(_DECISIONS):
        node = row["d"].value
        places = (_passage(row, "l"), _passage(row, "r"))
        if all(place is None for place in places):
            if not within:
                continue
            found = [*_left_first(inner.get(node, []), _text(row["left"])), None, None]
            yield narrowed(_record(row, (found[0], found[1]), types, (), within=True))
        else:
            yield narrowed(_record(row, places, types, strongest_first(features[node])))


def _record(
    row: Any, places: tuple[Passage | None, Passage | None], types: Mapping[str, str],
    features: tuple[Feature, ...], *, within: bool = False,
) -> DecisionRecord:
    entity, other = (_identifier(_text(row[name])) or None for name in ("entity", "other"))
    return DecisionRecord(
        "event" if (entity or "").startswith("event/") else "entity",
        Side(_text(row["left"]), places[0], thing=entity), Side(_text(row["right"]), places[1], thing=other or entity),
        _text(row["verdict"]), float(_text(row["score"])), _text(row["reason"]), features,
        types.get(_text(row["entity"]), ""), within,
    )  # fmt: skip


def _passage(row: Any, side: str) -> Passage | None:
    article = _text(row[f"{side}a"])
    if not article:
        return None
    return Passage(article_id(article), int(_text(row[f"{side}b"])), int(_text(row[f"{side}e"])),
                   _text(row[f"{side}w"]))  # fmt: skip


def _left_first(passages: list[Passage], name: str) -> list[Passage]:
    """The passage that reads the left name in front of the other."""
    return sorted(passages, key=lambda p: " ".join(p.words.split()) != name)


def _inner_passages(graph: Queryable) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in graph.query(_WITHIN):
        article = article_id(_text(row["a"]))
        found[row["d"].value].append(Passage(article, int(_text(row["b"])), int(_text(row["e"])), _text(row["w"])))
    return found


def article_id(iri: str) -> str:
    """The id of an article as its input gave it."""
    return unquote(_identifier(iri).removeprefix("article/"))


def _identifier(iri: str) -> str:
    return _BASE.sub("", iri)


def _text(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))

