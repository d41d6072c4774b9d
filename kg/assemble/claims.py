"""Rows of a statement -> the claim that is compared with others."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from kg.compare import FUNCTIONAL, Claim
from kg.model import Article
from kg.vocab import shorten

from .sheet import Row
from .terms import TRUE, moment, term

_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_SOURCE, _MODALITY, _WHEN = term("kgo:accordingTo"), term("kgo:modality"), term("kgo:when")
_COMPARED = frozenset(map(term, FUNCTIONAL))
_NEGATED, _DERIVED, _GENERATED = term("kgo:negated"), term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy")
_NAMING = frozenset(map(term, ("rdf:type", "rdfs:label", "skos:altLabel", "kgo:calledAs", "kgo:currency")))
_OF_THOSE = frozenset({"those", "them", "whom"})  # "20 of those injured"
_LITERAL = re.compile(r'"(.*)"(?:\^\^<.*>|@.*)?', re.S)


def statements_of(blocks: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """Of the rows of things, those of statements."""
    return (rows for rows in blocks if len(rows) > 2 and rows[1][1] == _PREDICATE)


def told(rows: list[Row]) -> dict[str, str]:
    """What a statement says of itself, each property once."""
    return {predicate: value for _, predicate, value, _ in rows}


def is_naming(about: dict[str, str]) -> bool:
    """Whether a statement only names something: "no fatalities since 1959" denies no death that another tells of."""
    return about[_PREDICATE] in _NAMING


def is_claim(about: dict[str, str]) -> bool:
    """Whether a statement is compared by its value, or denies what others may tell."""
    return about[_PREDICATE] in _COMPARED or (about[_NEGATED] == TRUE and not is_naming(about))


def claim_of(about: dict[str, str], statement: str, article: Article) -> Claim:
    """What a statement of an article claims."""

    def text(name: str) -> str:
        return _text(about.get(term(name), ""))

    predicate = _prefixed(about[_PREDICATE])
    return Claim(
        statement=statement, subject=about[_SUBJECT], predicate=predicate,
        value=_text(about[_OBJECT]) if predicate in FUNCTIONAL else about[_OBJECT],
        article=about[_DERIVED], outlet=article.publisher or "", published=published(article),
        source=about.get(_SOURCE, ""), quantifier=_local(text("kgo:quantifier")),
        part=text("kgo:partial") == "true" or text("kgo:counted") in _OF_THOSE, counted=text("kgo:counted"),
        unit=text("kgo:currency"), negated=about[_NEGATED] == TRUE, modality=_local(text("kgo:modality")),
        implied="/extractor/victims-" in about[_GENERATED], when=text("kgo:when"),
    )  # fmt: skip


class Telling(NamedTuple):
    """What a statement that is no claim tells: 64 bits of hash over its triple, and who tells it how."""

    triple: int
    statement: str
    source: str
    modality: str
    when: str


def telling_of(about: dict[str, str], statement: str) -> Telling:
    """What somebody's denial of a triple is held against."""
    triple = _hash(about[_SUBJECT], _prefixed(about[_PREDICATE]), about[_OBJECT])
    modality, when = _local(_text(about.get(_MODALITY, ""))), _text(about.get(_WHEN, ""))
    return Telling(triple, statement, about.get(_SOURCE, ""), modality, when)


def triple_of(claim: Claim) -> int:
    """The hash of the triple that a claim of no functional property is about."""
    return _hash(claim.subject, claim.predicate, claim.value)


def published(article: Article) -> str:
    """When the article came out, "" where that is not known."""
    return _text(moment(article.date) or "")


def _hash(subject: str, predicate: str, value: str) -> int:
    key = f"{subject} {predicate} {value}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big")


@cache
def _prefixed(predicate: str) -> str:
    return shorten(predicate[1:-1]) or predicate


def _text(node: str) -> str:
    """A literal's characters, an IRI without its brackets."""
    found = _LITERAL.fullmatch(node)
    return found[1] if found else node[1:-1]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
