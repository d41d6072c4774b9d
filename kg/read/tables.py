"""Tables as CSV or TSV: a row is an article, the first line names the columns."""

import csv
import io
from collections.abc import Iterator

from .decode import decode_text
from .limits import MAX_CHARS
from .resource import Context, Item, Rejected, Resource
from .rows import draft_row

csv.field_size_limit(4 * MAX_CHARS)  # a longer field is reported by make_article, not by the csv module


def read_csv(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of a table with commas, semicolons, tabs or bars between its columns."""
    text = decode_text(resource.read(), resource.name)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey="")
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


def _delimiter(text: str) -> str:
    """What stands most often between the names of the columns."""
    head = text[:10_000].splitlines()[0] if text.strip() else ""
    return max(",\t;|", key=head.count)
