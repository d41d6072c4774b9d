"""The answer to a SPARQL query as a table, CSV, JSON or Turtle."""

import csv
import io
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import combining, east_asian_width

import click
from pyoxigraph import (
    Literal,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
)

from kg.export import export_graph
from kg.export.tables import safe_cell
from kg.vocab import shorten

_PAGE = 160  # columns of a table that goes to a file or a pipe; csv and json cut nothing
_NUMBERS = ("integer", "decimal", "double", "float")


def write_answer(answer: QuerySolutions | QueryTriples | QueryBoolean, form: str | None, base: str) -> None:
    """Writes an answer to standard output; raises UsageError for a form that it cannot take."""
    if isinstance(answer, QueryTriples):
        if form not in (None, "turtle"):
            raise click.UsageError("CONSTRUCT and DESCRIBE give triples: use -f turtle")
        export_graph([Quad(*triple) for triple in answer], "-", "turtle")
        return
    if form == "turtle":
        raise click.UsageError("only CONSTRUCT and DESCRIBE give Turtle; use -f table, csv or json")
    if form == "json":
        data = answer.serialize(format=QueryResultsFormat.JSON)
        click.echo(data or b"")
    elif isinstance(answer, QueryBoolean):
        click.echo("true" if answer else "false")
    else:
        names = [variable.value for variable in answer.variables]
        rows = ([row[name] for name in names] for row in answer)
        if form == "csv":
            _write_csv(names, rows)
        else:
            _write_table(names, [[_shown(term, base) for term in row] for row in rows])


def _write_csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """RFC 4180, whole IRIs; a text that a spreadsheet would run gets an apostrophe in front."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(term) for term in row] for row in rows)
    click.echo(text.getvalue(), nl=False)


def _cell(term: Any) -> Any:
    if term is None:
        return ""
    value = getattr(term, "value", str(term))
    is_number = isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in _NUMBERS
    return value if is_number else safe_cell(value)


def _shown(term: Any, base: str) -> str:
    """A term as a person reads it: texts without quotes, IRIs short."""
    if term is None:
        return ""
    value: str = getattr(term, "value", str(term))
    if isinstance(term, Literal):
        return " ".join(value.split())
    return shorten(value) or value.removeprefix(base)


def _write_table(names: Sequence[str], rows: list[list[str]]) -> None:
    """Columns side by side; the widest ones are cut to fit the terminal, or a wide page where there is none."""
    widths = [max([_width(name), *(_width(row[i]) for row in rows)]) for i, name in enumerate(names)]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PAGE
    widths = _fitted(widths, room - 2 * (len(widths) - 1))
    lines = [names, ["─" * width for width in widths], *rows]
    for line in lines:
        cells = (_padded(cell, width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
    if sys.stdout.isatty():
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _fitted(widths: list[int], room: int) -> list[int]:
    """Widths that fit in the room: the widest column gives way first, none goes below 8."""
    fitted = list(widths)
    while sum(fitted) > room and max(fitted, default=0) > 8:
        widest = fitted.index(max(fitted))
        fitted[widest] = max(8, fitted[widest] - max(1, (sum(fitted) - room) // 4))
    return fitted


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    while _width(text) > width:
        text = text[: -1 - max(1, (_width(text) - width) // 2)] + "…"
    return text + " " * (width - _width(text))
