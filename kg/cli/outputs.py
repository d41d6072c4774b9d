"""Where the files of a graph go: a folder, one file, or standard output."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.graph import Graph

STDIO = "-"
DEFAULT_FORMATS = ("turtle", "graphml")


def exporter_names(formats: tuple[str, ...]) -> list[str]:
    """The names of formats, each once; `csv` means both tables. A usage error for an unknown one."""
    from kg.errors import ExportError
    from kg.export import find_exporter

    wanted = [part for name in formats for part in (("csv-nodes", "csv-edges") if name == "csv" else (name,))]
    try:
        return list(dict.fromkeys(find_exporter(name).name for name in wanted))
    except ExportError as error:
        raise click.BadParameter(str(error), param_hint="-f") from error


def write_graph(graph: "Graph", output: str, formats: list[str], *, stem: str = "kg") -> list[Path]:
    """Writes the formats and returns the files.

    "-" is standard output and takes one format; a name with the suffix of a format is one file; any
    other name is a folder, in which the files are called STEM with the suffix of each format.
    """
    from kg.export import export_graph, find_exporter

    if not is_folder(output, formats):
        if len(formats) > 1:
            raise click.UsageError("standard output takes one format; name a folder (-o)")
        export_graph(graph, output, formats[0] if formats else None)
        return [] if output == STDIO else [Path(output)]
    paths = [Path(output) / f"{stem}{find_exporter(name).suffix}" for name in formats]
    for path, name in zip(paths, formats, strict=True):
        export_graph(graph, path, name)
    return paths


def is_folder(output: str, formats: list[str]) -> bool:
    """Whether the formats go into a folder, rather than into one file or standard output."""
    return output != STDIO and (len(formats) > 1 or not is_file_name(output))


def is_file_name(output: str) -> bool:
    """True for a name with a suffix that is not an existing folder: `kg.trig`, `kg.ttl.gz`, or `kg.neo4j` always."""
    from kg.export.formats import EXPORTERS, FolderExporter

    suffix = Path(output).suffix
    folders = {exporter.suffix for exporter in EXPORTERS.values() if isinstance(exporter, FolderExporter)}
    return bool(suffix) and (suffix in folders or not Path(output).is_dir())
