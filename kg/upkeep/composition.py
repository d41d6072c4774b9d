"""The next graph of a store, made in a workplace: from all records, or from the graph before and what changed.

Both give the same rows. Findings are read, resolved, written and let go article by article, so that memory
does not grow with their number.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kg.assemble import Names, compare_articles, comparison_graph
from kg.resolve import ArticleProfile, Resolution, World, apply_resolution, profile_article
from kg.scale import run_apart
from kg.store import StoreFolder
from kg.store.database import Database
from kg.store.generations import PARTS, Generation
from kg.store.lines import line_of
from kg.store.manifest import Entry, Manifest, Rows
from kg.store.parts import COMPARISON, Parts
from kg.store.records import read_record

from .comparables import read_comparable
from .decided import kept_rulings, resolution_fingerprint
from .tallies import count_things
from .written import Written, write_article

DATABASE, WORLD = "database", "world.sqlite"
_MANY = 300  # articles whose resolution takes so much memory that a process of its own pays
_SUMMED = ("words", "asserted", "attributed")  # of the entries


@dataclass(frozen=True, slots=True)
class Target:
    """What the next graph is to hold: records as key -> SHA-256, and how they were read."""

    records: Mapping[str, str]
    extraction: str
    model: str | None
    anew: bool = False  # leave nothing of what was before on disk


@dataclass(slots=True)
class _Draft:
    """The graph while it is being made."""

    store: StoreFolder
    names: Names
    world: World
    parts: Parts
    database: Database
    articles: dict[str, Entry] = field(default_factory=dict)


def compose_all(store: StoreFolder, work: Path, target: Target) -> Manifest:
    """Makes the graph of all the records anew."""
    resolve = partial(_resolve_all, store, work, target.records)
    keys = run_apart(resolve) if len(target.records) > _MANY else resolve()
    with _draft(store, work, Database.create(work / DATABASE)) as draft:
        for written in _written(draft, sorted(keys), keys, target):
            draft.database.load(written.lines)
            _keep(draft, written)
        return _finished(draft, target)


def _resolve_all(store: StoreFolder, work: Path, records: Mapping[str, str]) -> dict[str, str]:
    """Resolves the articles of records, and leaves what it found in a file; which record each article has."""
    keys: dict[str, str] = {}
    with closing(World(work / WORLD, decisions=kept_rulings(store))) as world:
        world.update(_profiles(store, records, keys))
        world.save()
    return keys


def compose_change(store: StoreFolder, work: Path, before: Generation, target: Target) -> Manifest:
    """Makes the graph of the records from the one before: only what the change bears on is written again."""
    for name in (WORLD, PARTS):
        shutil.copyfile(before.path / name, work / name)
    old = before.manifest.articles
    kept = {name: entry for name, entry in old.items() if entry.record in target.records}
    known = {entry.record for entry in kept.values()}
    come = {key: digest for key, digest in target.records.items() if key not in known}
    with _draft(store, work, Database.change(before.database, work / DATABASE)) as draft:
        draft.articles.update(kept)
        keys: dict[str, str] = {}
        touched = draft.world.update(_profiles(store, come, keys), old.keys() - kept.keys())
        touched |= keys.keys()
        keys |= {name: entry.record for name, entry in kept.items()}
        for name in sorted(old.keys() - keys.keys()):
            draft.database.replace(draft.names.article(name), draft.parts.lines(name), ())
            draft.parts.remove(name)
        for written in _written(draft, sorted(touched), keys, target):
            draft.database.replace(draft.names.article(written.name), draft.parts.lines(written.name), written.lines)
            _keep(draft, written)
        return _finished(draft, target, before.manifest.drift)


@contextmanager
def _draft(store: StoreFolder, work: Path, database: Database) -> Iterator[_Draft]:
    world = World(work / WORLD, decisions=kept_rulings(store))
    parts = Parts(work / PARTS, writable=True)
    try:
        yield _Draft(store, Names(store.base_iri), world, parts, database)
    finally:
        world.close()
        parts.close()


def _profiles(store: StoreFolder, records: Mapping[str, str], keys: dict[str, str]) -> Iterator[ArticleProfile]:
    """The profiles of records; notes in `keys` which record each article has."""
    for key, digest in records.items():
        findings = read_record(store.articles, key, digest)
        keys[findings.article.id] = key
        yield profile_article(findings)


def _written(draft: _Draft, articles: Iterable[str], keys: Mapping[str, str], target: Target) -> Iterator[Written]:
    resolution = Resolution(draft.world)
    draft.world.save()
    for name in articles:
        key = keys[name]
        digest = target.records[key]
        resolved = apply_resolution(read_record(draft.store.articles, key, digest), resolution)
        yield write_article(resolved, draft.names, key, digest, resolution.signature(name))


def _keep(draft: _Draft, written: Written) -> None:
    draft.articles[written.name] = written.entry
    draft.parts.put(written.name, written.lines, written.compared)


def _finished(draft: _Draft, target: Target, drift: int = 0) -> Manifest:
    graph = comparison_graph(draft.names)
    lines = list(map(line_of, compare_articles(map(read_comparable, draft.parts.compared()), draft.names)))
    draft.database.replace(graph, draft.parts.lines(COMPARISON), lines)
    draft.parts.put(COMPARISON, lines)
    things = count_things(draft.database.finish())
    entries = {name: draft.articles[name] for name in sorted(draft.articles)}
    sums = {what: sum(getattr(entry, what) for entry in entries.values()) for what in _SUMMED}
    return Manifest(
        base_iri=draft.store.base_iri, extraction=target.extraction, assembly=resolution_fingerprint(draft.store),
        model=target.model, articles=entries, comparison=Rows.of(lines), drift=drift + draft.database.removed,
        counts={"articles": len(entries), **sums, **things},
    )  # fmt: skip
