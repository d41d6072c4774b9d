"""All that resolution reads of one article, made once from its findings: small, frozen, picklable."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.model import Event, Figure, Findings

from .names import fold
from .profiles import Profile, make_profiles

PARTICIPANTS = frozenset({"kgo:agent", "kgo:patient", "kgo:recipient", "kgo:mediator", "kgo:topic"})
PLACE = "schema:location"
NOTHING: frozenset[Any] = frozenset()  # one for all: most events have no date and no name
STEM = 4  # letters that the forms of one verb share
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one article tells it, its arguments still local."""

    local: str
    type: str
    triggers: tuple[tuple[int, int], ...]  # offsets, in text order
    words: str  # of the first trigger
    dates: frozenset[str]  # stated by the text
    likely: frozenset[str]  # inferred from the narrative
    arguments: tuple[tuple[str, str], ...]  # (role, local id), each once, sorted
    names: frozenset[str]
    figures: tuple[tuple[str, frozenset[float]], ...]  # exact ones, by property
    stems: frozenset[str]  # of the triggers
    labels: tuple[tuple[str, int], ...]  # with how often each was given


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What identity is judged on: an article's entities and events, its day and its headline."""

    article: str
    published: str | None  # ISO 8601
    publisher: str | None  # local id
    headline: tuple[str, ...]  # words of four letters and more, folded, sorted
    entities: tuple[Profile, ...]
    events: tuple[ToldEvent, ...]  # in text order


def profile_article(findings: Findings) -> ArticleProfile:
    """The profile of an article's findings, whose identifiers are local to it."""
    article = findings.article
    return ArticleProfile(
        article.id,
        article.date,
        findings.publisher,
        tuple(sorted(set(_WORD.findall(fold(article.title or ""))))),
        tuple(make_profiles(findings)),
        tuple(_told_events(findings)),
    )


def _told_events(findings: Findings) -> Iterable[ToldEvent]:
    told: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(findings.events, key=lambda e: (e.trigger, e.event)):
        told[event.event].append(event)
    return [_told_event(mentions, findings.article.text) for mentions in told.values()]


def _is_exact(figure: Figure) -> bool:
    return not figure.part and not figure.implied and figure.quantifier is None


def _told_event(mentions: list[Event], text: str) -> ToldEvent:
    first = mentions[0]
    figures: dict[str, set[float]] = defaultdict(set)
    for figure in (f for m in mentions for f in m.figures if _is_exact(f)):
        figures[figure.property].add(figure.value)
    arguments = {
        (argument.role, argument.entity)
        for m in mentions for argument in m.arguments
        if argument.role is not None and argument.entity and (argument.role == PLACE or argument.role in PARTICIPANTS)
    }  # fmt: skip
    return ToldEvent(
        first.event,
        first.type,
        tuple(dict.fromkeys((m.trigger.start, m.trigger.end) for m in mentions)),
        text[slice(*first.trigger)],
        frozenset(m.date[:10] for m in mentions if m.date and not m.date_inferred) or NOTHING,
        frozenset(m.date[:10] for m in mentions if m.date and m.date_inferred) or NOTHING,
        tuple(sorted(arguments)),
        frozenset(m.name.casefold() for m in mentions if m.name) or NOTHING,
        tuple((name, frozenset(values)) for name, values in sorted(figures.items())),
        frozenset(text[slice(*m.trigger)].casefold()[:STEM] for m in mentions),
        tuple(sorted(Counter(m.label for m in mentions if m.label).items())),
    )
