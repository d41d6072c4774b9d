"""kg page: a graph as one HTML file that opens from disk."""

from pathlib import Path

import click

from .console import note, verbosity
from .inputs import STDIO, load_graph
from .things import named_things


@click.command(
    epilog="\b\nExample: kg page exports/kg.ttl -o kg.html\n"
    "         kg page exports/kg.ttl --around 'Helen Tait' --hops 2 -o tait.html"
)
@click.argument("graph", metavar="GRAPH")
@click.option(
    "-o", "--output", default=STDIO, show_default=True, metavar="FILE", help="File, or - for standard output."
)
@click.option("--around", metavar="NAME", help="Only what stands around somebody or something.")
@click.option("--hops", default=1, show_default=True, type=click.IntRange(1, 3), help="How many links away from NAME.")
@click.option(
    "--limit",
    default=300,
    show_default=True,
    type=click.IntRange(1, 300),
    help="The number of things at most; those told of most are taken.",
)
@click.option("--with-text", is_flag=True, help="With the texts of the articles, where the graph holds them.")
@verbosity
def page(*, graph: str, output: str, around: str | None, hops: int, limit: int, with_text: bool) -> int:
    """Write a graph as one HTML file, to look at and to send to somebody.

    The file holds the explorer and its data: it opens from disk, offline, and asks nobody for anything.
    """  # fmt: skip
    from kg.explore.file import write_page
    from kg.explore.selection import select_answers

    loaded = load_graph(graph)
    found = named_things(loaded, around)
    if found is not None and not found:
        return 1
    data = select_answers(loaded.store, around=found or (), hops=hops, limit=limit, with_text=with_text)
    document = write_page(data, title=around or "A knowledge graph of news")
    if output == STDIO:
        click.echo(document, nl=False)
        return 0
    _save(document, output)
    note(f"wrote {output} ({len(data['things'])} things and articles, {len(document) / 1e6:.1f} MB)")
    return 0


def _save(document: str, output: str) -> None:
    from kg.errors import ExportError

    try:
        Path(output).write_text(document, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"cannot write {output}: {error.strerror or error}") from error
