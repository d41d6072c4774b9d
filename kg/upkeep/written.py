"""One article as it goes into the database: its rows, what the manifest says of it, what of it is compared."""

from typing import NamedTuple

from kg.assemble import Names, assemble_article, text_row
from kg.graph import count_rows
from kg.model import Findings
from kg.store.lines import line_of
from kg.store.manifest import Entry, Rows
from kg.store.memory import Row

from .comparables import packed_comparable


class Written(NamedTuple):
    """An article's part of the graph."""

    name: str
    entry: Entry
    lines: list[str]  # of N-Quads
    compared: bytes


def write_article(findings: Findings, names: Names, record: str, sha256: str, signature: str) -> Written:
    """The part of an article whose findings are resolved."""
    article = findings.article
    made = assemble_article(findings, names)
    counts = count_rows(made.rows)
    rows: list[Row] = [*made.rows, text_row(article, names)]
    lines = list(map(line_of, rows))
    return Written(
        article.id,
        Entry(
            record=record, sha256=sha256, rows=Rows.of(lines), words=counts.words, asserted=counts.asserted,
            attributed=counts.attributed, signature=signature, title=article.title, date=article.date,
            publisher=article.publisher, source=article.source,
        ),
        lines, packed_comparable(made.comparable),
    )  # fmt: skip
