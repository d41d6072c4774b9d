"""kg restore: a store from its backup."""

import click

from .console import level, say, verbosity


@click.command(epilog="\b\nExample: kg restore /media/disk/kg-2024-05-16 exports")
@click.argument("source", metavar="BACKUP")
@click.argument("output", metavar="OUT")
@verbosity
def restore(source: str, output: str) -> None:
    """Put a backup in place as the store of a folder; a damaged one is refused.

    BACKUP is a folder that `kg backup` made; OUT is the folder of a build that has no store.
    """
    from kg.upkeep import restore_store

    made = restore_store(source, output)
    if level() >= 0:
        say(f"restored to {made.root}, and checked")
