"""How many independent sources tell the same."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .world import Statement, World, words


@dataclass(frozen=True, slots=True)
class Support:
    """A triple and who tells it. Articles of one outlet, and near duplicates, are one witness; outlets that
    name the same source have one source, and one that names its source is none beside it."""

    subject: str
    property: str
    value: str
    sources: int  # independent: those whom outlets name, and outlets that name nobody
    witnesses: int  # independent outlets
    articles: int
    names: tuple[str, ...]  # of the sources
    outlets: tuple[str, ...]
    denied: int  # statements that deny it


def count_support(world: World, about: Collection[str] | None = None) -> list[Support]:
    """Each triple that is told with its independent sources, the best supported first.

    `about` are IRIs of the things to show, as subject or object; None for all. Plans, wishes and
    forecasts are not counted as telling a fact.
    """
    groups: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for one in world.statements:
        if one.told and one.modality == "Actual" and (about is None or one.subject in about or one.object in about):
            groups[one.subject, one.predicate, one.object, one.quantifier].append(one)
    found = [_support(world, group) for group in groups.values() if not all(one.negated for one in group)]
    return sorted(found, key=lambda s: (-s.sources, -s.witnesses, -s.articles, s.subject, s.property, s.value))


def _support(world: World, group: list[Statement]) -> Support:
    telling = [one for one in group if not one.negated]
    one = telling[0]
    witness = witnesses_of(world, {s.article for s in telling})
    named = {s.source for s in telling if s.source not in ("", s.article)}
    citing = {witness[s.article] for s in telling if s.source != s.article}
    own = set(witness.values()) - citing
    sources = len(named) + len(own) or 1
    return Support(
        world.label(one.subject), words(one.predicate), world.shown(one), sources, len(set(witness.values())),
        len(witness), tuple(sorted({world.source(s) for s in telling})),
        tuple(sorted({world.label(article) for article in witness})), len(group) - len(telling),
    )  # fmt: skip


def witnesses_of(world: World, articles: Iterable[str]) -> dict[str, str]:
    """Each article with the first of those that are one witness with it: of one outlet, or of one text."""
    first: dict[str, str] = {}
    by_mark: dict[str, str] = {}  # an outlet or a text -> the first article that has it
    for article in sorted(articles):
        about = world.articles.get(article)
        marks = [mark for mark in (about.publisher if about else "", world.text_of(article)) if mark]
        known = sorted({first[by_mark[mark]] for mark in marks if mark in by_mark})
        first[article] = known[0] if known else article
        first |= {other: known[0] for other, one in first.items() if one in known}
        by_mark |= dict.fromkeys(marks, article)
    return first
