"""N-Quads and N-Triples, sorted: the forms to compare, to diff and to stream."""

from typing import BinaryIO

from .rows import Source, merged, sorted_lines, sorted_rows


def write_nquads(source: Source, stream: BinaryIO) -> None:
    """Writes every quad on a line of its own, sorted."""
    stream.writelines(f"{line}\n".encode() for line in sorted_lines(source))


def write_ntriples(source: Source, stream: BinaryIO) -> None:
    """Writes every triple on a line of its own, sorted, without the names of the graphs."""
    stream.writelines(f"{s} {p} {o} .\n".encode() for s, p, o, _ in merged(sorted_rows(source)))
