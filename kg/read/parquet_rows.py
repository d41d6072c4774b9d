"""Rows of a Parquet file. Runs in the confined process: a damaged file can crash its parser."""

import io
from datetime import date, datetime
from typing import Any

from kg.errors import ReadError

MAX_ROWS = 5_000  # of one answer


def read_rows(data: bytes, *, columns: list[str], start: int) -> dict[str, Any]:
    """At most MAX_ROWS `rows` from `start` on, with those of `columns` that the file has, and the `total`."""
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReadError("Parquet needs pyarrow; pip install 'kg-news[parquet]'") from error
    file = ParquetFile(io.BytesIO(data))
    wanted = {column.partition(".")[0] for column in columns} | set(columns)
    names = [name for name in file.schema_arrow.names if name in wanted]
    rows: list[dict[str, Any]] = []
    first = 0
    for group in range(file.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        if first + size > start and len(rows) < MAX_ROWS:
            for batch in file.iter_batches(MAX_ROWS, row_groups=[group], columns=names):
                if first + batch.num_rows > start:
                    skip = max(0, start - first)
                    rows += batch.slice(skip, MAX_ROWS - len(rows)).to_pylist()
                    start += min(batch.num_rows - skip, MAX_ROWS)
                first += batch.num_rows
                if len(rows) >= MAX_ROWS:
                    break
        else:
            first += size
    return {"rows": [_plain(row) for row in rows], "total": file.metadata.num_rows}


def _plain(value: Any) -> Any:
    """The value as JSON has it; dates in ISO 8601, bytes not at all."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, bool)) else None if value is None else str(value)
