"""kg remove: articles out of a store."""

import click

from .changing import finish
from .console import verbosity
from .options import refresh as refresh_option
from .stopping import resumable


@click.command(epilog="\b\nExample: kg remove exports ferry-beacon harbour-wire --exports")
@click.argument("store", metavar="STORE")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--erase", is_flag=True, help="Leave no byte of them on disk: makes the database anew, and takes longer.")
@refresh_option
@verbosity
def remove(*, store: str, articles: tuple[str, ...], erase: bool, refresh: bool) -> None:
    """Take articles out of a store, with all that was read from them.

    STORE is the folder of a build; ARTICLE is an id as `kg list` tells it, or an IRI. What other articles say as
    well stays. Where one of the articles is not there, nothing is removed.

    No query finds anything of them any more. Their words may stay in files of the database until it is next made anew.
    """
    from kg.upkeep import remove_articles

    with resumable():
        finish(remove_articles(store, articles, erase=erase), refresh=refresh)
