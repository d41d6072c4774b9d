"""A graph as a dictionary: what each resource is, has and is told of, read in one pass over its rows."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, NamedTuple

from kg.vocab import expand

from .rows import Description, Literal, Row, Source, parse_literal, sorted_rows

Value = str | Literal  # an IRI or "_:id" as plain text, or a literal
About = dict[str, list[Value]]

TYPE = expand("rdf:type")
SUBJECT, PREDICATE, OBJECT = expand("rdf:subject"), expand("rdf:predicate"), expand("rdf:object")
BOOKKEEPING = {  # classes of resources that are about the graph, not about the world
    expand(name)
    for name in (
        "schema:NewsArticle", "kgo:Passage", "nif:OffsetBasedString", "nif:Context", "kgo:Statement", "rdf:Statement",
        "kgo:Quotation", "schema:Quotation", "kgo:Divergence", "kgo:IdentityDecision", "kgo:IdentityFeature",
        "kgo:OpenRelation",
        "rdf:Property", "rdfs:Class", "owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:Ontology",
        "prov:Activity", "prov:SoftwareAgent",
    )
}  # fmt: skip
STATEMENT = expand("kgo:Statement")


class Claim(NamedTuple):
    """One statement of the graph."""

    iri: str
    subject: str
    predicate: str
    object: Value
    asserted: bool
    negated: bool


def read_things(source: Source) -> dict[str, About]:
    """Subject -> predicate -> values; a value that several graphs repeat stands once."""
    return things_of(sorted_rows(source, loose=True))


def things_of(rows: Iterable[Row]) -> dict[str, About]:
    """The same from sorted rows."""
    things: dict[str, About] = {}
    about: About = {}
    values: list[Value] = []
    known = _Shown()
    subject = predicate = term = ""
    for name, verb, value, _ in rows:
        if name != subject:
            subject, predicate = name, ""
            about = things[known[name]] = {}
        if verb != predicate:
            predicate, term = verb, ""
            values = about[known[verb]] = []
        if value != term:
            term = value
            values.append(known[value])
    return things


def about_of(description: Description) -> About:
    """What is said of one thing, from its rows."""
    return {_shown(predicate): list(map(_shown, values)) for predicate, values in description.items()}


class _Shown(dict[str, Any]):
    """Terms as they are shown: equal ones are one object."""

    def __missing__(self, term: str) -> Any:
        value = self[term] = _shown(term)
        return value


def _shown(term: str) -> Any:
    """An IRI without its brackets, a literal taken apart, a blank node or RDF 1.2 triple term as it is."""
    if term[0] == '"':
        return parse_literal(term)
    return term[1:-1] if term[0] == "<" and not term.startswith("<<(") else term


def texts(about: About, predicate: str) -> list[str]:
    """The values of a property as text, sorted."""
    return sorted(value if isinstance(value, str) else value.value for value in about.get(predicate, ()))


def text(about: About, predicate: str) -> str:
    """The first value of a property in sorted order, "" where there is none."""
    values = about.get(predicate)
    if not values:
        return ""
    if len(values) > 1:
        return texts(about, predicate)[0]
    value = values[0]
    return value if isinstance(value, str) else value.value


def links(about: About, predicate: str) -> list[str]:
    """The resources that a property points to, sorted."""
    return sorted(value for value in about.get(predicate, ()) if isinstance(value, str))


def is_of_the_world(about: About) -> bool:
    """True for entities and events: typed resources that are not bookkeeping."""
    kinds = about.get(TYPE)
    return kinds is not None and BOOKKEEPING.isdisjoint(kinds)


def read_claims(things: dict[str, About]) -> list[Claim]:
    """All statements, sorted by IRI."""
    asserted, negated = expand("kgo:asserted"), expand("kgo:negated")
    claims = []
    for iri, about in things.items():
        if SUBJECT in about and PREDICATE in about and OBJECT in about:
            told, denied = text(about, asserted) == "true", text(about, negated) == "true"
            subject, predicate = text(about, SUBJECT), text(about, PREDICATE)
            claims.append(Claim(iri, subject, predicate, about[OBJECT][0], told, denied))
    claims.sort(key=attrgetter("iri"))
    return claims


def named(iris: Iterable[str], labels: dict[str, str]) -> list[str]:
    """The label of each resource, or the last part of its IRI."""
    return [labels.get(iri) or local_name(iri) for iri in iris]


def local_name(iri: str) -> str:
    """What stands after the last slash or hash of an IRI."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :] or iri
