"""DOT, for Graphviz: shapes and colours by kind, dashed lines for what is only claimed."""

from functools import cache
from typing import BinaryIO

from .arrangement import drawn_view
from .elements import write_rows
from .palette import edge_color
from .rows import Source
from .views import Row, View, cells_by_name

_HEAD = """digraph kg {
  graph [overlap=prism, splines=true, outputorder=edgesfirst, fontname="Helvetica"]
  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11, penwidth=0, margin="0.08,0.04"]
  edge [fontname="Helvetica", fontsize=8, arrowsize=0.6]
"""
_SHAPES = {"Person": "ellipse", "Event": "diamond", "Place": "house", "Group": "hexagon", "Position": "tab"}
_PER_INCH = 72  # points


def write_dot(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view as DOT; `neato -n` keeps the places, `dot` and `sfdp` make their own."""
    write_view(drawn_view(source), stream)


def write_view(view: View, stream: BinaryIO) -> None:
    """Streams the rows of a view as DOT."""
    stream.write(_HEAD.encode())
    write_rows(stream, (_node(row, view) for row in view.nodes))
    write_rows(stream, (_edge(row, view) for row in view.edges))
    stream.write(b"}\n")


def _node(row: Row, view: View) -> str:
    cells = cells_by_name(row[1:], view.node_columns)
    family = str(cells["labels"]).split(":")[1]
    shape = f", shape={_SHAPES[family]}" if family in _SHAPES else ""
    place = f', pos="{cells["x"]},{cells["y"]}"' if "x" in cells else ""
    links = f"tooltip={quoted(str(cells['type']))}, URL={quoted(str(cells['iri']))}"
    looks = f"label={quoted(str(row[1]))}{shape}, fillcolor={quoted(str(cells['color']))}{place}"
    return f"  {quoted(str(row[0]))} [{looks}, {links}]\n"


def _edge(row: Row, view: View) -> str:
    cells = cells_by_name(row[3:], view.edge_columns)
    asserted = cells["asserted"] is True
    said = f"{row[3]} ({cells['accordingTo']})" if not asserted and cells["accordingTo"] else str(row[3])
    line = f"color={quoted(edge_color(asserted))}, style={'solid' if asserted else 'dashed'}"
    ends = f"{quoted(str(row[1]))} -> {quoted(str(row[2]))}"
    return f"  {ends} [id={quoted(str(row[0]))}, label={quoted(said)}, {line}, weight={cells['weight']}]\n"


@cache
def _escapes() -> dict[int, str]:
    """What DOT cannot hold: control characters, which its readers and SVG refuse; quotes; escapes of its own."""
    forbidden = dict.fromkeys((*range(32), *range(127, 160), *range(55296, 57344), 65534, 65535), "�")
    return forbidden | {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\n", ord("\t"): " "}


def quoted(text: str) -> str:
    """The text as a quoted DOT string that means just this text; entities of HTML stay as they are written."""
    escaped = text.replace("\r\n", "\n").translate(_escapes()).replace("&", "&amp;")
    return f'"{escaped}"'
