"""Divergences between the statements of all articles, in a graph of their own.

They belong to no single article: removing an article takes its graph away and nothing of any other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.compare import FUNCTIONAL, Claim, Divergence, find_divergences
from kg.model import Article
from kg.vocab import shorten

from .sheet import Row
from .terms import TRUE, Names, literal, moment, term

_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_NEGATED, _LABEL, _DERIVED = term("kgo:negated"), term("rdfs:label"), term("prov:wasDerivedFrom")
_COMPARED = frozenset(map(term, FUNCTIONAL))
_NAMING = frozenset(map(term, ("rdfs:label", "skos:altLabel", "kgo:calledAs", "kgo:currency")))
_OF_THOSE = frozenset({"those", "them", "whom"})  # "20 of those injured"
_GENERATED = term("prov:wasGeneratedBy")
_LITERAL = re.compile(r'"(.*)"(?:\^\^<.*>|@.*)?', re.S)


def comparison_graph(names: Names) -> str:
    """The graph that holds what comparing articles shows: divergences and near duplicates."""
    return names.resource("comparison")


def write_divergences(blocks: Mapping[str, list[Row]], articles: Iterable[Article], names: Names) -> Iterator[Row]:
    """The rows of every divergence; `blocks` are the rows of each statement, by its node."""
    known = {names.article(article.id): article for article in articles}
    claims = (_claim(rows, known) for rows in _compared(blocks))
    for divergence in find_divergences(claims):
        yield from _rows(divergence, names)


def _compared(blocks: Mapping[str, list[Row]]) -> Iterator[list[Row]]:
    """Statements of functional properties, and those of triples that some statement denies."""
    statements = [rows for rows in blocks.values() if len(rows) > 2 and rows[1][1] == _PREDICATE]
    denied = {
        tuple(row[2] for row in rows[:3])
        for rows in statements
        if rows[1][2] not in _NAMING and any(row[1] == _NEGATED and row[2] == TRUE for row in rows)
    }
    for rows in statements:
        if rows[1][2] in _COMPARED or tuple(row[2] for row in rows[:3]) in denied:
            yield rows


def _claim(rows: list[Row], articles: Mapping[str, Article]) -> Claim:
    about: dict[str, str] = {predicate: value for _, predicate, value, _ in rows}

    def text(name: str) -> str:
        return _text(about.get(term(name), ""))

    article = articles[about[_DERIVED]]
    prefixed = shorten(about[_PREDICATE][1:-1]) or about[_PREDICATE]
    compared = prefixed in FUNCTIONAL
    return Claim(
        statement=rows[0][0], subject=about[_SUBJECT], predicate=prefixed,
        value=_text(about[_OBJECT]) if compared else about[_OBJECT],
        article=about[_DERIVED], outlet=article.publisher or "", published=_text(moment(article.date) or ""),
        source=about.get(term("kgo:accordingTo"), ""), quantifier=_local(text("kgo:quantifier")),
        part=text("kgo:partial") == "true" or text("kgo:counted") in _OF_THOSE, counted=text("kgo:counted"),
        unit=text("kgo:currency"), negated=about[_NEGATED] == TRUE, modality=_local(text("kgo:modality")),
        implied="/extractor/victims-" in about[_GENERATED], when=text("kgo:when"),
    )  # fmt: skip


def _text(node: str) -> str:
    """A literal's characters, an IRI without its brackets."""
    found = _LITERAL.fullmatch(node)
    return found[1] if found else node[1:-1]


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _rows(divergence: Divergence, names: Names) -> Iterator[Row]:
    graph = comparison_graph(names)
    key = (divergence.subject, divergence.predicate, divergence.statements)
    node = names.hashed("divergence", key)
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", divergence.predicate.partition(":")[2]).replace("_", " ").lower()
    compared = divergence.predicate in FUNCTIONAL
    label = f"{words}: {' / '.join(divergence.values)}" if compared else f"{words}: told and denied"
    values = [
        (term("rdf:type"), term("kgo:Divergence")),
        (_LABEL, literal(label)),
        (term("kgo:ofSubject"), divergence.subject),
        (term("kgo:ofProperty"), term(divergence.predicate)),
        (term("kgo:divergenceKind"), term(divergence.kind.value)),
        (term("rdfs:comment"), literal(divergence.reason)),
        *((term("kgo:divergentStatement"), statement) for statement in divergence.statements),
    ]
    for predicate, value in values:
        yield node, predicate, value, graph
