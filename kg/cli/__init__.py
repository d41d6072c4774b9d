"""The command line: one file a command, bodies of a few lines over the library."""

from .app import cli, main

__all__ = ["cli", "main"]
