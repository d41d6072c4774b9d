"""Many articles at once: one process or several on this machine."""

from .workers import map_articles

__all__ = ["map_articles"]
