"""What a NAME on the command line stands for in a graph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .console import say

if TYPE_CHECKING:
    from kg.graph import Graph


def named_things(graph: "Graph", name: str | None) -> Sequence[str] | None:
    """The IRIs that a name stands for, None where no name is given; empty, with a message, where it is unknown."""
    from kg.explain import find_things, suggest_names

    if name is None:
        return None
    found = find_things(graph, name, graph.base_iri)
    if not found:
        near = suggest_names(graph, name)
        say(f"nothing is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    return found


def one_line(text: str, width: int = 160) -> str:
    """A text without line breaks, cut at a word where it is longer than the width."""
    words = " ".join(text.split())
    return words if len(words) <= width else f"{words[: width - 2].rsplit(' ', 1)[0]} …"


def dated(outlet: str, date: str) -> str:
    """An outlet with the time of its report: "Northern Ledger, 2024-03-12 18:40"."""
    when = date.replace("T", " ")[:16]
    return f"{one_line(outlet, 50)}, {when or 'undated'}"
