"""Is the graph what the graph model says (SHACL), and does every passage stand in its article?"""

from .passages import Problem, verify_graph
from .report import Report, Violation
from .runner import validate_graph

__all__ = ["Problem", "Report", "Violation", "validate_graph", "verify_graph"]
