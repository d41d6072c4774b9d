"""GraphML for yEd: labels, shapes, colours and places as its own `y:` elements, which yEd shows at once.

A format of its own: what yEd needs is outside GraphML's schema, and some readers take it for data.
"""

from functools import cache
from typing import BinaryIO

from .arrangement import drawn_view
from .elements import write_rows
from .palette import edge_color
from .rows import Source
from .views import Row, View, cells_by_name
from .xmltext import attribute, content

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="nodegraphics" for="node" yfiles.type="nodegraphics"/>
  <key id="edgegraphics" for="edge" yfiles.type="edgegraphics"/>
  <key id="url" for="node" attr.name="url" attr.type="string"/>
  <key id="ntip" for="node" attr.name="description" attr.type="string"/>
  <key id="etip" for="edge" attr.name="description" attr.type="string"/>
  <graph id="kg" edgedefault="directed">
"""
_SHAPES = {"Person": "ellipse", "Event": "diamond", "Place": "trapezoid", "Group": "hexagon", "Position": "octagon"}
_HEIGHT, _LETTER = 26, 6.5  # of a node with its label inside, and of one letter in it
_WIDEST = 220
_STRETCH = 2.4  # boxes are wider than high, and so is what lies between them


def write_yed(source: Source, stream: BinaryIO) -> None:
    """Writes the simple view as GraphML for yEd."""
    write_view(drawn_view(source), stream)


def write_view(view: View, stream: BinaryIO) -> None:
    """Streams the rows of a view as GraphML for yEd."""
    stream.write(_HEAD.encode())
    write_rows(stream, (_node(row, view) for row in view.nodes))
    write_rows(stream, (_edge(row, view) for row in view.edges))
    stream.write(b"  </graph>\n</graphml>\n")


def _node(row: Row, view: View) -> str:
    cells = cells_by_name(row[1:], view.node_columns)
    family, label = str(cells["labels"]).split(":")[1], str(row[1])
    width = min(_WIDEST, 20 + _LETTER * len(label))
    left, top = round(_STRETCH * float(cells["x"]) - width / 2, 1), round(float(cells["y"]) - _HEIGHT / 2, 1)
    place = f'<y:Geometry height="{_HEIGHT}" width="{width}" x="{left}" y="{top}"/>'
    looks = f'{place}<y:Fill color="{cells["color"]}"/><y:BorderStyle hasColor="false"/>'
    shown = f'<y:NodeLabel>{content(label)}</y:NodeLabel><y:Shape type="{_SHAPES.get(family, "roundrectangle")}"/>'
    return (
        f'    <node id="{row[0]}"><data key="url">{content(str(cells["iri"]))}</data>'
        f'<data key="ntip">{content(_tip(str(cells["type"]), str(cells["facts"])))}</data>'
        f'<data key="nodegraphics"><y:ShapeNode>{looks}{shown}</y:ShapeNode></data></node>\n'
    )


def _edge(row: Row, view: View) -> str:
    cells = cells_by_name(row[3:], view.edge_columns)
    tip = _tip(str(cells["accordingTo"]), str(cells["evidence"]))
    return (
        f'    <edge id="{row[0]}" source="{row[1]}" target="{row[2]}"><data key="etip">{content(tip)}</data>'
        f'<data key="edgegraphics"><y:PolyLineEdge>{_line(cells["asserted"] is True)}<y:Arrows target="standard"/>'
        f"<y:EdgeLabel>{content(str(row[3]))}</y:EdgeLabel></y:PolyLineEdge></data></edge>\n"
    )


@cache
def _line(asserted: bool) -> str:
    style = "line" if asserted else "dashed"
    return f'<y:LineStyle color="{attribute(edge_color(asserted))}" type="{style}" width="1.0"/>'


def _tip(first: str, second: str) -> str:
    return f"{first}: {second}" if first and second else first or second
