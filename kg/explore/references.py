"""How a thing is named in an answer: its id, what it is called, what kind of thing it is."""

import re

from pyoxigraph import NamedNode, Store

from kg.errors import LookupFailed
from kg.export.palette import family_of
from kg.survey.world import words
from kg.vocab import DEFAULT_BASE, shorten

from .terms import Json, is_described, local, node, subjects, text, value, values

_BROAD = {"kgo:Event", "kgo:ClaimedEvent", "schema:Organization", "schema:Place", "schema:Event", "sem:Event"}
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+", re.I)


class References:
    """Names the things of one store; each is looked up once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Json] = {}
        self._words: dict[str, str] = {}
        article = next(subjects(store, "rdf:type", node("schema:NewsArticle")), None)
        head = article.value.rpartition("article/")[0] if article else ""
        self.base = head or DEFAULT_BASE

    def iri(self, name: str) -> NamedNode:
        """The node of an id (an IRI, or what stands behind the base); raises LookupFailed for what is not known."""
        for candidate in (self.base + name, name):
            if _IRI.fullmatch(candidate) and is_described(self._store, NamedNode(candidate)):
                return NamedNode(candidate)
        raise LookupFailed(f"the graph says nothing of {name[:200]!r}; search for its name")

    def id(self, iri: str) -> str:
        """The id of an IRI: without the base, where it stands under it."""
        return iri.removeprefix(self.base)

    def thing(self, iri: str) -> Json:
        """{id, label, family, kind}; an article has its outlet and date too."""
        if iri not in self._known:
            self._known[iri] = self._thing(NamedNode(iri))
        return self._known[iri]

    def word(self, predicate: str) -> str:
        """A property as a person says it."""
        if predicate not in self._words:
            label = value(self._store, NamedNode(predicate), "rdfs:label")
            self._words[predicate] = label or words(shorten(predicate) or local(predicate))
        return self._words[predicate]

    def _thing(self, iri: NamedNode) -> Json:
        kinds = [text(kind) for kind in values(self._store, iri, "rdf:type")]
        if node("schema:NewsArticle").value in kinds:
            return self._article(iri)
        label = value(self._store, iri, "rdfs:label") or local(iri.value).replace("-", " ")
        family = family_of(iri.value, kinds).name
        return {"id": self.id(iri.value), "label": label, "family": family, "kind": kind_of(kinds)}

    def _article(self, iri: NamedNode) -> Json:
        publisher = values(self._store, iri, "schema:publisher")
        outlet = self.thing(text(publisher[0])) if publisher else None
        title = value(self._store, iri, "schema:headline") or local(iri.value)
        return {
            "id": self.id(iri.value),
            "label": title,
            "family": "Article",
            "kind": "article",
            "outlet": outlet["label"] if outlet else "",
            "publisher": outlet["id"] if outlet else "",
            "date": value(self._store, iri, "schema:datePublished"),
        }


def kind_of(kinds: list[str]) -> str:
    """The narrowest class in words: "government organization"."""
    names = [shorten(kind) or kind for kind in kinds]
    narrow = [name for name in names if name not in _BROAD]
    return words(local((narrow or names or ["thing"])[0]))
