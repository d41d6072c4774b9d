"""Parquet files (parquet_rows.py reads them, in a confined process): a row is an article."""

from collections.abc import Iterator

from .limits import MAX_BYTES
from .resource import Context, Item, Rejected, Resource
from .rows import ROLES, USUAL, draft_row


def read_parquet(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of a Parquet file, a batch of rows at a time."""
    data = resource.read(MAX_BYTES)
    wanted = sorted({name for role in ROLES for name in USUAL[role].split()} | set(context.columns.values()))
    start, total = 0, None
    while total is None or start < total:
        batch = context.parser.run(
            "parquet_rows:read_rows", data, name=resource.name, columns=wanted, start=start
        )  # fmt: skip
        total = batch["total"]
        for number, row in enumerate(batch["rows"], start + 1):
            yield draft_row(row, f"{resource.name}:{number}", number, resource, context, strict=False)
        if not batch["rows"]:
            break
        start += len(batch["rows"])
    if not total:
        yield Rejected(resource.name, "a table without rows", skipped=True)
