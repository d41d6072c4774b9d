"""Pictures by Chromium and Graphviz."""

import json
import shutil
import subprocess
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ladybug

import kg

Y, GRAPHML = "{http://www.yworks.com/xml/graphml}", "{http://graphml.graphdrawing.org/xmlns}"
STYLE = [
    {"selector": "node", "style": {"label": "data(label)", "background-color": "data(color)", "width": "data(size)",
                                   "height": "data(size)", "font-size": 10}},
    {"selector": "edge", "style": {"label": "data(label)", "font-size": 7, "width": 1, "curve-style": "bezier",
                                   "target-arrow-shape": "triangle", "text-rotation": "autorotate"}},
    {"selector": "edge[!asserted]", "style": {"line-style": "dashed"}},
]  # fmt: skip
CYPHER = """MATCH (a:Thing)-[t:Told]->(b:Thing) WHERE b.label = 'Port Ellery' OR a.label = 'Fiona Garrick'
RETURN a.label, a.color, t.`:TYPE`, t.`asserted:boolean`, b.label, b.color ORDER BY a.label, b.label"""
LOOK = """graph [overlap=false, dpi=75] edge [fontsize=7]
node [style=filled, shape=circle, fontsize=9, penwidth=0, fixedsize=true, width=1.1]"""


def yed(graph: kg.Graph, target: Path, work: Path) -> None:
    """GraphML for yEd: boxes, labels and lines as its y: elements say, as SVG in Chromium."""
    root = ElementTree.parse(graph.select(around="Iain Muir", hops=1).write(work / "kg.yed.graphml")).getroot()
    boxes = {node.get("id"): _box(node) for node in root.iter(f"{GRAPHML}node")}
    lines = [_line(edge, boxes) for edge in root.iter(f"{GRAPHML}edge")]
    left, top = (min(box[axis] for box in boxes.values()) - 10 for axis in "xy")
    width = max(box["x"] + box["width"] for box in boxes.values()) + 10 - left
    height = max(box["y"] + box["height"] for box in boxes.values()) + 10 - top
    frame = f'viewBox="{left} {top} {width} {height}" width="820" height="{820 * height / width:.0f}"'
    body = "".join(lines) + "".join(map(_drawn, boxes.values()))
    _shoot(f'<svg font-family="sans-serif" {frame}>{body}</svg>', target, work, int(820 * height / width))


def _box(node: ElementTree.Element) -> dict[str, Any]:
    place = {name: float(value) for name, value in node.find(f".//{Y}Geometry").attrib.items()}
    looks = {"color": node.find(f".//{Y}Fill").get("color"), "label": node.find(f".//{Y}NodeLabel").text}
    return {**place, **looks, "round": 13 if node.find(f".//{Y}Shape").get("type") == "ellipse" else 4}


def _drawn(box: dict[str, Any]) -> str:
    frame = " ".join(f'{name}="{box[name]}"' for name in ("x", "y", "width", "height"))
    middle = f'x="{box["x"] + box["width"] / 2}" y="{box["y"] + 17}"'
    label = f'<text {middle} font-size="11" text-anchor="middle">{escape(box["label"])}</text>'
    return f'<rect {frame} rx="{box["round"]}" fill="{box["color"]}"/>{label}'


def _line(edge: ElementTree.Element, boxes: dict[str, dict[str, Any]]) -> str:
    one, other = (boxes[edge.get(end)] for end in ("source", "target"))
    (x1, y1), (x2, y2) = ((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in (one, other))
    style = edge.find(f".//{Y}LineStyle")
    dash = 'stroke-dasharray="5 4"' if style.get("type") == "dashed" else ""
    stroke = f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{style.get("color")}" {dash}/>'
    label = escape(edge.find(f".//{Y}EdgeLabel").text)
    middle = f'x="{(x1 + x2) / 2}" y="{(y1 + y2) / 2}"'
    return f'{stroke}<text {middle} font-size="8" fill="#555" text-anchor="middle">{label}</text>'


def cytoscape(graph: kg.Graph, target: Path, work: Path) -> None:
    """Cytoscape JSON in cytoscape.js, with a style of three lines."""
    file = graph.select(around="Strand Line", hops=2, top=28).write(work / "kg.cyjs").read_text(encoding="utf-8")
    install = ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "cytoscape@3.34.4"]
    subprocess.run(install, cwd=work, check=True)
    library = (work / "node_modules/cytoscape/dist/cytoscape.min.js").read_text(encoding="utf-8")
    where = "container: document.body, layout: {name: 'preset'}"
    options = f"{where}, elements: file.elements, style: {json.dumps(STYLE)}"
    safe = file.replace("</", "<\\/")
    _shoot(f"<script>{library}</script><script>const file = {safe}; cytoscape({{{options}}});</script>", target, work)


def neo4j(graph: kg.Graph, target: Path, work: Path) -> None:
    """The CSV files in an embedded property graph, asked in Cypher; the answer drawn by Graphviz."""
    folder = graph.write(work / "kg.neo4j")
    connection = ladybug.Connection(ladybug.Database(str(work / "db")))
    _load(connection, folder / "nodes.csv", "NODE TABLE Thing", "iri STRING PRIMARY KEY", 1)
    _load(connection, folder / "relationships.csv", "REL TABLE Told", "FROM Thing TO Thing", 2)
    rows = connection.execute(CYPHER).get_all()
    colors = {label: color for row in rows for label, color in (row[:2], row[4:])}
    nodes = "".join(f'{json.dumps(label)} [fillcolor="{color}"]\n' for label, color in colors.items())
    links = "".join(
        f'"{a}" -> "{b}" [label="{kind}", style={"solid" if told == "true" else "dashed"}]\n'
        for a, _, kind, told, b, _ in rows
    )
    dot = f"digraph {{ {LOOK}\n{nodes}{links} }}"
    subprocess.run(["neato", "-Tpng", "-o", str(target)], input=dot.encode(), check=True)


def _load(connection: Any, path: Path, table: str, head: str, skipped: int) -> None:
    columns = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")[skipped:]
    connection.execute(f"CREATE {table}({', '.join([head, *(f'`{column}` STRING' for column in columns)])})")
    connection.execute(f'COPY {table.split()[-1]} FROM "{path}" (HEADER=true, PARALLEL=false)')


def _shoot(body: str, target: Path, work: Path, height: int = 540) -> None:
    page = work / "page.html"
    style = "html,body{margin:0;height:100%;overflow:hidden}"
    page.write_text(f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{body}', encoding="utf-8")
    browser = [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000"]
    subprocess.run([*browser, f"--window-size=820,{height}", f"--screenshot={target}", f"file://{page}"],
                   check=True, capture_output=True)  # fmt: skip
