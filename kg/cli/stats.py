"""kg stats: how much a store holds."""

import click

from .console import verbosity, write_json


@click.command(epilog="\b\nExample: kg stats exports")
@click.argument("store", metavar="STORE")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@verbosity
def stats(store: str, as_json: bool) -> None:
    """Tell how much a store holds: articles, words, entities, events, statements, quads, bytes.

    STORE is the folder of a build.
    """
    from kg.upkeep import store_figures

    figures = store_figures(store)
    if as_json:
        write_json({name.replace(" ", "_"): value for name, value in figures.items()})
        return
    width = max(map(len, figures))
    click.echo("\n".join(f"{name:<{width}}  {value:>13,}" for name, value in figures.items()))
