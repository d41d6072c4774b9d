"""kg divergences: where sources differ."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .console import say, verbosity, write_json
from .inputs import load_graph
from .things import dated, named_things, one_line

if TYPE_CHECKING:
    from kg.survey import Disagreement

_COLOURS = {"Contradiction": "red", "Update": "yellow", "Compatible": "green"}


@click.command(epilog="\b\nExample: kg divergences exports/kg.trig 'Israel kills Palestinians'")
@click.argument("graph", metavar="GRAPH")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write the divergences as JSON.")
@verbosity
def divergences(*, graph: str, name: str | None, as_json: bool) -> int:
    """Tell where sources differ: each value with its outlet, date, source and sentence.

    NAME is an event, or somebody or something that takes part in events. A contradiction cannot be
    resolved; an update was reported later; compatible values can all be true.
    """
    from kg.survey import World, list_disagreements

    loaded = load_graph(graph)
    about = named_things(loaded, name)
    if about is not None and not about:
        return 1
    found = list_disagreements(World(loaded.rows()), about)
    if as_json:
        write_json([asdict(one) for one in found])
    elif found:
        click.echo("\n\n".join(map(disagreement_text, found)))
    else:
        say("no divergences: nothing is told in two ways")
    return 0


def disagreement_text(one: "Disagreement") -> str:
    """A heading, and a line with the sentence beneath for each value; one that repeats itself is heard once."""
    kind = click.style(one.kind, fg=_COLOURS.get(one.kind), bold=True)
    lines = [f"{kind}  {one.subject} · {one.property}  ({one.reason})"]
    told: dict[tuple[str, str], str] = {}
    for value in one.values:
        who = "" if value.source == value.outlet else f" · {one_line(value.source, 50)}"
        told.setdefault((one_line(value.value, 40), dated(value.outlet, value.date) + who), value.quote)
    width = max((len(shown) for shown, _ in told), default=0)
    for (shown, where), quote in told.items():
        lines += [f"  {shown:<{width}}  {where}", f"  {'':<{width}}  “{one_line(quote)}”"]
    return "\n".join(lines)
