"""Bytes -> Article: text as given, metadata, and blocks that tell prose from furniture."""

from .fetch import Fetcher
from .inputs import read_articles
from .kinds import READERS
from .resource import Context, Draft, Item, Reader, Rejected, Resource

__all__ = ["READERS", "Context", "Draft", "Fetcher", "Item", "Reader", "Rejected", "Resource", "read_articles"]
