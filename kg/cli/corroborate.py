"""kg corroborate: how many independent sources tell the same."""

from dataclasses import asdict

import click

from .console import verbosity, write_json
from .inputs import load_graph
from .things import named_things, one_line


@click.command(epilog="\b\nExample: kg corroborate exports/kg.trig 'Port Ellery' --least 2")
@click.argument("graph", metavar="GRAPH")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--least", default=1, show_default=True, type=click.IntRange(min=1), metavar="N",
              help="Only what so many independent sources tell.")
@click.option("--json", "as_json", is_flag=True, help="Write the counts as JSON.")
@verbosity
def corroborate(*, graph: str, name: str | None, least: int, as_json: bool) -> int:
    """Count the independent sources of each statement.

    Outlets that carry the same text are one witness, and so are articles of one outlet; outlets that
    name the same source have one source.
    """  # fmt: skip
    from kg.survey import World, count_support

    loaded = load_graph(graph)
    about = named_things(loaded, name)
    if about is not None and not about:
        return 1
    found = [one for one in count_support(World(loaded.rows()), about) if one.sources >= least]
    if as_json:
        write_json([asdict(one) for one in found])
        return 0
    click.echo("sources  outlets  articles  statement")
    for one in found:
        denied = f"; denied {one.denied} time{'' if one.denied == 1 else 's'}" if one.denied else ""
        text = f"{one.subject} · {one.property} · {one.value}"
        click.echo(f"{one.sources:7}  {one.witnesses:7}  {one.articles:8}  {one_line(text, 100)}{denied}")
        click.echo(f"{'':28}{one_line(', '.join(one.names), 130)}")
    return 0
