"""Is a store what it was made to be? Every file, every record, every index is read again."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, Store

from kg.assemble import Names, comparison_graph
from kg.errors import FormatError, StoreError
from kg.store import StoreFolder, find_store, is_store
from kg.store.database import open_database
from kg.store.folder import MARKER
from kg.store.generations import Generation, current_generation, digest_file, file_digests, present_files
from kg.store.lines import graph_lines
from kg.store.manifest import Rows
from kg.store.records import record_line, record_path


@dataclass(frozen=True, slots=True)
class Damage:
    """Something of a store that is not what it was made to be, by its path in the store."""

    part: str
    problem: str

    def __str__(self) -> str:
        return f"{self.part}: {self.problem}"


def check_store(path: str | Path) -> list[Damage]:
    """All damage of a store: its files against their digests, its records against the manifest, its graphs against
    count and digest, through each index. Empty for a sound store; raises StoreError where there is none, or one of
    another format."""
    if not is_store(path):
        find_store(path)
    try:
        store = find_store(path)
    except FormatError:
        raise
    except StoreError as error:
        return [Damage(MARKER, str(error))]
    try:
        generation = current_generation(store)
    except StoreError as error:
        return [Damage(store.pointer.name, str(error))]
    if generation is None:
        return []
    if not store.pointer.is_file():
        return [Damage(store.pointer.name, "missing; the next change of the store writes it again")]
    found = [*_files(generation), *_copies(store, generation), *_records(store, generation)]
    if found:  # what a damaged database answers, or whether it does, tells nothing
        return found
    try:
        return list(_graphs(store, generation))
    except (StoreError, OSError, RuntimeError, ValueError) as error:
        return [Damage("database", f"cannot be read: {error}")]


def _files(generation: Generation) -> Iterator[Damage]:
    try:
        expected = file_digests(generation.path)
    except StoreError as error:
        yield Damage("files.json", str(error))
        return
    present = present_files(generation.path)
    for name in sorted(expected.keys() | present.keys()):
        part = f"{generation.path.name}/{name}"
        if name not in present:
            yield Damage(part, "missing")
        elif name not in expected:
            yield Damage(part, "does not belong there")
        elif digest_file(present[name]) != expected[name]:
            yield Damage(part, "its bytes have changed")


def _copies(store: StoreFolder, generation: Generation) -> Iterator[Damage]:
    """The manifest and its second copy."""
    try:
        expected = json.loads((generation.path / "files.json").read_bytes())["manifest"]
    except (OSError, ValueError, KeyError, TypeError):
        return  # told already
    for path in (generation.path / "manifest.json", store.articles / f"{generation.path.name}.json"):
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            yield Damage(path.relative_to(store.root).as_posix(), "missing, or its bytes have changed")


def _records(store: StoreFolder, generation: Generation) -> Iterator[Damage]:
    for name, entry in generation.manifest.articles.items():
        path = record_path(store.articles, entry.record)
        try:
            record_line(path.read_bytes(), entry.record, entry.sha256)
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            yield Damage(path.relative_to(store.root).as_posix(), f"the record of {name!r} is damaged: {error}")


def _graphs(store: StoreFolder, generation: Generation) -> Iterator[Damage]:
    database, names, manifest = open_database(generation.database), Names(store.base_iri), generation.manifest
    expected = {names.article(name): entry.rows for name, entry in manifest.articles.items()}
    if manifest.comparison.quads:
        expected[comparison_graph(names)] = manifest.comparison
    present = {str(graph) for graph in database.named_graphs()}
    for graph in sorted(present - expected.keys()):
        yield Damage(f"graph {graph}", "belongs to no article")
    for graph, rows in sorted(expected.items()):
        found = Rows.of(graph_lines(database, graph))
        if found != rows:
            yield Damage(f"graph {graph}", f"{found.quads} quads, not the {rows.quads} that it was made with")
    yield from _indexes(database)


def _indexes(database: Store) -> Iterator[Damage]:
    """The default graph against the named ones and the other way, which reads the orders by subject and by graph."""
    unnamed = DefaultGraph()
    for graph in database.named_graphs():
        for quad in database.quads_for_pattern(None, None, None, graph):
            if Quad(quad.subject, quad.predicate, quad.object, unnamed) not in database:
                yield Damage("default graph", f"lacks {quad.triple}")
                return
    for quad in database.quads_for_pattern(None, None, None, unnamed):
        places = database.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(place.graph_name == unnamed for place in places):
            yield Damage("default graph", f"has {quad.triple}, which no article tells")
            return
