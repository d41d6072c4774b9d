"""kg assemble: findings in, the graph out."""

import time

import click

from .build import output_formats, tell_counts
from .console import Watch, note, verbosity
from .inputs import read_findings
from .options import base_iri, formats
from .outputs import write_graph


@click.command(epilog="\b\nExample: kg extract news/ | kg assemble - -o kg.trig")
@click.argument("findings", nargs=-1, required=True, metavar="FINDINGS...")
@base_iri
@click.option("-o", "--output", default="exports", show_default=True, metavar="PATH",
              help="Folder for kg.ttl, kg.graphml and what -f names; or one file by its suffix; - is standard output.")
@formats
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON to standard output.")
@verbosity
def assemble(*, findings: tuple[str, ...], base_iri: str | None, output: str, formats: tuple[str, ...],
             as_json: bool) -> int:
    """Assemble the graph from findings; the same bytes as `kg build` gives.

    FINDINGS is a file that `kg extract` wrote, or - for standard input.
    """  # fmt: skip
    from kg.pipeline import assemble_graph

    names = output_formats(formats, output)
    started = time.perf_counter()
    with Watch("assembling") as watch:
        graph = assemble_graph(read_findings(findings, watch.problem), base_iri=base_iri)
    for path in write_graph(graph, output, names):
        note(f"wrote {path}")
    tell_counts(graph.counts, time.perf_counter() - started, as_json=as_json, output=output)
    return watch.exit_code()
