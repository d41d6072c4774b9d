"""kg sample: asserted statements at random, to be judged by hand."""

import json
from dataclasses import asdict

import click

from .console import verbosity
from .inputs import load_graph


@click.command(epilog="\b\nExample: kg sample exports/kg.trig --number 150 --seed 1 > to-judge.jsonl")
@click.argument("graph", metavar="GRAPH")
@click.option("-n", "--number", default=150, show_default=True, type=click.IntRange(min=1), help="How many.")
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same.")
@click.option("--naming", is_flag=True, help="Draw only what classes or names things, which is left out otherwise.")
@verbosity
def sample(graph: str, number: int, seed: int, naming: bool) -> None:
    """Draw statements that the graph asserts, with their passages, to measure precision by hand.

    One JSON line each: article, offsets, subject, predicate, object and passage, as design/graph-model.md names them.
    """
    from kg.evaluate.sampling import asserted_statements, draw_statements

    pool = asserted_statements(load_graph(graph), naming=naming)
    for drawn in draw_statements(pool, number, seed):
        click.echo(json.dumps(asdict(drawn), ensure_ascii=False))
