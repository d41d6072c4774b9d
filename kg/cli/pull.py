"""kg pull: a graph from a SPARQL server."""

import click

from .console import Watch, note, verbosity
from .endpoints import endpoint_of, product
from .options import formats
from .outputs import STDIO, exporter_names, write_graph


@click.command(epilog="\b\nExample: kg pull http://localhost:7878 -o kg.trig")
@click.argument("endpoint", metavar="ENDPOINT")
@product
@formats
@click.option("-o", "--output", default=STDIO, show_default=True, metavar="PATH",
              help="File (its suffix tells the format), folder, or - for standard output.")
@click.option("--prefix", default="", metavar="IRI", help="Only named graphs whose IRI begins so.")
@verbosity
def pull(*, endpoint: str, product: str | None, formats: tuple[str, ...], output: str, prefix: str) -> None:
    """Fetch the graph of a SPARQL server.

    ENDPOINT is the address of the server or dataset, and the only one contacted; who you are stands in the
    environment, as for kg push.
    """  # fmt: skip
    from kg.graph import Graph
    from kg.remote import open_client, pull_rows

    server, who = endpoint_of(endpoint, product)
    names = exporter_names(formats)
    if output == STDIO and not names:
        raise click.UsageError("name the format (-f) or the file (-o)")
    with Watch("pulling") as watch, open_client(server, who) as client:
        graph = Graph.from_rows(pull_rows(client, prefix=prefix, progress=watch.progress))
    for path in write_graph(graph, output, names):
        note(f"wrote {path}")
