"""kg extract: articles in, findings out."""

import click

from .console import Watch, verbosity
from .options import inputs_of, reading
from .outputs import STDIO
from .report import tell_report, write_report


@click.command(epilog="\b\nExample: kg extract news/ -o findings.jsonl && kg assemble findings.jsonl -o exports")
@reading
@click.option("-o", "--output", default="-", show_default=True, metavar="FILE",
              help="File of findings, one JSON line an article (.gz compresses); - is standard output.")
@verbosity
def extract(*, inputs: tuple[str, ...], samples: bool, workers: int, model: str | None, date: str | None,
            publisher: str | None, columns: dict[str, str], decisions: tuple[str, ...],
            gazetteers: tuple[str, ...], fetch: bool, output: str, report_file: str | None) -> int:
    """Read articles and write what is found in them.

    INPUT is a file, a folder, a glob, an address (with --fetch), or - for standard input;
    `kg build --help` lists the kinds of files.
    """  # fmt: skip
    from kg.export import open_target
    from kg.model import BuildReport
    from kg.model.codec import findings_line
    from kg.pipeline import extract_resolved

    report = BuildReport()
    with Watch("reading") as watch, open_target(output) as stream:
        stream.writelines(extract_resolved(
            inputs_of(inputs, samples), findings_line, model=model, workers=workers, date=date, publisher=publisher,
            columns=columns, decisions=decisions, gazetteers=gazetteers, fetch=fetch, progress=watch.progress,
            on_problem=watch.problem, report=report,
        ))  # fmt: skip
    tell_report(report, write_report(report, STDIO, report_file))
    return watch.exit_code()
