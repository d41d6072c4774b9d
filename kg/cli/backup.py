"""kg backup: a copy of a store."""

import click

from .console import level, say, verbosity


@click.command(epilog="\b\nExample: kg backup exports /media/disk/kg-2024-05-16")
@click.argument("store", metavar="STORE")
@click.argument("target", metavar="TARGET")
@verbosity
def backup(store: str, target: str) -> None:
    """Copy a store to a new folder, and check the copy; others may read the store and write to it meanwhile.

    STORE is the folder of a build. The copy is a store of its own: every command that takes a STORE reads it.
    """
    from kg.upkeep import backup_store

    made = backup_store(store, target)
    if level() >= 0:
        say(f"copied to {made.root}, and checked")
