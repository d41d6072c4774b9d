"""Graph -> files: Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML; GraphML, GEXF and other graph files; tables.

Every writer takes a graph (anything with `quads()`, or an iterable of pyoxigraph quads) and a binary
stream, and gives the same bytes for the same quads in any order. Packages add formats by the entry
point group `kg.exporters`.
"""

from .formats import EXPORTERS, Exporter, FolderExporter, export_graph, find_exporter
from .property_graph import to_networkx
from .target import open_target

__all__ = ["EXPORTERS", "Exporter", "FolderExporter", "export_graph", "find_exporter", "open_target", "to_networkx"]
