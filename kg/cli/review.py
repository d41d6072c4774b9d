"""kg review: a person rules on what kg was not sure of."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import say, verbosity, write_json
from .decision_source import load_decisions
from .review_page import review_page

if TYPE_CHECKING:
    from kg.review import DecisionRecord, Ledger
    from kg.review.contexts import Look

_KEYS = {"s": "same", "d": "different", "u": "unsure"}
_LINKS = {"same": "link", "different": "unlink", "unsure": "unsure"}
_SKIP, _UNDO, _QUIT = ("k", "\r", "\n", ""), "z", ("q", "\x03", "\x04")
_PROMPT = "[s]ame  [d]ifferent  [u]nsure  s[k]ip  [z] undo  [q]uit › "


@click.command(epilog="\b\nExample: kg review exports --decisions decisions.jsonl\n"
                      "         kg build news/ --decisions decisions.jsonl")
@click.argument("source", metavar="GRAPH|FINDINGS")
@click.option("--decisions", "path", metavar="FILE", default="decisions.jsonl", show_default=True, type=click.Path(),
              help="File that your decisions are added to.")
@click.option("--below", type=click.FloatRange(0, 1), default=0.0, metavar="SCORE",
              help="Also ask about merges with a lower score (0.75).")
@click.option("--different", is_flag=True, help="Also ask about merges that were blocked.")
@click.option("--name", default="", help="Only names that contain this.")
@click.option("--json", "as_json", is_flag=True, help="List what would be asked, as JSON, and ask nothing.")
@verbosity
def review(*, source: str, path: str, below: float, different: bool, name: str, as_json: bool) -> int:
    """Walk through what kg was not sure of, and write down what you decide.

    Both sides are shown with their sentence, outlet and date, and what speaks for and against their being
    one. One key decides; each decision is added to FILE at once, and what stands there is not asked again.
    `kg build --decisions FILE` replays it; removing a line undoes it.
    """  # fmt: skip
    from kg.resolve import ruled_pairs
    from kg.review import Ledger, open_records

    ruled = ruled_pairs(path) if Path(path).exists() else frozenset()
    found = load_decisions(source)
    asked = open_records(found.records, ruled, below=below, different=different, name=name)
    if as_json:
        write_json([record.to_json() for record in asked])
        return 0
    if not asked:
        say("nothing to decide" + ("" if below or different else "; --below 0.8 asks about merges too"))
        return 0
    count = _walk(asked, found.look, Ledger(path))
    say(f"{count} decided, {len(asked) - count} left; they stand in {path}; replay: kg build … --decisions {path}")
    return 0


def _walk(asked: "list[DecisionRecord]", look: "Look", ledger: "Ledger") -> int:
    """Asks one after the other; how many stand decided at the end."""
    at, decided = 0, list[int]()
    while at < len(asked):
        click.echo("\n" + review_page(asked[at], look, at + 1, len(asked)), color=sys.stdout.isatty() or None)
        key = _key()
        if key in _QUIT:
            break
        if key == _UNDO:
            at = _undo(ledger, decided, at)
        elif key in _KEYS:
            ledger.append(_ruling(asked[at], _KEYS[key]))
            decided.append(at)
            at = _next(asked, at, linked=key == "s")
        elif key in _SKIP:
            at += 1
        else:
            say(f"{key!r} is no key")
    return len(decided)


def _next(asked: "list[DecisionRecord]", at: int, *, linked: bool) -> int:
    """The next to ask; what has been linked needs no other candidate."""
    following = at + 1
    while linked and asked[at].kind == "link" and following < len(asked) and asked[following].left == asked[at].left:
        following += 1
    return following


def _undo(ledger: "Ledger", decided: list[int], at: int) -> int:
    """Takes the last decision back and returns to it; else to the one before."""
    if ledger.undo():
        return decided.pop()
    say("nothing to take back")
    return at


def _key() -> str:
    """One key on a terminal; from a pipe one line, whose end means quit."""
    click.echo(_PROMPT, nl=False)
    if sys.stdin.isatty():
        key = click.getchar()
        click.echo(key if key.isprintable() else "")
        return key.lower()
    line = sys.stdin.readline()
    click.echo(line.rstrip("\n"))
    return line.strip().lower()[:1] if line else "q"


def _ruling(record: "DecisionRecord", verdict: str) -> dict[str, object]:
    """The line of a person's decision, with ours beside it."""
    if record.kind == "link":
        return {"kind": "link", "left": record.left.name, "verdict": _LINKS[verdict], "right": record.right.name,
                "type": record.type, "name": record.reason}  # fmt: skip
    row = record.to_json()
    ours = {"verdict": row["verdict"], "score": row.pop("score"), "reason": row.pop("reason")}
    del row["features"]
    return row | {"verdict": verdict, "ours": ours}

