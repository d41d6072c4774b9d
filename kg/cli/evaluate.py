"""kg evaluate: how well a graph or findings agree with gold."""

from typing import TYPE_CHECKING

import click

from .console import level, verbosity, write_json
from .inputs import load_graph

if TYPE_CHECKING:
    from kg.evaluate.scores import Evaluation, Score


@click.command(epilog="\b\nExample: kg evaluate exports/kg.trig facts.yaml --errors\n"
                      "         kg evaluate findings.jsonl gold.jsonl")
@click.argument("made", metavar="GRAPH|FINDINGS")
@click.argument("gold", nargs=-1, required=True, metavar="GOLD...")
@click.option("--errors", is_flag=True, help="List what is missing, wrong or too much, by kind.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures (and the errors) as JSON.")
@verbosity
def evaluate(made: str, gold: tuple[str, ...], errors: bool, as_json: bool) -> None:
    """Compare what kg made with what you know to be right.

    GOLD is facts in YAML for a graph (entity, merged, triple, event, claim, quote, forbid), or findings in JSON Lines
    (mentions, times, attributions, events, triples, or some of them) for findings.
    """  # fmt: skip
    result = _evaluate(made, gold)
    if as_json:
        _write_json(result, errors)
        return
    click.echo(_table(result))
    for fault in result.faults if errors else ():
        click.echo(" ".join(part for part in (f"{fault.kind}: {fault.error}:", fault.article, fault.what) if part))
    if errors and level() >= 0 and result.faults:
        click.echo("\n" + "\n".join(f"{count:>6}  {kind}: {error}" for kind, error, count in result.by_error()))


def _evaluate(made: str, gold: tuple[str, ...]) -> "Evaluation":
    yaml = [path.endswith((".yaml", ".yml")) for path in gold]
    if any(yaml) != all(yaml):
        raise click.UsageError("give either facts (.yaml) for a graph, or findings (.jsonl)")
    if all(yaml):
        from kg.evaluate.facts import evaluate_facts, read_facts

        facts = [fact for path in gold for fact in read_facts(path)]
        return evaluate_facts(load_graph(made).rows(), facts)
    from kg.evaluate.findings import evaluate_findings, read_lines

    return evaluate_findings(read_lines(made), {key: line for path in gold for key, line in read_lines(path).items()})


def _table(result: "Evaluation") -> str:
    scores = [*result.scores, *([result.overall] if len(result.scores) > 1 else [])]
    rows = [f"{'':<14}{'right':>9}{'gold':>8}{'found':>8}{'precision':>11}{'recall':>8}{'F1':>8}", *map(_row, scores)]
    if result.traps:
        rows.append(f"traps sprung: {result.sprung} of {result.traps}")
    return "\n".join(rows)


def _row(score: "Score") -> str:
    found = "" if score.found is None else f"{score.found:,}"
    shares = ("" if value is None else f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
    precision, recall, f1 = shares
    return f"{score.kind:<14}{score.right:>9,.1f}{score.wanted:>8,}{found:>8}{precision:>11}{recall:>8}{f1:>8}"


def _write_json(result: "Evaluation", errors: bool) -> None:
    from dataclasses import asdict

    from kg.evaluate.scores import as_records

    document: dict[str, object] = {
        "scores": as_records(result.scores),
        "overall": as_records([result.overall])[0],
        "traps": result.traps,
        "sprung": result.sprung,
        "errors_by_kind": [
            {"kind": kind, "error": error, "count": count} for kind, error, count in result.by_error()
        ],
    }
    if errors:
        document["errors"] = [asdict(fault) for fault in result.faults]
    write_json(document)
