"""Runs the shapes over a graph."""

from pathlib import Path

from .passages import Queryable
from .report import Report, Violation
from .shapes import load_constraints


def validate_graph(graph: Queryable, shapes: Path | None = None) -> Report:
    """What the shapes find wrong with the graph; `shapes` is a SHACL file, by default ontology/shapes.ttl."""
    constraints = load_constraints(shapes)
    violations = set()
    for constraint in constraints:
        solutions = graph.query(constraint.query)
        names = {variable.value for variable in solutions.variables}
        for row in solutions:
            value = row["value"] if "value" in names else None
            focus = getattr(row["this"], "value", str(row["this"]))
            violations.add(Violation(constraint.shape, constraint.message, focus, "" if value is None else str(value)))
    return Report(tuple(sorted(violations)), len(constraints))
