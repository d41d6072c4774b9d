"""One local server: the explorer, a SPARQL endpoint, and the graph's IRIs; it reads and never writes."""

from .source import Source, open_source

__all__ = ["Source", "open_source"]
