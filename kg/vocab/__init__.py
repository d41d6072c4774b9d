"""Namespaces, prefixed names and the classes of the graph model; plain strings only."""

from .classes import ENTITY_CLASSES, EVENT_CLASSES
from .namespaces import DEFAULT_BASE, NAMESPACES, expand, shorten

__all__ = ["DEFAULT_BASE", "ENTITY_CLASSES", "EVENT_CLASSES", "NAMESPACES", "expand", "shorten"]
