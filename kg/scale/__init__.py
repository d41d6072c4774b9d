"""Many articles at once: one process or several on this machine, findings on disk between two passes."""

from .apart import run_apart
from .items import map_items
from .spool import Spool, packed
from .workers import map_articles

__all__ = ["Spool", "map_articles", "map_items", "packed", "run_apart"]
