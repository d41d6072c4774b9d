"""What the articles of a graph say side by side: where they differ, agree, copy, name and date things."""

from .corroboration import Support, count_support
from .difference import Difference, Naming, Told, compare_sides, find_side
from .divergences import Disagreement, Value, list_disagreements
from .picture import draw_timeline
from .timeline import Moment, list_moments
from .world import World

__all__ = [
    "Difference",
    "Disagreement",
    "Moment",
    "Naming",
    "Support",
    "Told",
    "Value",
    "World",
    "compare_sides",
    "count_support",
    "draw_timeline",
    "find_side",
    "list_disagreements",
    "list_moments",
]
