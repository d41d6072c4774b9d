"""Where nodes stand in a picture: communities beside each other, linked nodes close, none on top of another.

Only additions, products and square roots decide (no random start, no vectorised sums), so that the same
graph is drawn alike on every machine; libraries that draw better differ in the last digits, and then in all.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import cos, pi, sin, sqrt

Point = tuple[float, float]
Edge = tuple[int, int, int]  # source, target, weight

_STEP = 60.0  # the usual distance of neighbours, in the units of Gephi and Cytoscape
_GOLDEN = pi * (3 - sqrt(5))
_MOVES = 100_000  # nodes times rounds
_REACH = 2 * _STEP  # nodes farther apart than this do not push each other
_GRAVITY = 0.03


def spiral(size: int, digits: int = 4) -> list[Point]:
    """Points at even distances, the first in the middle: Vogel's sunflower, for any number of nodes."""
    return [spiral_point(number, digits) for number in range(size)]


def spiral_point(number: int, digits: int) -> Point:
    """The point of one of them."""
    far, angle = sqrt(number) * _STEP, number * _GOLDEN
    return round(far * cos(angle), digits), round(far * sin(angle), digits)


def place_nodes(edges: Sequence[Edge], communities: Sequence[int]) -> list[Point]:
    """A point for each node, by its edges and the number of its community (1 for the largest).

    Fruchterman and Reingold 1991 with a grid, from a start that keeps communities together.
    """
    size = len(communities)
    xs, ys = (list(axis) for axis in zip(*_start(edges, communities), strict=True)) if size else ([], [])
    pairs = sorted({(min(s, t), max(s, t)) for s, t, _ in edges if s != t})
    rounds = max(20, min(150, _MOVES // max(size, 1)))
    for turn in range(rounds):
        heat = _STEP * (1 - turn / rounds) + 0.5
        _move(xs, ys, _forces(xs, ys, pairs), heat)
    return [(round(x, 1) + 0.0, round(y, 1) + 0.0) for x, y in zip(xs, ys, strict=True)]


def _start(edges: Sequence[Edge], communities: Sequence[int]) -> list[Point]:
    """Each community as a sunflower of its own, the nodes with most edges in the middle."""
    degree = [0] * len(communities)
    for source, target, _ in edges:
        degree[source] += 1
        degree[target] += 1
    members: dict[int, list[int]] = defaultdict(list)
    for node in sorted(range(len(communities)), key=lambda n: (communities[n], -degree[n], n)):
        members[communities[node]].append(node)
    points: list[Point] = [(0.0, 0.0)] * len(communities)
    before = 0
    for number, nodes in members.items():
        far, angle = sqrt(before + len(nodes) / 2 if before else 0) * _STEP * 1.3, number * _GOLDEN
        x, y = round(far * cos(angle), 4), round(far * sin(angle), 4)
        for node, (dx, dy) in zip(nodes, spiral(len(nodes)), strict=True):
            points[node] = (x + dx, y + dy)
        before += len(nodes)
    return points


def _forces(xs: list[float], ys: list[float], pairs: list[tuple[int, int]]) -> tuple[list[float], list[float]]:
    fx, fy = [-_GRAVITY * x for x in xs], [-_GRAVITY * y for y in ys]
    for one, other in _near(xs, ys):
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        square = dx * dx + dy * dy
        if square >= _REACH * _REACH:
            continue
        if square < 1:
            dx, dy, square = 1.0, (one - other) / len(xs), 1.0  # on one spot: apart, the same way each time
        push = _STEP * _STEP / square
        fx[one] += dx * push
        fy[one] += dy * push
        fx[other] -= dx * push
        fy[other] -= dy * push
    for one, other in pairs:
        dx, dy = xs[one] - xs[other], ys[one] - ys[other]
        pull = sqrt(dx * dx + dy * dy) / _STEP / 4
        fx[one] -= dx * pull
        fy[one] -= dy * pull
        fx[other] += dx * pull
        fy[other] += dy * pull
    return fx, fy


def _near(xs: list[float], ys: list[float]) -> list[tuple[int, int]]:
    """Pairs of nodes in the same or a neighbouring cell of a grid, each pair once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // _REACH), int(y // _REACH)].append(node)
    found = []
    for (column, row), nodes in cells.items():
        found += [(one, other) for n, one in enumerate(nodes) for other in nodes[:n]]
        for beside in ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1)):
            found += [(one, other) for one in nodes for other in cells.get(beside, ())]
    return found


def _move(xs: list[float], ys: list[float], forces: tuple[list[float], list[float]], heat: float) -> None:
    """Moves each node along its force, by at most the heat."""
    for node, (dx, dy) in enumerate(zip(*forces, strict=True)):
        length = sqrt(dx * dx + dy * dy)
        if length:
            scale = min(length, heat) / length
            xs[node] += dx * scale
            ys[node] += dy * scale
