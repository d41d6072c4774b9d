"""The command line: one file a command, bodies of a few lines over the library."""


def main() -> None:
    """Entry point of the `kg` command."""
    raise SystemExit("not yet")
