"""Two articles, two outlets or two graphs beside each other."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .divergences import Disagreement, list_disagreements
from .world import NAMING, Statement, World, words

_Key = tuple[str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Told:
    """One triple, and the words of it on each side."""

    text: str  # "Mara Lind · holds position · mayor"
    left: str  # the passage of A, "" where A does not tell it
    right: str
    asserted: bool  # whether some article tells it as a fact
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What each side calls one thing, where they do not agree."""

    thing: str
    iri: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sides tell."""

    left: str  # the name of the side
    right: str
    both: tuple[Told, ...]
    only_left: tuple[Told, ...]
    only_right: tuple[Told, ...]
    diverging: tuple[Disagreement, ...]
    named: tuple[Naming, ...]


def find_side(world: World, name: str, things: Collection[str] = ()) -> list[str]:
    """The articles of a side: an article's IRI, its end or its title; or an outlet's name.

    `things` are the IRIs that the name stands for, where it is known.
    """
    wanted = name.casefold().strip()
    by_id = [a.iri for a in world.articles.values() if name == a.iri or a.iri.endswith(f"article/{name}")]
    by_outlet = [a.iri for a in world.articles.values() if a.publisher and a.publisher in things]
    named = [a.iri for a in world.articles.values() if wanted and wanted in (a.outlet.casefold(), a.title.casefold())]
    return sorted(by_id or by_outlet or named)


def compare_sides(
    world: World, left: Collection[str], right: Collection[str], names: tuple[str, str] = ("A", "B")
) -> Difference:
    """What the articles of both sides tell, of one only, where they diverge and how they name things."""
    sides = _told(world, left), _told(world, right)
    keys = sorted(sides[0].keys() | sides[1].keys())
    rows = {key: _row(world, sides[0].get(key, []), sides[1].get(key, [])) for key in keys}
    both = sorted((row for row in rows.values() if row.left and row.right), key=lambda row: row.text)
    only = [
        sorted((row for row in rows.values() if bool(row.left) == here and bool(row.right) != here), key=_text)
        for here in (True, False)
    ]
    diverging = [
        d for d in list_disagreements(world)
        if {v.article for v in d.values} & set(left) and {v.article for v in d.values} & set(right)
    ]  # fmt: skip
    named = _namings(world, left, right)
    return Difference(*names, tuple(both), tuple(only[0]), tuple(only[1]), tuple(diverging), tuple(named))


def _text(row: Told) -> str:
    return row.text


def _told(world: World, articles: Collection[str]) -> dict[_Key, list[Statement]]:
    found: dict[_Key, list[Statement]] = defaultdict(list)
    for one in world.statements:
        if one.told and one.article in articles:
            found[one.subject, one.predicate, one.object, one.negated].append(one)
    return found


def _row(world: World, left: list[Statement], right: list[Statement]) -> Told:
    one = (left or right)[0]
    denied = "not " if one.negated else ""
    text = f"{world.label(one.subject)} · {words(one.predicate)} · {denied}{world.shown(one)}"
    sources = tuple(sorted({world.source(s) for s in (*left, *right)}))
    return Told(text, _quote(left), _quote(right), any(s.asserted for s in (*left, *right)), sources)


def _quote(side: list[Statement]) -> str:
    return next((s.quote or "…" for s in side), "")


def _namings(world: World, left: Collection[str], right: Collection[str]) -> Iterable[Naming]:
    uses: tuple[dict[str, set[str]], dict[str, set[str]]] = defaultdict(set), defaultdict(set)
    events = {s.subject for s in world.statements if "/event/" in s.subject}
    for one in world.statements:
        if one.predicate in NAMING and one.subject not in events:
            for side, articles in zip(uses, (left, right), strict=True):
                if one.article in articles and one.source in ("", one.article):
                    side[one.subject].add(_name(one, world))
    for thing in sorted(uses[0].keys() & uses[1].keys(), key=lambda iri: (world.label(iri), iri)):
        first, second = (_apart(side[thing], other[thing]) for side, other in (uses, uses[::-1]))
        if first and second:
            yield Naming(world.label(thing), thing, tuple(first), tuple(second))


def _name(statement: Statement, world: World) -> str:
    return " ".join((statement.quote if statement.predicate == "kgo:calledAs" else world.shown(statement)).split())


def _apart(names: set[str], others: set[str]) -> list[str]:
    """The names that the other side does not use; a leading article and letter case are no difference."""
    known = {_fold(name) for name in others}
    return sorted(name for name in names if _fold(name) not in known)


def _fold(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name.casefold())
