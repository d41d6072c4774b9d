"""kg export: a graph in other formats."""

from pathlib import Path
from typing import Any

import click

from .console import note, verbosity
from .inputs import load_graph
from .options import filters, formats, selected
from .outputs import STDIO, exporter_names, write_graph


@click.command(epilog="\b\nExample: kg export exports/kg.ttl -o kg.gexf\n"
               "         kg export exports/kg.ttl --around 'Helen Tait' --only asserted -o tait.graphml")
@click.argument("graph", metavar="GRAPH")
@formats
@filters
@click.option("-o", "--output", default=STDIO, show_default=True, metavar="PATH",
              help="File (its suffix tells the format), folder, or - for standard output.")
@click.option("--with-text", is_flag=True, help="Write the texts of the articles too, from a store.")
@click.option("--list", "listing", is_flag=True, is_eager=True, expose_value=False,
              callback=lambda ctx, _, value: _list(ctx) if value else None, help="List the formats.")
@verbosity
def export(*, graph: str, formats: tuple[str, ...], output: str, with_text: bool, **chosen: Any) -> None:
    """Write a graph in other formats.

    GRAPH is an RDF file (.ttl, .trig, .nq, .nt, .jsonld, .rdf, also .gz), a store, or - for standard input.
    The filters may be combined; each narrows what the ones before it left, in the order of this list.
    """  # fmt: skip
    names = exporter_names(formats)
    if output == STDIO and not names:
        raise click.UsageError("name the format (-f) or the file (-o)")
    stem = "kg" if graph == STDIO or Path(graph).is_dir() else Path(graph).name.split(".")[0] or "kg"
    found = selected(load_graph(graph, with_text=with_text), **chosen)
    for path in write_graph(found, output, names, stem=stem):
        note(f"wrote {path}")


def _list(ctx: click.Context) -> None:
    from kg.export.formats import all_exporters

    for exporter in all_exporters().values():
        click.echo(f"{exporter.name:<13} {exporter.suffix:<14} {exporter.title}")
    ctx.exit()
