"""kg timeline: dated events in order."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import note, say, verbosity, write_json
from .inputs import STDIO, load_graph
from .things import named_things, one_line

if TYPE_CHECKING:
    from kg.survey import Moment


@click.command(epilog="\b\nExample: kg timeline exports/kg.trig 'Strand Line' --svg timeline.svg")
@click.argument("graph", metavar="GRAPH")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write the events as JSON.")
@click.option("--svg", metavar="FILE", help="Draw the timeline as an SVG picture; - is standard output.")
@verbosity
def timeline(*, graph: str, name: str | None, as_json: bool, svg: str | None) -> int:
    """Tell the dated events in order, each with its sources.

    NAME is an event, or somebody or something that takes part. ● an article tells it as fact, ○
    somebody claims it, or it is only planned.
    """
    from kg.survey import World, draw_timeline, list_moments

    loaded = load_graph(graph)
    about = named_things(loaded, name)
    if about is not None and not about:
        return 1
    found = list_moments(World(loaded.rows()), about)
    if svg is not None:
        _write_picture(draw_timeline(found, f"Timeline: {name}" if name else "Timeline"), svg)
    if as_json:
        write_json([asdict(moment) for moment in found])
    elif svg is None:
        if found:
            click.echo("\n".join(map(_line, found)))
        else:
            say("no dated events")
    return 0


def _write_picture(drawing: str, target: str) -> None:
    from kg.errors import ExportError

    if target == STDIO:
        click.echo(drawing, nl=False)
        return
    try:
        Path(target).write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror or error}") from error
    note(f"wrote {target}")


def _line(moment: "Moment") -> str:
    when = moment.date.replace("T", " ") + (f" to {moment.end}" if moment.end else "")
    places = f", {', '.join(moment.places)}" if moment.places else ""
    others = f"; also dated {', '.join(moment.others)}" if moment.others else ""
    kind = f"  ({moment.kind}{places})" if moment.kind or places else ""
    told = f"{'●' if moment.asserted else '○'} {one_line(moment.event, 90)}{kind}"
    return f"{when:<19}  {told}\n{'':21}  {one_line('; '.join(moment.sources), 130)}{others}"
