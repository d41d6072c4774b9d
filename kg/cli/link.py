"""kg link: names to public identifiers, by a reconciliation service."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .console import Watch, note, say, verbosity
from .inputs import STDIO, load_graph, read_findings

if TYPE_CHECKING:
    from kg.reconcile import Question


def _pairs(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    pairs = dict(text.partition("=")[::2] for text in value)
    if any(not name or not target for name, target in pairs.items()):
        raise click.BadParameter("write OURS=THEIRS, such as schema:Person=Q5")
    return pairs


@click.command(epilog="\b\nExample: kg link exports --service https://wikidata.reconci.link/en/api -o links.jsonl\n"
                      "         kg review links.jsonl --decisions decisions.jsonl\n"
                      "         kg build news/ --decisions links.jsonl --decisions decisions.jsonl")
@click.argument("source", metavar="GRAPH|FINDINGS")
@click.option("--service", required=True, metavar="URL", help="Address of the service's manifest.")
@click.option("-o", "--output", default="links.jsonl", show_default=True, metavar="FILE",
              help="File of links: those that the service is sure of, and open ones for `kg review`.")
@click.option("--class", "classes", multiple=True, metavar="CLASS", help="Only these classes (schema:Person).")
@click.option("--all", "linked", is_flag=True, help="Also what has a public identifier already.")
@click.option("--type", "types", multiple=True, callback=_pairs, metavar="OURS=THEIRS",
              help="What the service calls a class: schema:Person=Q5.")
@click.option("--property", "properties", multiple=True, callback=_pairs, metavar="OURS=THEIRS",
              help="What the service calls a property: schema:nationality=P27.")
@click.option("--rate", type=click.FloatRange(0.01, 100), default=2.0, show_default=True, help="Requests a second.")
@click.option("--batch", type=click.IntRange(1, 100), default=10, show_default=True, help="Names a request.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Ask about the first N names only.")
@click.option("--cache", metavar="FILE", help="Where answers are kept; by default in the user's cache folder.")
@verbosity
def link(*, source: str, service: str, output: str, classes: tuple[str, ...], linked: bool, types: dict[str, str],
         properties: dict[str, str], rate: float, batch: int, limit: int | None, cache: str | None) -> int:
    """Ask a reconciliation service for public identifiers.

    The service speaks the W3C Reconciliation Service API, as Wikidata's and OpenRefine's do. This command
    sends it names, classes and a few properties; no other command touches the network for links. Answers
    are kept: a run that was stopped goes on, and asks nothing twice.
    """  # fmt: skip
    from kg.durable import replaced
    from kg.reconcile import AnswerCache, Settings, answer_row, open_service, reconcile

    questions = [q for q in _questions(source, linked) if not classes or q.type in classes][:limit]
    if not questions:
        say("nothing to ask about" + ("" if linked else "; --all asks about what is linked already too"))
        return 0
    answers = AnswerCache(cache or _cache_path(), service)
    settings = Settings(types, properties, batch)
    with Watch("asking") as watch, open_service(service, rate=rate) as found:
        note(f"{found.name}: {len(questions)} names")
        rows = [answer_row(answer, found) for answer in reconcile(questions, found, answers, settings, watch.progress)]
    answers.close()
    told = [row for row in rows if row is not None]
    with replaced(Path(output)) as stream:
        stream.writelines(f"{json.dumps(row, ensure_ascii=False)}\n".encode() for row in told)
    sure = sum(row["verdict"] == "link" for row in told)
    unknown = len(rows) - len(told)
    say(f"{len(rows)} names: {sure} linked, {len(told) - sure} open (kg review {output}), {unknown} unknown")
    return 0


def _questions(source: str, linked: bool) -> "list[Question]":
    from kg.reconcile import findings_questions, graph_questions

    if source == STDIO or source.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        with Watch("reading") as watch:
            return findings_questions(read_findings([source], watch.problem), linked=linked)
    return graph_questions(load_graph(source), linked=linked)


def _cache_path() -> Path:
    """Where the XDG base directories have the caches of a user."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "kg", "reconcile.sqlite")
