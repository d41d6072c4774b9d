"""Statements that tell the same, as one fact with everybody who tells it."""

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.vocab import expand, shorten

from .references import References, kind_of
from .statements import Statement
from .terms import Json

BOUNDS = {"AtLeast": "at least ", "MoreThan": "more than ", "About": "about ", "AtMost": "at most "}

_TYPE = expand("rdf:type")
_NUMBER = re.compile(  # a label that tells the number itself: "at least nine people"
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|hundreds?|thousands?)\b",
    re.IGNORECASE,
)


def facts_of(statements: Iterable[Statement], names: References) -> list[Json]:
    """One fact for each triple and status, in the order in which the articles tell them.

    A fact is {subject, property, word, object or value, status, modality, told}; `told` has one entry a statement:
    article, outlet, date, who says it, the passage.
    """
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for one in sorted(statements, key=lambda s: order(s, names)):
        groups.setdefault(_key(one), []).append(one)
    return [_fact(group, names) for group in groups.values()]


def order(one: Statement, names: References) -> tuple[str, str, int, str]:
    """Where a statement stands among others: by date, article and place in the text."""
    date = names.thing(one.article)["date"] if one.article else ""
    return date or "9999", one.article, one.passage.begin, one.iri


def _key(one: Statement) -> tuple[str, ...]:
    manner = (one.quantifier, one.count, one.counted, one.status, one.modality)
    return one.subject, one.predicate, one.target, type(one.object).__name__, *manner


def _fact(group: list[Statement], names: References) -> Json:
    one = group[0]
    fact: Json = {
        "subject": names.thing(one.subject),
        "property": shorten(one.predicate) or one.predicate,
        "word": names.word(one.predicate),
        "status": one.status,
        "modality": "" if one.modality == "Actual" else one.modality.lower(),
        "told": [telling(statement, names) for statement in group],
    }
    if one.predicate == _TYPE:
        fact["value"] = kind_of([one.target])
    elif isinstance(one.object, NamedNode):
        fact["object"] = names.thing(one.object.value)
        is_counted = one.count and not _NUMBER.search(fact["object"]["label"])
        fact["amount"] = f"{BOUNDS.get(one.quantifier, '')}{one.count} " if is_counted else ""
    else:
        counted = f" {one.counted}" if one.counted else ""
        fact["value"] = f"{BOUNDS.get(one.quantifier, '')}{one.target}{counted}"
    return fact


def telling(one: Statement, names: References) -> Json:
    """Where one statement stands: article, outlet, date, who says it and through whom, the passage.

    `own` is true where the article speaks itself; where it is not, and `by` is null, the source is not named.
    """
    article = names.thing(one.article) if one.article else {}
    return {
        "statement": names.id(one.iri),
        "article": article.get("id", ""),
        "outlet": article.get("outlet") or article.get("label", ""),
        "date": article.get("date", ""),
        "own": bool(one.by) and one.by == one.article,
        "by": None if one.by in ("", one.article) else names.thing(one.by),
        "relay": names.thing(one.relay) if one.relay else None,
        "quote": one.passage.quote,
        "begin": one.passage.begin,
        "end": one.passage.end,
        "confidence": round(one.confidence, 2),
    }
