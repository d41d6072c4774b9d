"""kg build: articles in, the graph out."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .console import Watch, level, note, say, verbosity, write_json
from .options import base_iri, formats, inputs_of, reading, retry
from .outputs import DEFAULT_FORMATS, STDIO, exporter_names, is_file_name, is_folder, write_graph
from .report import tell_report, write_report
from .stopping import resumable

if TYPE_CHECKING:
    from kg.graph import Counts
    from kg.resolve import Ruling


@click.command(epilog="\b\nExample: kg build news/*.txt feed.jsonl -o exports -f trig --date 2021-07-11")
@reading
@base_iri
@click.option("-o", "--output", default="exports", show_default=True, metavar="PATH",
              help="Folder for kg.ttl, kg.graphml and what -f names; or one file by its suffix; - is standard output.")
@formats
@click.option("--store/--no-store", "keep", default=True, show_default=True,
              help="Keep a store in the folder, so that articles can be added, replaced and withdrawn.")
@retry
@click.option("--repair", is_flag=True,
              help="Read no inputs: make the graph of the store in the folder again from its articles.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON to standard output.")
@verbosity
def build(*, inputs: tuple[str, ...], samples: bool, workers: int, model: str | None, date: str | None,
          publisher: str | None, columns: dict[str, str], decisions: tuple[str, ...], gazetteers: tuple[str, ...],
          fetch: bool, base_iri: str | None, output: str, formats: tuple[str, ...], keep: bool, retry: bool,
          repair: bool, as_json: bool, report_file: str | None) -> int:
    """Build the graph of news articles.

    INPUT is a file, a folder, a glob, an address (with --fetch), or - for standard input. What
    cannot be read is told in one line, the rest goes on, and the exit code is 1; OUT/report.json tells what
    became of each input. The graph is that of these inputs and of no others; what was read before is not
    read again, so that a build which was stopped goes on.

    \b
    Files that kg reads:
      .txt .md .html .pdf .eml          one article each
      .jsonl .json .csv .tsv .parquet   a row or object is an article (--columns)
      .rss .atom .warc                  feeds with full text, web crawls
      .xml .nitf .newsml                NITF, NewsML-G2, RSS, Atom
      .gz .bz2 .xz .zip .tar            any of them, compressed or in archives
    """  # fmt: skip
    from kg.gazetteer import identity_rulings
    from kg.model import BuildReport

    if repair:
        return _repair(output, inputs)
    report, rulings = BuildReport(), identity_rulings(decisions, gazetteers)
    names = output_formats(formats, output)
    found = inputs_of(inputs, samples)
    make = partial(_build_store, retry=retry) if keep and is_folder(output, names) else _build_files
    started = time.perf_counter()
    with resumable(), Watch("reading") as watch:
        counts = make(
            found, output, names, base_iri=base_iri, model=model, workers=workers, date=date, publisher=publisher,
            columns=columns, decisions=rulings, fetch=fetch, progress=watch.progress,
            on_problem=watch.problem, report=report,
        )  # fmt: skip
    tell_report(report, write_report(report, output, report_file))
    tell_counts(counts, time.perf_counter() - started, as_json=as_json, output=output)
    return watch.exit_code()


def _build_files(inputs: list[str], output: str, names: list[str], **options: Any) -> "Counts":
    from kg.pipeline import build_graph

    graph = build_graph(inputs, **options)
    for path in write_graph(graph, output, names):
        note(f"wrote {path}")
    return graph.counts


def _build_store(
    inputs: list[str], output: str, names: list[str], *, decisions: "tuple[Ruling, ...]", **options: Any
) -> "Counts":
    from kg.graph import Counts
    from kg.store.folder import make_store
    from kg.upkeep import build_store, keep_rulings, write_exports
    from kg.vocab import DEFAULT_BASE

    keep_rulings(make_store(Path(output), options["base_iri"] or DEFAULT_BASE), decisions)
    change = build_store(output, inputs, **options)
    if change.removed:
        say(f"{len(change.removed)} articles that are not among the inputs left the store; `kg add` keeps them")
    for path in write_exports(change.store, names):
        note(f"wrote {path}")
    return Counts(**change.manifest.counts)


def _repair(output: str, inputs: tuple[str, ...]) -> int:
    from kg.upkeep import repair_store, write_exports

    if inputs:
        raise click.UsageError("--repair reads no inputs; name the folder with -o")
    with resumable():
        repair = repair_store(output)
        write_exports(repair.change.store, ())
    for article in repair.lost:
        say(f"article {article!r}: its record is damaged; add it again")
    say(f"made again: {len(repair.change.manifest.articles)} articles")
    return 1 if repair.lost else 0


def output_formats(formats: tuple[str, ...], output: str) -> list[str]:
    """The formats to write: those named, with Turtle and GraphML where the output is a folder."""
    names = exporter_names(formats)
    if output == STDIO:
        return names or ["turtle"]
    return names if is_file_name(output) and len(names) <= 1 else list(dict.fromkeys([*DEFAULT_FORMATS, *names]))


def tell_counts(counts: "Counts", seconds: float, *, as_json: bool, output: str) -> None:
    """The figures of a graph as a short table, or as JSON, and where it was written."""
    to_stderr = output == STDIO
    figures = {
        "articles": counts.articles,
        "words": counts.words,
        "entities": counts.entities,
        "events": counts.events,
        "statements asserted": counts.asserted,
        "statements attributed": counts.attributed,
        "seconds": round(seconds, 1),
        "words per second": round(counts.words / seconds) if seconds else 0,
    }
    if as_json and not to_stderr:
        write_json({name.replace(" ", "_"): value for name, value in figures.items()})
    elif level() >= 0:
        width = max(map(len, figures))
        click.echo("\n".join(f"{name:<{width}}  {value:>9,}" for name, value in figures.items()), err=to_stderr)
        if not to_stderr:
            click.echo(f"{'written to':<{width}}  {output}")
