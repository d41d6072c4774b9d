"""Tables as CSV or TSV: a row is an article, the first line names the columns."""

import csv
from collections.abc import Iterator
from itertools import chain

from .limits import MAX_CHARS
from .lines import text_lines
from .resource import Context, Item, Rejected, Resource
from .rows import draft_row

csv.field_size_limit(4 * MAX_CHARS)  # a longer field is reported by make_article, not by the csv module


def read_csv(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of a table with commas, semicolons, tabs or bars between its columns."""
    lines = text_lines(resource, "")
    first = next(lines, "")
    rows = csv.DictReader(chain([first], lines), delimiter=max(",\t;|", key=first.count), restkey="")
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield Rejected(f"{resource.name}:{number}", f"broken table ({error}); mend the row")
            continue
        yield draft_row(row, f"{resource.name}:{number}", number, resource, context, strict=False)
    if number == 1:
        yield Rejected(resource.name, "no rows; the first line names the columns, each other line is an article")
