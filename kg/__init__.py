"""kg: news articles in, a knowledge graph out that shows its sources.

    >>> import kg
    >>> graph = kg.build_graph(["articles/"])       # doctest: +SKIP
    >>> graph.write("kg.ttl")                       # doctest: +SKIP

The names below are imported when they are first used, so that `import kg` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import VERSION

if TYPE_CHECKING:
    from kg.errors import ExportError, GraphError, KgError, ModelError, QueryError, ReadError, StoreError
    from kg.graph import Graph
    from kg.model import Article, BuildReport, Findings
    from kg.pipeline import assemble_graph, build_graph, extract_all
    from kg.read import read_articles
    from kg.stored import StoredGraph
    from kg.upkeep import (
        add_articles,
        backup_store,
        build_store,
        check_store,
        remove_articles,
        repair_store,
        restore_store,
        update_articles,
    )

__version__ = VERSION

_HOMES = {
    "Article": "kg.model",
    "BuildReport": "kg.model",
    "ExportError": "kg.errors",
    "Findings": "kg.model",
    "Graph": "kg.graph",
    "GraphError": "kg.errors",
    "KgError": "kg.errors",
    "ModelError": "kg.errors",
    "QueryError": "kg.errors",
    "ReadError": "kg.errors",
    "Ruling": "kg.resolve",
    "StoreError": "kg.errors",
    "StoredGraph": "kg.stored",
    "add_articles": "kg.upkeep",
    "assemble_graph": "kg.pipeline",
    "backup_store": "kg.upkeep",
    "build_graph": "kg.pipeline",
    "build_store": "kg.upkeep",
    "check_store": "kg.upkeep",
    "extract_all": "kg.pipeline",
    "read_articles": "kg.read",
    "read_rulings": "kg.resolve",
    "remove_articles": "kg.upkeep",
    "repair_store": "kg.upkeep",
    "restore_store": "kg.upkeep",
    "update_articles": "kg.upkeep",
}

__all__ = [
    "Article",
    "BuildReport",
    "ExportError",
    "Findings",
    "Graph",
    "GraphError",
    "KgError",
    "ModelError",
    "QueryError",
    "ReadError",
    "Ruling",
    "StoreError",
    "StoredGraph",
    "add_articles",
    "assemble_graph",
    "backup_store",
    "build_graph",
    "build_store",
    "check_store",
    "extract_all",
    "read_articles",
    "read_rulings",
    "remove_articles",
    "repair_store",
    "restore_store",
    "samples",
    "update_articles",
]


def __getattr__(name: str) -> Any:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def samples() -> str:
    """The folder of the sample articles that ship with kg."""
    from kg.resources import samples_dir

    return str(samples_dir())
