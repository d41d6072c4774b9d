"""kg validate: does the graph follow the shapes?"""

from dataclasses import asdict

import click

from .console import level, verbosity, write_json
from .inputs import load_graph


@click.command(epilog="\b\nExample: kg validate exports/kg.ttl")
@click.argument("graph", metavar="GRAPH")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@verbosity
def validate(graph: str, as_json: bool) -> int:
    """Check a graph against the shapes of the ontology; the exit code is 1 when it does not conform.

    GRAPH is an RDF file, or - for standard input.
    """
    report = load_graph(graph).validate()
    if as_json:
        violations = [asdict(violation) for violation in report.violations]
        write_json({"conforms": report.conforms, "checked": report.checked, "violations": violations})
    elif level() >= 0 or not report.conforms:
        click.echo(str(report))
    return 0 if report.conforms else 1
