"""The names of a thing and who uses which."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from kg.vocab import expand

from .facts import telling
from .references import References
from .statements import NAMING, Statement
from .terms import Json, text, values

_CALLED = expand("kgo:calledAs")


def namings_of(store: Store, iri: NamedNode, statements: Iterable[Statement], names: References) -> list[Json]:
    """[{name, main, called, told}], the main label first, wordings that stand in a name's place (called) last."""
    main = {text(label) for label in values(store, iri, "rdfs:label")}
    told: dict[str, list[Json]] = {}
    called = set()
    for name in (*main, *(text(label) for label in values(store, iri, "skos:altLabel"))):
        told.setdefault(name, [])
    for one in statements:
        if one.predicate in NAMING and one.subject == iri.value:
            told.setdefault(one.target, []).append(telling(one, names))
            if one.predicate == _CALLED:
                called.add(one.target)
    found = [{"name": n, "main": n in main, "called": n in called, "told": tellings} for n, tellings in told.items()]
    return sorted(found, key=lambda use: (not use["main"], use["called"], str(use["name"]).casefold(), use["name"]))
