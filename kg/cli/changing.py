"""What `add`, `update` and `remove` share: run the change, write the report, tell what it did."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .console import Watch, level, note, say
from .report import tell_report, write_report
from .stopping import resumable

if TYPE_CHECKING:
    from kg.upkeep import Change


def put_articles(
    put: Callable[..., "Change"], store: str, inputs: tuple[str, ...], *, refresh: bool,
    decisions: tuple[str, ...] = (), gazetteers: tuple[str, ...] = (), **options: Any,
) -> int:
    """Runs add_articles or update_articles; returns the exit code. What is given on identity replaces what the
    store has."""
    from kg.gazetteer import identity_rulings
    from kg.model import BuildReport
    from kg.store import find_store
    from kg.upkeep import keep_rulings

    report = BuildReport()
    folder = find_store(store).root.parent
    if decisions or gazetteers:
        keep_rulings(find_store(store), identity_rulings(decisions, gazetteers))
    with resumable(), Watch("reading") as watch:
        change = put(store, inputs, progress=watch.progress, on_problem=watch.problem, report=report, **options)
        tell_report(report, write_report(report, str(folder)))
        finish(change, refresh=refresh)
    return watch.exit_code()


def finish(change: "Change", *, refresh: bool) -> None:
    """Tells what a change did, and writes the exports beside the store anew or says that they are stale."""
    from kg.upkeep import stale_exports, write_exports

    if change.mended:
        say("the graph of the store was damaged, and was made again from its articles")
    if level() >= 0:
        done = (("added", change.added), ("replaced", change.changed), ("removed", change.removed))
        told = ", ".join(f"{what} {len(articles)}" for what, articles in done if articles)
        click.echo(f"{told or 'nothing changed'}; the store has {len(change.manifest.articles)} articles")
    if refresh:
        for path in write_exports(change.store, ()):
            note(f"wrote {path}")
    elif stale := stale_exports(change.store):
        folder = Path(change.store.root).parent
        say(f"{', '.join(stale)} in {folder} show the graph before this change; --exports writes them anew")
