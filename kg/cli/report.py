"""The build report: OUT/report.json, and what a person should know of it as a table."""

from pathlib import Path

import click

from kg.model import BuildReport, Outcome, State

from .console import level
from .outputs import STDIO, is_file_name

FILE_NAME = "report.json"
ROWS = 20  # of the table; report.json has all


def write_report(report: BuildReport, output: str, file: str | None = None) -> Path | None:
    """The path of the report: the file named, else report.json in the folder of a build; None where the output
    is a file or standard output. Raises ExportError when it cannot be written."""
    from kg.export import open_target

    if file is None and (output == STDIO or is_file_name(output)):
        return None
    path = Path(file or Path(output, FILE_NAME))
    with open_target(path) as stream:
        stream.write(f"{report.to_json()}\n".encode())
    return path


def tell_report(report: BuildReport, path: Path | None = None) -> None:
    """The table on standard error: what became of the inputs, those to look at one by one, warnings counted."""
    if level() < 0:
        return
    total = ", ".join(f"{report.count(state)} {state}" for state in State)
    click.echo(f"inputs: {report.count()} = {total}", err=True)
    shown = [o for o in report.outcomes if level() > 0 or o.state is State.SKIPPED]
    for outcome in shown[:ROWS] if level() == 0 else shown:
        click.echo(_line(outcome), err=True)
    if level() == 0 and len(shown) > ROWS:
        click.echo(f"  … and {len(shown) - ROWS} more" + (f" in {path}" if path else ""), err=True)
    for warning, times in report.warnings().items():
        click.echo(f"  warning  {times:>6,} × {warning}", err=True)


def _line(outcome: Outcome) -> str:
    told = outcome.reason or f"{outcome.words:,} words, {outcome.seconds:.2f} s"
    told += "".join(f"; {warning}" for warning in outcome.warnings)
    return f"  {outcome.state:<7}  {outcome.input}  {told}"
