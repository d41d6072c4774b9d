"""Quotations: what somebody says, and what others say with somebody's name in it."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from .references import References
from .statements import passage_of
from .terms import Json, is_a, subjects, value

_MOST_ARTICLES = 100  # whose quotations are looked at for one thing


def quotations_by(store: Store, speaker: NamedNode, names: References) -> list[Json]:
    """The quotations whose speaker it is, in the order of the articles."""
    return _told(store, subjects(store, "kgo:speaker", speaker), names)


def quotations_to(store: Store, addressee: NamedNode, names: References) -> list[Json]:
    """The quotations that are said to it."""
    return _told(store, subjects(store, "kgo:addressee", addressee), names)


def quotations_in(store: Store, article: NamedNode, names: References) -> list[Json]:
    """The quotations of an article."""
    found = subjects(store, "prov:wasDerivedFrom", article)
    return _told(store, (one for one in found if is_a(store, one, "kgo:Quotation")), names)


def quotations_around(store: Store, places: Iterable[tuple[str, int, int]], names: References) -> list[Json]:
    """The quotations that stand around any of these places (article, begin, end): what is said about a thing."""
    spots: dict[str, list[tuple[int, int]]] = {}
    for article, begin, end in places:
        spots.setdefault(article, []).append((begin, end))
    found = []
    for article, spans in sorted(spots.items())[:_MOST_ARTICLES]:
        for quotation in quotations_in(store, NamedNode(article), names):
            if any(quotation["begin"] <= begin and end <= quotation["end"] for begin, end in spans):
                found.append(quotation)
    return sorted(found, key=_when)


def _told(store: Store, nodes: Iterable[NamedNode], names: References) -> list[Json]:
    return sorted((_quotation(store, one, names) for one in set(nodes)), key=_when)


def _quotation(store: Store, iri: NamedNode, names: References) -> Json:
    links = {name: value(store, iri, f"kgo:{name}") for name in ("speaker", "addressee", "relayedBy")}
    source = value(store, iri, "prov:wasDerivedFrom")
    article = names.thing(source) if source else {}
    passage = passage_of(store, iri)
    return {
        "id": names.id(iri.value),
        "text": value(store, iri, "schema:text"),
        "direct": value(store, iri, "kgo:direct") == "true",
        "cue": value(store, iri, "kgo:cue"),
        "speaker": names.thing(links["speaker"]) if links["speaker"] else None,
        "addressee": names.thing(links["addressee"]) if links["addressee"] else None,
        "relay": names.thing(links["relayedBy"]) if links["relayedBy"] else None,
        "article": article.get("id", ""),
        "outlet": article.get("outlet") or article.get("label", ""),
        "date": article.get("date", ""),
        "begin": passage.begin,
        "end": passage.end,
    }


def _when(quotation: Json) -> tuple[str, str, int, str]:
    return quotation["date"] or "9999", quotation["article"], quotation["begin"], quotation["id"]
