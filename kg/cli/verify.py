"""kg verify: does every passage stand in its article?"""

from dataclasses import asdict

import click

from .console import Watch, level, verbosity, write_json
from .inputs import load_graph
from .options import columns as columns_option
from .options import fetch as fetch_option


@click.command(epilog="\b\nExample: kg verify exports/kg.ttl news/")
@click.argument("graph", metavar="GRAPH")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@columns_option
@fetch_option
@click.option("--json", "as_json", is_flag=True, help="Write the problems as JSON.")
@verbosity
def verify(graph: str, inputs: tuple[str, ...], columns: dict[str, str], fetch: bool, as_json: bool) -> int:
    """Read every passage again: the text at the offsets must be the text quoted.

    GRAPH is an RDF file; INPUT are the articles it was built from. The exit code is 1 when a passage
    is not borne out, or an article is missing or changed.
    """
    from kg.read import read_articles
    from kg.validate import verify_graph

    with Watch("verifying") as watch:
        articles = read_articles(inputs, columns=columns, fetch=fetch, on_problem=watch.problem)
    problems = verify_graph(load_graph(graph), articles)
    if as_json:
        write_json({"verified": not problems, "problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            click.echo(str(problem))
        if level() >= 0 and not problems:
            click.echo("verified: every passage stands in its article")
    return 1 if problems else watch.exit_code()
