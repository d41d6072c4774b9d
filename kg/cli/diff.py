"""kg diff: two articles, two outlets or two graphs beside each other."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .console import say, verbosity, write_json
from .divergences import disagreement_text
from .inputs import load_graph
from .things import one_line

if TYPE_CHECKING:
    from kg.survey import Difference, Naming, Told, World

    Compared = tuple[World, list[list[str]]]  # a world, and the articles of each side


@click.command(epilog="\b\nExample: kg diff exports/kg.trig 'Northern Ledger' 'Daily Beacon'")
@click.argument("graph", metavar="GRAPH")
@click.argument("names", metavar="[A B | GRAPH]", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write the comparison as JSON.")
@verbosity
def diff(*, graph: str, names: tuple[str, ...], as_json: bool) -> int:
    """Compare two articles or outlets of a graph, or two graphs.

    A and B are outlets, or articles by title, id or IRI. Told are: what both tell, what only one
    tells, where they diverge, and what each calls the same thing. ● somebody tells it as fact, ○ as
    a claim.
    """
    from kg.survey import compare_sides

    if len(names) > 2:
        raise click.UsageError("name two outlets or articles of a graph (GRAPH A B), or two graphs (GRAPH GRAPH)")
    world, sides = _graphs(graph, names[0]) if len(names) == 1 else _sides(graph, names)
    for name, articles in zip(names, sides, strict=False):
        if not articles:
            say(f"no outlet or article is called {name!r}; there are {_known(world)}")
            return 1
    left, right = (graph, names[0]) if len(names) == 1 else names
    found = compare_sides(world, sides[0], sides[1], (left, right))
    if as_json:
        write_json(asdict(found))
    else:
        click.echo("\n\n".join(_page(found)))
    return 0


def _graphs(one: str, other: str) -> "Compared":
    """Both graphs as one world, and the articles of each."""
    from kg.survey import World

    first, second = (load_graph(path).rows() for path in (one, other))
    return World([*first, *second]), [sorted(World(rows).articles) for rows in (first, second)]


def _sides(graph: str, names: Iterable[str]) -> "Compared":
    from kg.explain import find_things
    from kg.survey import World, find_side

    loaded = load_graph(graph)
    world = World(loaded.rows())
    return world, [find_side(world, name, find_things(loaded, name, loaded.base_iri)) for name in names]


def _known(world: "World") -> str:
    outlets = sorted({article.outlet for article in world.articles.values()})
    return ", ".join(one_line(name, 40) for name in outlets[:10]) + (" …" if len(outlets) > 10 else "")


def _page(found: "Difference") -> list[str]:
    parts = [
        _section("Told by both", [_both(row) for row in found.both]),
        _section(f"Only {found.left}", [_one(row, row.left) for row in found.only_left]),
        _section(f"Only {found.right}", [_one(row, row.right) for row in found.only_right]),
        _section("Diverging", [disagreement_text(one) for one in found.diverging]),
        _section("Named differently", [_naming(one, found) for one in found.named]),
    ]
    return [part for part in parts if part]


def _section(title: str, lines: list[str]) -> str:
    return "\n".join([click.style(f"{title} ({len(lines)})", bold=True), *lines])


def _both(row: "Told") -> str:
    quotes = dict.fromkeys((row.left, row.right))
    return "\n".join([_head(row), *(f"      “{one_line(quote, 110)}”" for quote in quotes)])


def _one(row: "Told", quote: str) -> str:
    return f"{_head(row)}\n      {one_line(', '.join(row.sources), 50)}: “{one_line(quote, 110)}”"


def _head(row: "Told") -> str:
    return f"  {'●' if row.asserted else '○'} {one_line(row.text, 120)}"


def _naming(one: "Naming", found: "Difference") -> str:
    sides = ((found.left, one.left), (found.right, one.right))
    return f"  {one.thing}" + "".join(f"\n      {one_line(side, 40)}: {', '.join(names)}" for side, names in sides)
