"""kg decisions: what was decided on identity, as JSON lines."""

import json

import click

from .console import say, verbosity
from .decision_source import load_decisions


@click.command(epilog="\b\nExample: kg decisions exports --verdict unsure\n"
                      "         kg decisions exports/kg.ttl 'Helen Tait' > decisions.jsonl")
@click.argument("source", metavar="GRAPH|FINDINGS")
@click.argument("name", metavar="[NAME]", default="")
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(["same", "different", "unsure"]),
              help="Only these; may be repeated.")
@click.option("--kind", type=click.Choice(["entity", "event"]), help="Only decisions on entities, or on events.")
@click.option("--all", "within", is_flag=True, help="Also what was decided within one article.")
@verbosity
def decisions(*, source: str, name: str, verdicts: tuple[str, ...], kind: str | None, within: bool) -> int:
    """Write decisions on identity as JSON lines.

    Each has its two sides, the verdict (same, different, unsure), the score, what it rests on, and where
    both sides stand. `kg build --decisions FILE` reads the same lines: copy one, change its verdict, and
    the next build follows it. NAME keeps the decisions on names that contain it.
    """  # fmt: skip
    found = [
        record
        for record in load_decisions(source, within=within).records
        if (not verdicts or record.verdict in verdicts)
        and (kind is None or record.kind == kind)
        and any(name.casefold() in side.name.casefold() for side in (record.left, record.right))
    ]
    for record in found:
        click.echo(json.dumps(record.to_json(), ensure_ascii=False))
    if not found:
        say("no such decisions")
    return 0
