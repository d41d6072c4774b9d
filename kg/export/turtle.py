"""Turtle and TriG that a person enjoys reading: sections, labels first, short names, one fact a line."""

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from .blocks import STATEMENT, Blocks
from .gathering import Gathers
from .layout import TYPE, Section, label_of, lay_out
from .names import Names
from .rows import Description, Row, Source, descriptions, merged, sorted_rows
from .turtle_stream import stream_turtle


def write_turtle(source: Source, stream: BinaryIO) -> None:
    """Writes all triples, those of named graphs too, as one Turtle document."""
    if isinstance(source, Gathers):
        stream_turtle(source.gather(), stream)
        return
    page = _Page(merged(sorted_rows(source)))
    sections = list(page.sections(page.layout, page.things))
    _write(stream, page, "Turtle", ["\n".join(sections)] if sections else [])


def write_trig(source: Source, stream: BinaryIO) -> None:
    """Writes the dataset as TriG, one block for each article's graph; the default graph comes first."""
    rows = sorted_rows(source)
    page = _Page(rows)
    graphs: dict[str, list[Row]] = {}
    for row in rows:
        graphs.setdefault(row[3], []).append(row)
    blocks = []
    for graph, part in sorted(graphs.items()):
        things = descriptions(part)
        body = "\n".join(page.sections(lay_out(things), things))
        title = f"{page.blocks.graph_title(graph)}{page.blocks.names.turtle(graph)}"
        blocks.append(f"{title} {{\n\n{body}\n}}\n" if graph else body)
    _write(stream, page, "TriG", blocks)


def _write(stream: BinaryIO, page: "_Page", form: str, blocks: list[str]) -> None:
    stream.write(page.head(form).encode())
    for block in blocks:
        stream.write(b"\n")
        stream.write(block.encode())


class _Page:
    """The rows of one document, as things and as sections."""

    def __init__(self, rows: list[Row]) -> None:
        self.things = descriptions(rows)
        self.layout = lay_out(self.things)
        labels = {subject: label for subject, about in self.things.items() if (label := label_of(about))}
        self.blocks = Blocks(Names.of(rows), lambda node: labels.get(node, ""))

    def head(self, form: str) -> str:
        """The first lines."""
        counts: Counter[str] = Counter()
        for section in self.layout:
            counts[section.title] += len(section.subjects)
        statements = any(STATEMENT in about.get(TYPE, ()) for about in self.things.values())
        return self.blocks.head(form, counts, statements=statements)

    def sections(self, layout: list[Section], things: dict[str, Description]) -> Iterator[str]:
        """Each section as text: a title line and one block for each thing."""
        for section in layout:
            yield self.blocks.title(section)
            yield from (self.blocks.block(subject, things[subject]) for subject in section.subjects)
