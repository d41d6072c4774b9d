"""What a person sees on standard error: messages, problems, progress. Data goes to standard output."""

import json
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

import click

from kg.errors import KgError

Command = TypeVar("Command", bound=Callable[..., Any])


def say(message: str) -> None:
    """One line on standard error, marked as ours."""
    click.echo(f"kg: {message}", err=True)


def verbosity(command: Command) -> Command:
    """Adds -q and -v; they may stand before or after the name of the command."""
    quiet = click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_quieter, help="Say less.")
    loud = click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_louder, help="Say more.")
    return quiet(loud(command))


def _quieter(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["kg.level"] = -1


def _louder(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["kg.level"] = 1


def level() -> int:
    """-1 quiet, 0 as usual, 1 verbose."""
    found: int = click.get_current_context().find_root().meta.get("kg.level", 0)
    return found


def note(message: str) -> None:
    """A line for those who asked for more."""
    if level() > 0:
        say(message)


def write_json(value: Any) -> None:
    """A JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


class Watch:
    """Shows how far a run is and keeps its problems; a context manager around the work."""

    def __init__(self, what: str) -> None:
        self.problems: list[KgError] = []
        self._what = what
        self._bar: Any = None
        self._shown = level() >= 0 and sys.stderr.isatty()

    def progress(self, done: int, total: int) -> None:
        """Moves the bar; shown only on a terminal."""
        if not self._shown:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._what, show_pos=True, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def problem(self, error: KgError) -> None:
        """Tells a problem at once and remembers it for the exit code."""
        self.problems.append(error)
        if self._bar is not None:
            click.echo("\r\033[K", err=True, nl=False)
        say(str(error))

    def __enter__(self) -> "Watch":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)

    def exit_code(self) -> int:
        """1 when there were problems, else 0."""
        return 1 if self.problems else 0
