"""The divergences of a graph, each value with who tells it, when and in which words."""

from collections.abc import Collection
from dataclasses import dataclass

from .world import Statement, World, words

_ORDER = {"Contradiction": 0, "Update": 1, "Compatible": 2}


@dataclass(frozen=True, slots=True)
class Value:
    """One statement of a divergence."""

    value: str  # "at least 243 Palestinians"; "denied" in front where the statement denies it
    outlet: str
    date: str  # of the article, "" where it is not known
    source: str  # who says so; the outlet where the article speaks itself
    quote: str
    article: str  # IRI
    statement: str  # IRI


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A kgo:Divergence in words."""

    subject: str
    iri: str  # of the subject
    property: str  # "deaths"
    kind: str  # "Contradiction", "Update", "Compatible"
    reason: str
    values: tuple[Value, ...]  # in the order of the articles' dates


def list_disagreements(world: World, about: Collection[str] | None = None) -> list[Disagreement]:
    """The divergences, contradictions first; `about` are IRIs of the things to show, None for all.

    A thing's divergences are its own, and those of the events that it takes part in.
    """
    wanted = None if about is None else {*about, *_events_of(world, about)}
    found = []
    for iri in world.of_class("kgo:Divergence"):
        subject = world.value(iri, "kgo:ofSubject")
        if wanted is not None and subject not in wanted:
            continue
        kind = world.value(iri, "kgo:divergenceKind").rpartition("#")[2]
        told = {*world.values(iri, "kgo:divergentStatement")}
        values = tuple(_value(world, statement) for statement in world.statements if statement.iri in told)
        name = words(world.value(iri, "kgo:ofProperty").rpartition("#")[2].rpartition("/")[2])
        reason = world.value(iri, "rdfs:comment")
        found.append(Disagreement(world.label(subject), subject, name, kind, reason, values))
    return sorted(found, key=lambda d: (_ORDER.get(d.kind, 3), d.subject, d.iri, d.property, d.values[:1] and d.reason))


def _events_of(world: World, about: Collection[str]) -> set[str]:
    return {s.subject for s in world.statements if s.told and s.object in about}


def _value(world: World, statement: Statement) -> Value:
    article = world.articles.get(statement.article)
    shown = world.shown(statement)
    return Value(
        f"not {shown}" if statement.negated else shown, article.outlet if article else "",
        article.date if article else "", world.source(statement), statement.quote, statement.article, statement.iri,
    )  # fmt: skip
