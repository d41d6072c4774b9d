"""Draws the pictures of docs/graph-tools.md from the graph of the samples: draw.py [FOLDER].

Needs matplotlib, Graphviz, Chromium, node with npm, and ladybug. Each picture is of a file that `kg export`
writes, drawn by a program that runs without a window; the page says below each by which.
"""

import sys
import tempfile
from pathlib import Path

from pages import cytoscape, neo4j, yed
from plots import gephi, jupyter

import kg


def main() -> None:
    """Draws them all."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    graph = kg.build_graph([kg.samples()])
    for draw in (gephi, yed, cytoscape, neo4j, jupyter):
        with tempfile.TemporaryDirectory() as work:
            target = (folder.parent if folder.is_file() else folder) / f"{draw.__name__}.png"
            draw(graph, target, Path(work))


if __name__ == "__main__":
    main()
