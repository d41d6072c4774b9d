"""Rows of the simple view: how a thing becomes a node, and what is told of two things an edge."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from hashlib import blake2b
from math import log2

from kg.vocab import expand

from .palette import family_of, neo4j_labels
from .tellings import UNTOLD, Telling, told_cells
from .things import TYPE, About, Claim, Value, local_name, text, texts
from .views import Row, columns, joined, short_name, words_of

NODE_COLUMNS = columns(
    "label labels type iri mentions:int articles:int names sameAs date endDate facts size:double color"
)
EDGE_COLUMNS = columns(
    "label predicate asserted:boolean negated:boolean accordingTo confidence:double evidence article date modality "
    "weight:int edgeid"
)
LABEL = expand("rdfs:label")
_START, _END = expand("schema:startDate"), expand("schema:endDate")
_ALT, _SAME = expand("skos:altLabel"), expand("owl:sameAs")
_NAMING = {LABEL, _ALT, expand("schema:name"), TYPE}

Key = tuple[str, str, bool, bool]  # predicate, object, asserted, negated


def is_fact(claim: Claim) -> bool:
    """Whether a statement is shown on its subject: a literal value, or a class that nobody tells as a fact."""
    if isinstance(claim.object, str):
        return claim.predicate == TYPE and not claim.asserted
    return claim.predicate not in _NAMING and not (claim.asserted and claim.predicate in (_START, _END))


def key_of(claim: Claim) -> Key:
    """The edge, among those of its subject, that a statement between two things belongs to."""
    return claim.predicate, str(claim.object), claim.asserted, claim.negated


def untold(iri: str, about: About, told: Collection[tuple[str, str, Value]]) -> list[tuple[str, Value]]:
    """The direct triples of a thing, property and value, less its names and what statements tell."""
    return [
        (predicate, value)
        for predicate, values in about.items()
        if predicate not in _NAMING
        for value in values
        if (iri, predicate, value) not in told
    ]


class SimpleRows:
    """Makes the rows of one graph; `about` gives what is said of a property, `identify` the id of a node."""

    def __init__(self, about: Callable[[str], About], identify: Callable[[str], str]) -> None:
        self._about = about
        self._identify = identify
        self._words: dict[str, str] = {}
        self._said: dict[tuple[str, bool], tuple[str, str]] = {}
        self._looks: dict[tuple[str, ...], tuple[str, str, str]] = {}

    def node(self, iri: str, about: About, facts: Iterable[str], mentions: int, articles: int) -> Row:
        """A thing, the facts told of it, and how many statements of how many articles mention it."""
        labels, kind, colour = self._look(iri, texts(about, TYPE))
        return (
            self._identify(iri),
            text(about, LABEL) or local_name(iri),
            labels,
            kind,
            iri,
            mentions,
            articles,
            joined(texts(about, _ALT)) if _ALT in about else "",
            joined(texts(about, _SAME)) if _SAME in about else "",
            text(about, _START),
            text(about, _END),
            joined(dict.fromkeys(facts)),
            _size(mentions),
            colour,
        )

    def edge(self, subject: str, key: Key, tellings: list[Telling]) -> Row:
        """What statements tell of two things; none, where the triple stands without one."""
        predicate, target, asserted, negated = key
        name = f"{subject}\n{predicate}\n{target}\n{asserted}\n{negated}"
        digest = blake2b(name.encode(), digest_size=8).hexdigest()
        said = self._said.get((predicate, negated)) or self._say(predicate, negated)
        return (
            digest,
            self._identify(subject),
            self._identify(target),
            *said,
            asserted,
            negated,
            *(told_cells(tellings) if tellings else UNTOLD),
            max(1, len(tellings)),
            digest,
        )

    def direct_fact(self, predicate: str, value: Value) -> str:
        """A literal that no statement tells, in words; "" for one that has a column."""
        if isinstance(value, str) or predicate in (_START, _END):
            return ""
        return f"{self.word(predicate)}: {value.value}"

    def word(self, predicate: str) -> str:
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

    def _say(self, predicate: str, negated: bool) -> tuple[str, str]:
        """The label of an edge and the name of its property."""
        word = self.word(predicate)
        said = self._said[predicate, negated] = (f"not {word}" if negated else word, short_name(predicate))
        return said


def _narrowest(kinds: list[str]) -> str:
    """The class to show: any that is not one of the broad ones, if there is one."""
    broad = {expand("kgo:Event"), expand("schema:Organization"), expand("schema:Place"), expand("schema:Event")}
    return next((kind for kind in kinds if kind not in broad), kinds[0])


@cache
def _size(mentions: int) -> float:
    return round(5 + 5 * log2(1 + mentions), 2)
