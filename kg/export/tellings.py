"""What statements tell beside their triple: who says so, how surely, in which words, where and when."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.vocab import expand

from .things import OBJECT, TYPE, About, Claim, Value, links, local_name, text
from .views import Cell, joined

UNTOLD: tuple[Cell, ...] = ("", "", "", "", "", "")
LABEL, START, END = expand("rdfs:label"), expand("schema:startDate"), expand("schema:endDate")
ARTICLE, BY = expand("prov:wasDerivedFrom"), expand("kgo:accordingTo")
_EVIDENCE, _ANCHOR = expand("kgo:evidence"), expand("nif:anchorOf")
_CONFIDENCE, _MODALITY = expand("kgo:confidence"), expand("kgo:modality")
_PUBLISHED, _PUBLISHER = expand("schema:datePublished"), expand("schema:publisher")
_QUANTIFIER = expand("kgo:quantifier")
_QUANTIFIERS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}
_NAMING = {LABEL, expand("skos:altLabel"), expand("schema:name"), TYPE}
Labels = Callable[[str], str]  # of resources, "" where there is none


class Telling(NamedTuple):
    """What one statement adds to the edge of its triple."""

    sources: tuple[str, ...]
    confidence: float
    passages: tuple[tuple[str, str], ...]  # IRI, words
    article: str  # IRI
    date: str
    modality: str


class Told(NamedTuple):
    """What one statement tells of its subject: a fact in words, or what it adds to an edge."""

    predicate: str
    object: Value
    asserted: bool
    negated: bool
    fact: str
    telling: Telling | None


def told_of(
    claim: Claim, things: dict[str, About], *, label: Labels, word: Labels, is_node: Callable[[str], object]
) -> Told:
    """What a statement tells; `things` has it, its article and its passages; `word` puts a property in words."""
    about, fact, telling = things[claim.iri], "", None
    if _is_fact(claim):
        fact = _fact_of(claim, word(claim.predicate), about, _sources_of(about, things, label))
    elif isinstance(claim.object, str) and is_node(claim.object):
        telling = _telling_of(about, things, label)
    return Told(*claim[2:], fact, telling)


def _telling_of(about: About, things: dict[str, About], label: Labels) -> Telling:
    article = text(about, ARTICLE)
    return Telling(
        tuple(_sources_of(about, things, label)),
        _number(text(about, _CONFIDENCE)),
        tuple((passage, text(things.get(passage, {}), _ANCHOR)) for passage in links(about, _EVIDENCE)),
        article,
        text(things.get(article, {}), _PUBLISHED),
        local_name(text(about, _MODALITY)),
    )


def told_cells(tellings: Iterable[Telling]) -> tuple[Cell, ...]:
    """The cells of an edge: who says it, how surely, in which words, in which articles, since when, and how."""
    tellings = list(tellings)
    passages = dict(passage for telling in tellings for passage in telling.passages)
    articles = dict.fromkeys(telling.article for telling in tellings)
    return (
        joined(dict.fromkeys(source for telling in tellings for source in telling.sources)),
        max((telling.confidence for telling in tellings), default=""),
        joined(filter(None, passages.values())),
        joined(map(local_name, articles)),
        min((telling.date for telling in tellings if telling.date), default=""),
        joined(filter(None, dict.fromkeys(telling.modality for telling in tellings))),
    )


def _sources_of(about: About, things: dict[str, About], label: Labels) -> list[str]:
    """Who says so: labels of people and organizations; for an article its publisher or title."""
    found = []
    for source in links(about, BY):
        publisher = label(text(things.get(source, {}), _PUBLISHER))
        found.append(publisher or label(source) or local_name(source))
    return found


def _fact_of(claim: Claim, word: str, about: About, sources: Iterable[str]) -> str:
    """A statement with a literal value in words; `word` is its property's, `sources` are who says so."""
    value = local_name(claim.object) if isinstance(claim.object, str) else claim.object.value
    bound = _QUANTIFIERS.get(local_name(text(about, _QUANTIFIER)), "")
    who = joined(dict.fromkeys(sources)) or "somebody"
    source = "" if claim.asserted else f" ({'denied' if claim.negated else 'said'} by {who})"
    return f"{word}: {bound}{value}{source}"


def _is_fact(claim: Claim) -> bool:
    """Whether a statement is shown on its subject: a literal value, or a class that nobody tells as a fact."""
    if isinstance(claim.object, str):
        return claim.predicate == TYPE and not claim.asserted
    return claim.predicate not in _NAMING and not (claim.asserted and claim.predicate in (START, END))


def untold(about: About, told: Sequence[Told]) -> list[tuple[str, Value]]:
    """The direct triples of a thing, property and value, less its names and what statements tell."""
    known = {one[:2] for one in told}
    direct = [(predicate, value) for predicate, values in about.items() if predicate not in _NAMING for value in values]
    return [one for one in direct if one not in known] if known else direct


def mentioned(claim: Claim, about: About) -> list[str]:
    """The resources that a statement mentions, each once."""
    return list(dict.fromkeys([claim.subject, *links(about, OBJECT), *links(about, BY)]))


def _number(value: str) -> float:
    return round(float(value), 4) if value else 0.0
