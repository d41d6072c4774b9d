"""kg list: the articles of a store."""

from typing import TYPE_CHECKING

import click

from .console import verbosity, write_json
from .things import one_line

if TYPE_CHECKING:
    from kg.store.manifest import Entry


@click.command(epilog="\b\nExample: kg list exports")
@click.argument("store", metavar="STORE")
@click.option("--json", "as_json", is_flag=True, help="Write the articles as JSON.")
@verbosity
def list(store: str, as_json: bool) -> None:
    """List the articles of a store: id, date, outlet, words, quads and title.

    STORE is the folder of a build.
    """
    from kg.upkeep import store_manifest

    articles = store_manifest(store).articles
    if as_json:
        write_json([_row(name, entry) for name, entry in articles.items()])
        return
    width = max(map(len, articles), default=0)
    for name, entry in articles.items():
        outlet, title = one_line(entry.publisher or "", 24), one_line(entry.title or "", 70)
        line = f"{name:<{width}}  {(entry.date or '')[:10]:<10}  {outlet:<24}  {entry.words:>6,} words  {title}"
        click.echo(line.rstrip())


def _row(name: str, entry: "Entry") -> dict[str, object]:
    return {
        "id": name, "date": entry.date, "publisher": entry.publisher, "title": entry.title, "source": entry.source,
        "words": entry.words, "quads": entry.rows.quads,
    }  # fmt: skip
