"""Which formats there are, by name and by suffix, and the one function that writes a file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO

from kg.collector import collector_paused
from kg.errors import ExportError

from .bulk import write_bulk
from .cytoscape import write_cyjs
from .dot import write_dot
from .folders import open_folder
from .gexf import write_gexf
from .graphml import write_graphml, write_graphml_full
from .jsonld import write_jsonld
from .lines import write_nquads, write_ntriples
from .neo4j import write_neo4j
from .rdfxml import write_rdfxml
from .rows import Source
from .tables import write_edges_csv, write_nodes_csv
from .target import STDOUT, open_target
from .turtle import write_trig, write_turtle
from .yed import write_yed


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its suffix, other names it goes by, and its writer."""

    name: str
    suffix: str
    write: Callable[[Source, BinaryIO], None]
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderExporter:
    """A format of several files: the suffix of its folder, other names, and what writes the files into it."""

    name: str
    suffix: str
    write: Callable[[Source, Path], None]
    title: str
    aliases: tuple[str, ...] = ()


_BUILT_IN: tuple[Exporter | FolderExporter, ...] = (
    Exporter("turtle", ".ttl", write_turtle, "Turtle, in sections for reading", ("ttl",)),
    Exporter("trig", ".trig", write_trig, "TriG, a named graph for each article"),
    Exporter("nquads", ".nq", write_nquads, "N-Quads, sorted", ("nq",)),
    Exporter("ntriples", ".nt", write_ntriples, "N-Triples, sorted", ("nt",)),
    Exporter("jsonld", ".jsonld", write_jsonld, "JSON-LD 1.1 with its context", ("json-ld",)),
    Exporter("rdfxml", ".rdf", write_rdfxml, "RDF/XML", ("xml", "rdf")),
    Exporter("graphml-full", ".full.graphml", write_graphml_full, "GraphML, every resource a node"),
    Exporter("graphml", ".graphml", write_graphml, "GraphML, entities and events for Gephi, yEd, Cytoscape"),
    Exporter("yed", ".yed.graphml", write_yed, "GraphML with labels and shapes drawn, for yEd"),
    Exporter("gexf", ".gexf", write_gexf, "GEXF 1.3 with dates for Gephi's timeline"),
    Exporter("cytoscape", ".cyjs", write_cyjs, "Cytoscape JSON, for Cytoscape and cytoscape.js", ("cyjs",)),
    Exporter("dot", ".dot", write_dot, "DOT for Graphviz", ("gv", "graphviz")),
    FolderExporter("neo4j", ".neo4j", write_neo4j, "folder of CSV files for Neo4j's import"),
    FolderExporter("bulk", ".bulk", write_bulk, "folder of N-Quads for QLever, Virtuoso, GraphDB"),
    Exporter("csv-nodes", ".nodes.csv", write_nodes_csv, "table of entities and events"),
    Exporter("csv-edges", ".edges.csv", write_edges_csv, "table of facts and claims between them"),
)
EXPORTERS: dict[str, Exporter | FolderExporter] = {exporter.name: exporter for exporter in _BUILT_IN}


@cache
def all_exporters() -> dict[str, Exporter | FolderExporter]:
    """The built-in formats and those of installed packages; built-in names win."""
    found = {point.name: point.load() for point in sorted(entry_points(group="kg.exporters"), key=lambda p: p.name)}
    for name, item in found.items():
        if not isinstance(item, Exporter | FolderExporter):
            raise ExportError(f"the entry point kg.exporters:{name} is no Exporter; mend or remove the package")
    return found | EXPORTERS


def find_exporter(name: str) -> Exporter | FolderExporter:
    """The exporter of a format's name, alias or suffix; raises ExportError for an unknown one."""
    wanted = name.lower().lstrip(".")
    for exporter in all_exporters().values():
        if wanted in (exporter.name, exporter.suffix.lstrip("."), *exporter.aliases):
            return exporter
    raise ExportError(f"there is no format {name!r}; use one of {', '.join(all_exporters())}")


def exporter_of_path(path: str | Path) -> Exporter | FolderExporter:
    """The exporter that a file's name asks for; .gz at the end does not count."""
    name = Path(path).name.lower().removesuffix(".gz")
    fitting = [exporter for exporter in all_exporters().values() if name.endswith(exporter.suffix)]
    if fitting:
        return max(fitting, key=lambda exporter: len(exporter.suffix))
    suffixes = ", ".join(exporter.suffix for exporter in all_exporters().values())
    raise ExportError(f"{path}: no format has this suffix; name a format (-f), or use one of {suffixes}")


def export_graph(source: Source, target: str | Path, format: str | None = None) -> None:
    """Writes a graph to a file ("-": standard output) in a format, by default the one its suffix tells.

    The file or folder is replaced only when the new one is complete; .gz compresses. Raises ExportError.
    """
    if format is None and str(target) == STDOUT:
        raise ExportError("name the format (-f) when writing to standard output")
    exporter = exporter_of_path(target) if format is None else find_exporter(format)
    with collector_paused():
        if isinstance(exporter, FolderExporter):
            _export_folder(source, target, exporter)
        else:
            with open_target(target) as stream:
                exporter.write(source, stream)


def _export_folder(source: Source, target: str | Path, exporter: FolderExporter) -> None:
    if str(target) == STDOUT:
        raise ExportError(f"{exporter.name} is a folder of several files; name it (-o kg{exporter.suffix})")
    with open_folder(target) as folder:
        exporter.write(source, folder)
