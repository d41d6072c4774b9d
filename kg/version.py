"""The version of kg; the extractors of a graph are named with it."""

VERSION = "0.1.0"
