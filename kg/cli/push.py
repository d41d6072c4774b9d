"""kg push: a graph to a SPARQL server."""

from dataclasses import asdict
from pathlib import Path

import click

from .console import Watch, say, verbosity, write_json
from .endpoints import endpoint_of, product
from .inputs import STDIO, load_graph


@click.command(epilog="\b\nExample: kg push exports http://localhost:7878\n"
               "         KG_ENDPOINT_TOKEN=... kg push exports https://example.org/repositories/news")
@click.argument("graph", metavar="STORE|GRAPH")
@click.argument("endpoint", metavar="ENDPOINT")
@product
@click.option("--batch", default=20_000, show_default=True, type=click.IntRange(min=0), metavar="N",
              help="Triples that go in one update; 0 sends each article on its own.")
@click.option("--state", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Where to keep what the server was sent, in place of a file in ~/.local/state/kg/push.")
@click.option("--force", is_flag=True, help="Send everything again, whatever the state says.")
@click.option("--with-text", is_flag=True, help="Send the texts of the articles too, from a store.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON to standard output.")
@verbosity
def push(*, graph: str, endpoint: str, product: str | None, batch: int, state: Path | None, force: bool,
         with_text: bool, as_json: bool) -> None:
    """Send a graph to a SPARQL server, one named graph an article.

    ENDPOINT is the address of the server or dataset, and the only one contacted. What the server holds already is
    not sent again; articles that are no longer in the graph are dropped there. When the server goes away in the
    middle, run the same command again. KG_ENDPOINT_TOKEN, or KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, say who
    you are; they are never shown.
    """  # fmt: skip
    from kg.remote import PushState, open_client, push_rows, state_file

    server, who = endpoint_of(endpoint, product)
    path = state or state_file(server, "-" if graph == STDIO else graph)
    rows = load_graph(graph, with_text=with_text).rows()
    with Watch("pushing") as watch, open_client(server, who) as client:
        done = push_rows(rows, client, PushState.read(path), batch=batch, force=force, progress=watch.progress)
    if as_json:
        write_json(asdict(done))
    else:
        say(f"{done.sent} graphs sent ({done.triples:,} triples), {done.unchanged} unchanged, {done.dropped} dropped")
