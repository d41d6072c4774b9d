"""Bytes -> Article: text as given, metadata, and blocks that tell prose from furniture."""

from .reader import read_articles

__all__ = ["read_articles"]
