"""kg status: what a store has set aside, and what it waits for."""

import click

from .console import verbosity, write_json


@click.command(epilog="\b\nExample: kg status exports")
@click.argument("store", metavar="STORE")
@click.option("--json", "as_json", is_flag=True, help="Write the status as JSON.")
@verbosity
def status(store: str, as_json: bool) -> int:
    """List the articles that were set aside and why, exports that are stale, and whether a run was stopped.

    STORE is the folder of a build. The exit code is 1 when articles were set aside or its files are torn; `kg check`
    reads every byte.
    """
    from kg.upkeep import store_status

    found = store_status(store)
    if as_json:
        write_json(found.as_json())
    else:
        click.echo(str(found))
    return 0 if found.sound else 1
