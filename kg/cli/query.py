"""kg query: SPARQL over a graph, from an argument, a file or a named query."""

import re
import sys
from pathlib import Path
from typing import Any

import click

from kg.errors import QueryError

from .console import verbosity
from .inputs import STDIO, load_graph

_FORMATS = ("table", "csv", "json", "turtle")


def _list(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value:
        return
    from kg.store import list_queries

    queries = list_queries()
    width = max((len(query.name) for query in queries), default=0)
    for query in queries:
        click.echo(f"{query.name:<{width}}  {query.title}")
    ctx.exit()


@click.command(epilog="""\b
Example: kg query exports/kg.ttl 'SELECT ?name { ?p a schema:Person ; rdfs:label ?name }'
         kg query exports/kg.ttl disagreements -f csv""")
@click.argument("graph", metavar="GRAPH")
@click.argument("query", metavar="QUERY")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="Form of the answer  [default: table; "
              "turtle for CONSTRUCT]")
@click.option("--json", "form", flag_value="json", help="The same as -f json: SPARQL 1.1 Query Results JSON.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE",
              help="Puts an IRI, a prefixed name or a text in the place of ?NAME; may be repeated.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the named queries.")
@verbosity
def query(*, graph: str, query: str, form: str | None, settings: tuple[str, ...]) -> None:
    """Ask a graph in SPARQL 1.1.

    QUERY is the text of a query, a file (.rq), the name of a query that ships with kg (--list), or -
    for standard input. The prefixes of the graph model are known; the articles count as one graph.
    """  # fmt: skip
    from .answers import write_answer

    bindings = dict(_binding(setting) for setting in settings)
    sparql = query_text(query)
    loaded = load_graph(graph)
    write_answer(loaded.query(sparql, bindings or None), form, loaded.base_iri)


def query_text(query: str) -> str:
    """The SPARQL that an argument stands for; raises QueryError where it is neither query nor file nor name."""
    from kg.store import load_query

    if query == STDIO:
        return sys.stdin.read()
    if query.endswith(".rq"):
        try:
            return Path(query).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{query}: cannot be read: {error}") from error
    return query if re.search(r"[\s{]", query) else load_query(query).text


def _binding(setting: str) -> tuple[str, Any]:
    """A variable and the term to put in its place."""
    from pyoxigraph import Literal, NamedNode

    from kg.vocab import NAMESPACES, expand

    name, equals, value = setting.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{setting!r} is not NAME=VALUE", param_hint="--set")
    name = name.lstrip("?$")
    if value.partition(":")[0] in NAMESPACES:
        return name, NamedNode(expand(value))
    return name, NamedNode(value) if re.match(r"https?://[^\s<>\"]+$", value) else Literal(value)


