"""Rows of the simple view: how a thing becomes a node, and what is told of two things an edge."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from math import log2

from kg.vocab import expand

from .palette import family_of, neo4j_labels
from .tellings import END, LABEL, START, UNTOLD, Telling, Told, told_cells, told_of, untold
from .things import TYPE, About, Claim, local_name, text, texts
from .views import Row, columns, joined, short_name, words_of

NODE_COLUMNS = columns(
    "label labels type iri mentions:int articles:int names sameAs date endDate facts size:double color"
)
EDGE_COLUMNS = columns(
    "label predicate asserted:boolean negated:boolean accordingTo confidence:double evidence article date modality "
    "weight:int edgeid"
)
_ALT, _SAME = expand("skos:altLabel"), expand("owl:sameAs")
_REMEMBERED = 20_000  # labels
Key = tuple[str, str, bool, bool, str]  # predicate, object, asserted, negated; the id of the object's node


class SimpleRows:
    """Makes the rows of one graph; `about` gives what is said of a thing, `identify` the id of a node."""

    def __init__(self, about: Callable[[str], About], identify: Callable[[str], str | None]) -> None:
        self._about = about
        self._identify = identify
        self._label = lru_cache(_REMEMBERED)(lambda iri: text(about(iri), LABEL))
        self._words: dict[str, str] = {}
        self._said: dict[tuple[str, bool, bool], tuple[str, str, str]] = {}
        self._looks: dict[tuple[str, ...], tuple[str, str, str]] = {}

    def told(self, claim: Claim, things: dict[str, About]) -> Told:
        """What a statement tells; `things` has the statement, its article and its passages."""
        return told_of(claim, things, label=self._label, word=self._word, is_node=self._identify)

    def node(self, iri: str, about: About, told: Sequence[Told], mentions: int, articles: int) -> Row:
        """A thing, the facts told of it, and how many statements of how many articles mention it."""
        labels, kind, colour = self._look(iri, texts(about, TYPE))
        facts = [one.fact for one in told if one.fact]
        for predicate, value in untold(about, told):
            if not isinstance(value, str) and predicate not in (START, END):
                facts.append(f"{self._word(predicate)}: {value.value}")
        return (
            self._identify(iri) or "",
            text(about, LABEL) or local_name(iri),
            labels,
            kind,
            iri,
            mentions,
            articles,
            joined(texts(about, _ALT)) if _ALT in about else "",
            joined(texts(about, _SAME)) if _SAME in about else "",
            text(about, START),
            text(about, END),
            joined(dict.fromkeys(facts)) if facts else "",
            _size(mentions),
            colour,
        )

    def edges(self, iri: str, about: About, told: Sequence[Told]) -> Iterator[Row]:
        """What statements tell of a thing and others, and the triples that stand without one; in a fixed order."""
        found: dict[Key, list[Telling]] = {}
        for predicate, value, asserted, negated, _, telling in told:
            if telling is not None and isinstance(value, str) and (end := self._identify(value)):
                found.setdefault((predicate, value, asserted, negated, end), []).append(telling)
        for predicate, value in untold(about, told):
            if isinstance(value, str) and (end := self._identify(value)):
                found.setdefault((predicate, value, True, False, end), [])
        node = self._identify(iri) or ""
        for key in sorted(found):
            yield self._edge(iri, node, key, found[key])

    def _edge(self, subject: str, node: str, key: Key, tellings: list[Telling]) -> Row:
        predicate, target, asserted, negated, end = key
        kind = predicate, asserted, negated
        label, name, tail = self._said.get(kind) or self._say(*kind)
        digest = blake2b(f"{subject}\n{predicate}\n{target}{tail}".encode(), digest_size=8).hexdigest()
        cells = told_cells(tellings) if tellings else UNTOLD
        return digest, node, end, label, name, asserted, negated, *cells, len(tellings) or 1, digest

    def _word(self, predicate: str) -> str:
        """A property as a person says it."""
        word = "class" if predicate == TYPE else self._words.get(predicate)
        if word is None:
            word = self._words[predicate] = words_of(predicate, {predicate: self._about(predicate)})
        return word

    def _look(self, iri: str, kinds: list[str]) -> tuple[str, str, str]:
        """Neo4j's labels, the class and the colour of a node."""
        key = ("/event/" if "/event/" in iri else "", *kinds)
        look = self._looks.get(key)
        if look is None:
            family = family_of(iri, kinds)
            labels = f":{':'.join(neo4j_labels(family, kinds))}"
            look = labels, short_name(_narrowest(kinds)), family.color
            self._looks[key] = look
        return look

    def _say(self, predicate: str, asserted: bool, negated: bool) -> tuple[str, str, str]:
        """The label of an edge, the name of its property, and what ends the name that its digest is made of."""
        word = self._word(predicate)
        said = f"not {word}" if negated else word, short_name(predicate), f"\n{asserted}\n{negated}"
        self._said[predicate, asserted, negated] = said
        return said


def _narrowest(kinds: list[str]) -> str:
    """The class to show: any that is not one of the broad ones, if there is one."""
    broad = {expand("kgo:Event"), expand("schema:Organization"), expand("schema:Place"), expand("schema:Event")}
    return next((kind for kind in kinds if kind not in broad), kinds[0])


@cache
def _size(mentions: int) -> float:
    return round(5 + 5 * log2(1 + mentions), 2)
