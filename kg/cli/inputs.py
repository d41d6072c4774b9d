"""What commands read besides articles: findings and graphs, from a file or standard input."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError, KgError, ReadError

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Findings

STDIO = "-"


def read_findings(paths: Iterable[str], on_problem: Callable[[KgError], None]) -> list["Findings"]:
    """The findings of the files, ordered by article; a line that holds none goes to `on_problem`."""
    from kg.model.codec import findings_from_json

    found = []
    for path in paths:
        for number, line in enumerate(_lines(path), 1):
            if not line.strip():
                continue
            try:
                found.append(findings_from_json(line.decode("utf-8")))
            except (ValueError, KeyError, TypeError) as error:
                reason = f"lacks {error}" if isinstance(error, KeyError) else str(error)
                on_problem(ReadError(f"{path}, line {number}: no findings ({reason}); write it again with kg extract"))
    return sorted(found, key=lambda findings: findings.article.id)


def _lines(path: str) -> list[bytes]:
    try:
        return _bytes(path).split(b"\n")
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def _bytes(path: str) -> bytes:
    if path == STDIO:
        return sys.stdin.buffer.read()
    data = Path(path).read_bytes()
    return gzip.decompress(data) if path.endswith(".gz") else data


def load_graph(path: str, *, with_text: bool = False) -> "Graph":
    """The graph of a file, of a store, or of Turtle, TriG, N-Triples or N-Quads on standard input."""
    from kg.graph import Graph
    from kg.store import is_store

    if path != STDIO and is_store(path):
        from kg.stored import StoredGraph

        return StoredGraph(path, with_text=with_text)
    if path != STDIO:
        return Graph.load(path)
    from pyoxigraph import RdfFormat, parse

    data, reason = sys.stdin.buffer.read(), ""
    for form in (RdfFormat.N_QUADS, RdfFormat.TRIG):
        try:
            return Graph(parse(data, form))
        except SyntaxError as error:
            reason = str(error)
    raise GraphError(f"standard input is neither Turtle, TriG, N-Triples nor N-Quads: {reason}")
