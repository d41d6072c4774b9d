"""kg: news articles in, a knowledge graph out that shows its sources."""

__version__ = "0.1.0"
