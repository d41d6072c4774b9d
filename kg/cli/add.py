"""kg add: articles into a store."""

from typing import Any

import click

from .changing import put_articles
from .console import verbosity
from .options import adding


@click.command(epilog="\b\nExample: kg add exports news/2024-05-16/ --workers 2")
@adding
@verbosity
def add(*, store: str, inputs: tuple[str, ...], refresh: bool, **options: Any) -> int:
    """Add articles to a store.

    STORE is the folder of a build. The graph is then the one that `kg build` gives of all its articles together.
    An article that is there already is not read again; one that is there with other content is left as it is, and
    the exit code is 1 (`kg update` replaces it).
    """
    from kg.upkeep import add_articles

    return put_articles(add_articles, store, inputs, refresh=refresh, **options)
