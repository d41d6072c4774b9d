"""Pictures by matplotlib."""

from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import networkx

import kg

matplotlib.use("Agg")
from matplotlib import pyplot

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"


def gephi(graph: kg.Graph, target: Path, work: Path) -> None:
    """GEXF: places, sizes and colours as they stand in the file."""
    root = ElementTree.parse(graph.write(work / "kg.gexf")).getroot()
    nodes = {node.get("id"): node for node in root.iter(f"{GEXF}node")}
    places = {name: _place(node) for name, node in nodes.items()}
    figure, axes = pyplot.subplots(figsize=(9, 9))
    for edge in root.iter(f"{GEXF}edge"):
        (x1, y1), (x2, y2) = places[edge.get("source")], places[edge.get("target")]
        dashed = edge.find(f"{VIZ}shape").get("value") == "dashed"
        axes.plot((x1, x2), (y1, y2), color=_color(edge), lw=0.7, ls="--" if dashed else "-", zorder=1)
    for name, node in nodes.items():
        size = float(node.find(f"{VIZ}size").get("value"))
        axes.scatter(*places[name], s=size * size / 5, color=[_color(node)], zorder=2)
        if size > 26:
            axes.annotate(node.get("label"), places[name], ha="center", va="center", fontsize=7, zorder=3)
    _save(figure, axes, target)


def jupyter(graph: kg.Graph, target: Path, work: Path) -> None:
    """What the cell in docs/graph-tools.md shows."""
    network = graph.select(around="Strand Line", hops=1).networkx()
    places = {name: (data["x"], data["y"]) for name, data in network.nodes(data=True)}
    colors = [color for _, color in network.nodes(data="color")]
    labels = {(s, t, k): label for s, t, k, label in network.edges(keys=True, data="label")}
    figure, axes = pyplot.subplots(figsize=(9, 7))
    networkx.draw(network, places, axes, node_color=colors, labels=dict(network.nodes(data="label")), font_size=7,
                  edge_color="#aab")  # fmt: skip
    networkx.draw_networkx_edge_labels(network, places, labels, ax=axes, font_size=6)
    _save(figure, axes, target)


def _place(node: ElementTree.Element) -> tuple[float, float]:
    position = node.find(f"{VIZ}position")
    return float(position.get("x")), float(position.get("y"))


def _color(element: ElementTree.Element) -> tuple[float, ...]:
    color = element.find(f"{VIZ}color")
    return tuple(int(color.get(channel)) / 255 for channel in "rgb")


def _save(figure: pyplot.Figure, axes: pyplot.Axes, target: Path) -> None:
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.margins(0.12)
    figure.savefig(target, dpi=80, bbox_inches="tight", pad_inches=0)
    pyplot.close(figure)
