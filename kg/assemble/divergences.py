"""Divergences between the statements of all articles, in a graph of their own.

They belong to no single article: removing an article takes its graph away and nothing of any other.
"""

import re
from collections.abc import Iterable, Iterator

from kg.compare import FUNCTIONAL, Divergence, find_divergences

from .claims import triple_of
from .comparables import Comparable
from .sheet import Row
from .terms import Names, literal, term

_LABEL = term("rdfs:label")


def comparison_graph(names: Names) -> str:
    """The graph that holds what comparing articles shows: divergences and near duplicates."""
    return names.resource("comparison")


def write_divergences(compared: Iterable[Comparable], names: Names) -> Iterator[Row]:
    """The rows of every divergence between what articles tell."""
    compared = list(compared)
    claims = [claim for one in compared for claim in one.claims]
    denied = {triple_of(claim): claim for claim in claims if claim.negated and claim.predicate not in FUNCTIONAL}
    claims += [claim for one in compared for claim in one.denied_tellings(denied)]
    for divergence in find_divergences(claims):
        yield from _rows(divergence, names)


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
