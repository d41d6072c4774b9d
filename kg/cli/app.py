"""The `kg` command: finds its commands by name, and turns errors into one line and an exit code.

Exit codes: 0 all is well, 1 problems were found, 2 wrong usage, 130 interrupted, 143 terminated.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.config import read_settings
from kg.errors import KgError

from .console import say, verbosity
from .stopping import INTERRUPTED, TERMINATED, Terminated, terminable

COMMANDS = {  # in the order of the work; each is a module of this package with a command of the same name
    "build": "Build the graph of news articles: read, extract, resolve, assemble, export.",
    "add": "Add articles to a store.",
    "update": "Put articles into a store; one whose content changed replaces its old self.",
    "remove": "Take articles out of a store, with all that was read from them.",
    "list": "List the articles of a store.",
    "stats": "Tell how much a store holds.",
    "status": "List the articles that were set aside and why, and exports that are stale.",
    "check": "Read all of a store again and tell what is damaged.",
    "backup": "Copy a store to a new folder, and check the copy.",
    "restore": "Put a backup in place as the store of a folder.",
    "extract": "Read articles and write what is found in them as JSON Lines.",
    "assemble": "Assemble the graph from findings.",
    "export": "Write a graph in other formats.",
    "push": "Send a graph to a SPARQL server, one named graph an article.",
    "pull": "Fetch the graph of a SPARQL server.",
    "query": "Ask a graph in SPARQL, or with a query that ships with kg.",
    "serve": "Look at a graph in the browser, and query it in SPARQL.",
    "page": "Write a graph as one HTML file that opens from disk.",
    "explain": "Tell everything the articles say about an entity or event, and who says it.",
    "decisions": "Write what was decided on identity, and why, as JSON lines.",
    "review": "Rule on what kg was not sure of, evidence side by side.",
    "link": "Ask a reconciliation service for public identifiers.",
    "divergences": "Tell where sources differ, and whether they contradict each other.",
    "corroborate": "Count the independent sources of each statement.",
    "diff": "Compare two articles, outlets or graphs.",
    "timeline": "Tell dated events in order, as text, JSON or a picture.",
    "validate": "Check a graph against the shapes of the ontology.",
    "verify": "Check that every passage of a graph stands in its article, word for word.",
    "evaluate": "Compare a graph or findings with what you know to be right.",
    "sample": "Draw asserted statements at random, to be judged by hand.",
}


class KgGroup(click.Group):
    """Imports a command only when it is asked for, so that `kg --help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"kg.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Names the nearest command where the wanted one does not exist."""
        near = get_close_matches(args[0], COMMANDS, n=1) if args else []
        if near and args[0] not in COMMANDS:
            ctx.fail(f"There is no command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Runs a command line and exits with its code."""
        extra["standalone_mode"] = False
        extra.setdefault("prog_name", "kg")
        sys.exit(_run(lambda: super(KgGroup, self).main(args, *rest, **extra)))


def _run(command: Any) -> int:
    """The exit code of a command; its errors become one line on standard error."""
    try:
        with terminable():
            code = command()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        say("interrupted")
        return INTERRUPTED
    except Terminated:
        say("terminated")
        return TERMINATED
    except KgError as error:
        say(str(error))
        return 1
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # of the system, about a file that no command expects to fail
        say(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        return 1
    return code if isinstance(code, int) else 0


@click.group(
    cls=KgGroup,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "KG", "max_content_width": 100},
    epilog="\b\nExample: kg build --samples\n         kg query --list\n`kg COMMAND --help` tells more.",
)
@click.version_option(__version__, "--version", message="kg %(version)s")
@verbosity
@click.pass_context
def cli(ctx: click.Context) -> None:
    """News articles in, a knowledge graph out that shows its sources."""
    ctx.default_map = read_settings()


def main() -> None:
    """Entry point of the `kg` command."""
    atexit.register(gc.freeze)  # the system takes all memory back at once; the collector needs half a second for it
    cli.main()
