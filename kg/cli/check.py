"""kg check: is a store what it was made to be?"""

from dataclasses import asdict

import click

from .console import level, verbosity, write_json


@click.command(epilog="\b\nExample: kg check exports")
@click.argument("store", metavar="STORE")
@click.option("--json", "as_json", is_flag=True, help="Write the damage as JSON.")
@verbosity
def check(store: str, as_json: bool) -> int:
    """Read all of a store again and tell what is damaged; the exit code is 1 when something is.

    STORE is the folder of a build, or a backup. `kg build --repair` makes the graph again from the articles.
    """
    from kg.upkeep import check_store

    damage = check_store(store)
    if as_json:
        write_json({"sound": not damage, "damage": [asdict(one) for one in damage]})
        return 1 if damage else 0
    for one in damage:
        click.echo(str(one))
    if level() >= 0:
        verdict = "damaged; repair it: kg build --repair -o STORE" if damage else "sound: all is as it was written"
        click.echo(verdict)
    return 1 if damage else 0
