"""Bytes -> Article: text as given, metadata, and blocks that tell prose from furniture."""

from .inputs import read_articles

__all__ = ["read_articles"]
