"""Where sources differ: the values that they give, side by side, each with its sentence."""

from collections import Counter
from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode, Store

from .facts import facts_of
from .parameters import page_of
from .references import References
from .statements import read_statements
from .terms import Json, local, node, subjects, text, value, values

KINDS = ("Contradiction", "Update", "Compatible")
Outline = tuple[int, str, str, str, NamedNode]  # rank of the kind, subject, kind, property, node


def divergences(store: Store, *, kind: str = "", property: str = "", page: int = 1, size: int = 50) -> Json:
    """{divergences, kinds, properties, total, page, pages}: contradictions first; of one kind or property if named."""
    names = References(store)
    found = sorted(_outline(store, one) for one in subjects(store, "rdf:type", node("kgo:Divergence")))
    wanted = [one for one in found if kind in ("", one[2]) and property in ("", one[3])]
    chosen, place = page_of(wanted, page, size)
    return {
        "divergences": [_divergence(store, one, names) for one in chosen],
        "kinds": dict(Counter(one[2] for one in found)),
        "properties": {iri: {"word": names.word(iri), "count": n} for iri, n in Counter(o[3] for o in found).items()},
        **place,
    }


def differences_of(store: Store, things: Collection[str], names: References) -> list[Json]:
    """The divergences of these things, contradictions first."""
    found = {one for thing in things for one in subjects(store, "kgo:ofSubject", NamedNode(thing))}
    return [_divergence(store, one, names) for one in sorted(_outline(store, iri) for iri in found)]


def _outline(store: Store, iri: NamedNode) -> Outline:
    kind = local(value(store, iri, "kgo:divergenceKind"))
    rank = KINDS.index(kind) if kind in KINDS else len(KINDS)
    return rank, value(store, iri, "kgo:ofSubject"), kind, value(store, iri, "kgo:ofProperty"), iri


def _divergence(store: Store, one: Outline, names: References) -> Json:
    _, subject, kind, predicate, iri = one
    told = read_statements(store, _nodes(values(store, iri, "kgo:divergentStatement")))
    return {
        "id": names.id(iri.value),
        "subject": names.thing(subject),
        "property": predicate,
        "word": names.word(predicate),
        "kind": kind,
        "reason": value(store, iri, "rdfs:comment"),
        "facts": facts_of(told, names),
    }


def _nodes(terms: Iterable[object]) -> list[NamedNode]:
    return sorted((term for term in terms if isinstance(term, NamedNode)), key=text)
