"""kg update: new versions of articles into a store."""

from typing import Any

import click

from .changing import put_articles
from .console import verbosity
from .options import adding


@click.command(epilog="\b\nExample: kg update exports corrected/ferry-beacon.txt --exports")
@adding
@verbosity
def update(*, store: str, inputs: tuple[str, ...], refresh: bool, **options: Any) -> int:
    """Put articles into a store; one whose content changed replaces its old self.

    STORE is the folder of a build. Articles are the same when their ids are: the id that an input gives, or the name
    of the file without its suffix. Articles that are not there yet are added.
    """
    from kg.upkeep import update_articles

    return put_articles(update_articles, store, inputs, refresh=refresh, **options)
