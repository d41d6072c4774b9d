"""kg serve: the explorer and a SPARQL endpoint over a graph."""

import webbrowser
from typing import TYPE_CHECKING

import click

from kg.resources import page_dir

from .console import Watch, level, say, verbosity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import Quad

    from kg.serve.access import Access


@click.command(
    epilog="""\b
Example: kg serve exports/kg.ttl articles/ --open
         KG_SERVE_TOKEN=… kg serve out --host 0.0.0.0"""
)
@click.argument("graph", metavar="GRAPH|STORE")
@click.argument("inputs", nargs=-1, metavar="[INPUT...]")
@click.option("--port", default=8377, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Another address lets other machines in; it needs a token or --public.",
)
@click.option(
    "--token",
    metavar="TOKEN",
    help="Who asks must give it, as password or Bearer token. Better in KG_SERVE_TOKEN, where nobody sees it.",
)
@click.option("--public", is_flag=True, help="Anybody may read, pages of other sites too.")
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Time limit of a query.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser.")
@verbosity
def serve(
    *,
    graph: str,
    inputs: tuple[str, ...],
    port: int,
    host: str,
    token: str | None,
    public: bool,
    timeout: float,
    opens: bool,
) -> None:
    """Look at a graph in the browser, and query it in SPARQL.

    Serves a page, a SPARQL 1.1 endpoint at /sparql and the graph's IRIs below /id/, for this machine only.
    A store has the texts of its articles; for a file, INPUT are the articles it was built from, to be read
    beside it. Nothing is written and nothing is fetched. -v tells each request. Ctrl-C ends it.
    """
    from kg.serve.app import create_app
    from kg.serve.limits import Limits
    from kg.serve.listening import open_socket, run_app
    from kg.serve.source import open_source
    from kg.store import is_store

    access = _access(host, token, public)
    if inputs and is_store(graph):
        raise click.UsageError("a store has the texts of its articles; leave INPUT out")
    limits = Limits(timeout=timeout)
    with open_socket(host, port) as listener:
        source = open_source(graph, _texts(inputs) if inputs else None)
        url = _url(host, listener.getsockname()[1])
        app = create_app(source, limits=limits, access=access, log=say if level() > 0 else None, is_noisy=level() > 0)
        try:
            run_app(app, listener, limits, lambda: _tell(source.title, url, opens))
        finally:
            source.close()


def _texts(inputs: tuple[str, ...]) -> "Callable[[str], Iterator[Quad]]":
    """The texts of articles as quads of a graph, when its base IRI is known."""

    def read(base_iri: str) -> "Iterator[Quad]":
        from kg.assemble import Names, text_row
        from kg.read import read_articles
        from kg.store import parse_rows

        with Watch("reading") as watch:
            articles = read_articles(inputs, on_problem=watch.problem)
        names = Names(base_iri)
        return parse_rows(text_row(article, names) for article in articles)

    return read


def _access(host: str, token: str | None, public: bool) -> "Access":
    from kg.serve.access import Access, is_loopback

    if not is_loopback(host) and not token and not public:
        raise click.UsageError(
            f"--host {host} lets other machines in: set a token in KG_SERVE_TOKEN, or say --public to let anybody read"
        )
    return Access(host, token, public)


def _url(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}/"


def _tell(title: str, url: str, opens: bool) -> None:
    if level() >= 0:
        say(f"{title} at {url} (SPARQL: {url}sparql); Ctrl-C ends")
        if page_dir() is None:
            say("kg was installed without its page: only the endpoint is served; install it again where npm works")
    if opens:
        webbrowser.open(url)
