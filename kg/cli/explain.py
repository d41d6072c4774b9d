"""kg explain: everything said about an entity or event, and who says it."""

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from .console import say, verbosity, write_json
from .inputs import load_graph

if TYPE_CHECKING:
    from kg.explain import Account, Identity, Line, NameUse

_MARKS = {"asserted": "●", "claimed": "○", "denied": "✗"}
_SIGNS = {"same": "=", "different": "≠", "unsure": "?"}
_COLOURS = {"asserted": "green", "claimed": "yellow", "denied": "red"}


@click.command(epilog="\b\nExample: kg explain exports/kg.ttl 'Port of Larnis'")
@click.argument("graph", metavar="GRAPH")
@click.argument("name", metavar="NAME")
@click.option("--json", "as_json", is_flag=True, help="Write the account as JSON.")
@verbosity
def explain(graph: str, name: str, as_json: bool) -> int:
    """Tell everything the articles say about an entity or event.

    NAME is a label, another name, or the end of an IRI (entity/hamas). Each line has its source, date
    and passage: ● the article tells it as fact, ○ somebody claims it, ✗ somebody denies it.
    """
    from kg.explain import explain_thing, find_things, suggest_names

    loaded = load_graph(graph)
    found = find_things(loaded, name, loaded.base_iri)
    if not found:
        near = suggest_names(loaded, name)
        say(f"nothing is called {name!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
        return 1
    accounts = [explain_thing(loaded, iri) for iri in found]
    if as_json:
        write_json([asdict(account) for account in accounts])
    else:
        click.echo("\n\n".join(_page(account) for account in accounts), color=_coloured())
    return 0


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _page(account: "Account") -> str:
    head = f"{click.style(account.label, bold=True)}  ({', '.join(account.types)})\n{account.iri}"
    parts = [head, *(f"  = {link}" for link in account.same_as)]
    if account.names:
        parts.append("\nNames")
        parts += [_name(use) for use in account.names]
    if account.lines:
        parts.append("\nWhat is said of it")
        parts += [_told(line) for line in account.lines]
    if account.quotes:
        parts.append("\nWhat it says")
        for quote in account.quotes:
            text = f"“{quote.text}”" if quote.direct else quote.text
            heard = f" to {quote.addressee}" if quote.addressee else ""
            parts.append(f"  {_one_line(text)}\n      {_where(quote.outlet, quote.date)}{heard}")
    if account.identity:
        parts.append("\nWhy these names are one thing, or not")
        parts += [line for decision in account.identity for line in _identity(decision)]
    return "\n".join(parts)


def _identity(decision: "Identity") -> Iterator[str]:
    """The two names with score and reason, then what each speaks for, and where both stand."""
    names = f"{decision.left} {_SIGNS[decision.verdict]} {decision.right}"
    apart = f" ({decision.other})" if decision.other and decision.other not in (decision.left, decision.right) else ""
    yield f"  {names}{apart}: {decision.verdict}, {decision.score:.2f}, {decision.reason}"
    if decision.features:
        told = (f"{m.name} {m.score:.2f}" + (f" ({m.detail})" if m.detail else "") for m in decision.features)
        yield f"      {'; '.join(told)}"
    if decision.places:
        yield "      " + " | ".join(f"“{_one_line(p.words)}” {_where(p.outlet, p.date)}" for p in decision.places)


def _told(line: "Line") -> str:
    mark = click.style(_MARKS[line.status], fg=_COLOURS[line.status])
    return (
        f"  {mark} {_one_line(line.text)}  [{_status(line)}; {line.confidence:.2f}]\n"
        f"      {_where(line.outlet, line.date)}: “{_one_line(line.quote)}”"
    )


def _status(line: "Line") -> str:
    """Whether it is told as fact, or who says it, and whether as a plan, a wish, a forecast …"""
    if line.status == "asserted":
        return "told as fact"
    manner = "" if line.modality in ("", "Actual") else f" as {line.modality.lower()}"
    if line.own_voice:
        return f"{'denied' if line.status == 'denied' else 'told'} by the article{manner}"
    return f"{line.status} by {_short(line.source)}{manner}"


def _name(use: "NameUse") -> str:
    users = ", ".join(map(_short, use.users))
    if use.called:
        return f"  called “{use.name}”" + (f" by {users}" if users else "")
    return f"  {use.name}" + (f": {users}" if users else "")


def _short(name: str) -> str:
    """A title that stands for an outlet may be long."""
    return name if len(name) <= 50 else f"{name[:50].rsplit(' ', 1)[0]} …"


def _where(outlet: str, date: str) -> str:
    return f"{_short(outlet)}, {date or 'undated'}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
