"""The way every change of a store takes: lock it, make the next generation beside the current one, swap it in."""

import shutil
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from kg.collector import collector_relaxed
from kg.durable import sync_file
from kg.errors import StoreError
from kg.store import StoreFolder
from kg.store.annotations import keep_annotations
from kg.store.generations import (
    PARTS,
    Generation,
    current_generation,
    discard_generations,
    is_intact,
    publish,
    shared_files,
    torn_files,
    workplace,
)
from kg.store.lock import writer_lock
from kg.store.manifest import Entry, Manifest
from kg.store.records import list_records, record_path

from .composition import WORLD, Target, compose_all, compose_change
from .decided import resolution_fingerprint
from .quarantine import close_cases

_FEW = 20  # articles that are always few enough to change a graph rather than make it anew
_LITTLE = 20_000  # quads that may always be taken out of a database


@dataclass(frozen=True, slots=True)
class Change:
    """What a command did to a store: ids of articles, in order."""

    store: StoreFolder
    manifest: Manifest
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    mended: bool = False  # the graph was damaged, and made again from the records

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.mended)


class Writing(NamedTuple):
    """A store that is locked, its generation, and whether its graph must be made anew whatever changes."""

    store: StoreFolder
    before: Generation | None
    torn: bool = False

    @property
    def articles(self) -> Mapping[str, Entry]:
        """The articles of the current generation."""
        return self.before.manifest.articles if self.before else {}

    @property
    def model(self) -> str | None:
        """The spaCy pipeline that its articles are read with; None for the one of kg."""
        return self.before.manifest.model if self.before else None

    @property
    def extraction(self) -> str:
        """The fingerprint of that reading."""
        return self.before.manifest.extraction if self.before else ""

    @property
    def records(self) -> dict[str, str]:
        """The keys of their records, with the SHA-256 of each."""
        return {entry.record: entry.sha256 for entry in self.articles.values()}


@contextmanager
def writing(store: StoreFolder) -> Iterator[Writing]:
    """The store, locked; a generation whose files are torn is noticed. Raises StoreError where another writes,
    and when the disk is full."""
    with writer_lock(store.lock):
        before = current_generation(store)
        with failing_clearly(store):
            yield Writing(store, before, bool(before and torn_files(before.path)))


@contextmanager
def failing_clearly(store: StoreFolder) -> Iterator[None]:
    """Turns the error of a full disk, or one that cannot be written, into a StoreError with the remedy."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        shutil.rmtree(store.generations / ".next", ignore_errors=True)
        raise StoreError(
            f"{store.root}: cannot be written ({getattr(error, 'strerror', None) or error}); the graph is as it was: "
            "free some space and run the same command again, it goes on where it ended"
        ) from error


def settle(at: Writing, target: Target) -> Change:
    """Makes the graph of exactly the target's records current."""
    store, records = at.store, target.records
    same = at.records.keys() == records.keys() and not at.torn
    if at.before and same and store.pointer.is_file() and _is_current(at):
        return Change(store, at.before.manifest)
    after = _make(at, target)
    clear(store, records)
    keep_annotations(store.annotations, after.manifest.articles)
    close_cases(store, records, ())
    return _change(at, after.manifest)


def _make(at: Writing, target: Target) -> Generation:
    store, work, known = at.store, workplace(at.store), None
    with collector_relaxed():
        if at.before and _is_small(at, target):
            manifest = compose_change(store, work, at.before, target)
            known = shared_files(at.before.path)
        else:
            manifest = compose_all(store, work, target)
    for key in target.records.keys() - at.records.keys():
        sync_file(record_path(store.articles, key))
    return publish(store, work, manifest, known)


def _is_current(at: Writing) -> bool:
    return at.before is not None and at.before.manifest.assembly == resolution_fingerprint(at.store)


def _is_small(at: Writing, target: Target) -> bool:
    """Whether a change is quicker than making all anew, and what it would begin with is sound and not littered."""
    if at.torn or target.anew or at.before is None or not _is_current(at) or _is_littered(at.before.manifest):
        return False
    touched = len(at.records.keys() ^ target.records.keys())
    return touched <= max(_FEW, len(target.records) // 4) and is_intact(at.before.path, (WORLD, PARTS))


def _is_littered(manifest: Manifest) -> bool:
    """Whether as many quads were taken out of a database as it has: it keeps the strings of them."""
    return manifest.drift > max(_LITTLE, manifest.quads)


def clear(store: StoreFolder, records: Collection[str]) -> None:
    """Removes what no generation needs any more; what somebody still reads stays until the next change."""
    for left in store.articles.glob("??/.*.tmp"):
        left.unlink(missing_ok=True)
    if not discard_generations(store):
        for key in list_records(store.articles):
            if key not in records:
                record_path(store.articles, key).unlink(missing_ok=True)


def _change(at: Writing, new: Manifest) -> Change:
    before = at.articles
    return Change(
        at.store, new,
        added=tuple(sorted(new.articles.keys() - before.keys())),
        changed=tuple(n for n in sorted(new.articles) if n in before and before[n].record != new.articles[n].record),
        removed=tuple(sorted(before.keys() - new.articles.keys())),
        mended=at.torn,
    )  # fmt: skip
