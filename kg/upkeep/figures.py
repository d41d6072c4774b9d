"""What a store holds and how it stands, told from its manifest."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.store import find_store
from kg.store.generations import current_generation, torn_files
from kg.store.manifest import Manifest
from kg.store.records import list_records

from .exports import stale_exports
from .quarantine import Case, read_cases


def store_manifest(path: str | Path) -> Manifest:
    """The manifest of the current graph of the store at OUT or OUT/store; raises StoreError where there is none."""
    store = find_store(path)
    generation = current_generation(store)
    if generation is None:
        raise StoreError(f"{store.root}: nothing was built here yet; run `kg build` again, it goes on where it ended")
    return generation.manifest


def store_figures(path: str | Path) -> dict[str, int]:
    """Articles, words, entities, events, statements, quads, and bytes of records and of the graph on disk."""
    manifest, root = store_manifest(path), find_store(path)
    counts = manifest.counts
    return {
        "articles": counts["articles"],
        "words": counts["words"],
        "entities": counts["entities"],
        "events": counts["events"],
        "statements asserted": counts["asserted"],
        "statements attributed": counts["attributed"],
        "quads": manifest.quads,
        "bytes of articles": _size(root.articles),
        "bytes of the graph": _size(root.generations),
    }


@dataclass(frozen=True, slots=True)
class Status:
    """How a store stands."""

    articles: int
    set_aside: tuple[Case, ...]
    waiting: int  # articles that a stopped run has read, and that are not in the graph yet
    stale: tuple[str, ...]  # exports that do not show the current graph
    torn: tuple[str, ...]  # files of the database that are missing or cut

    @property
    def sound(self) -> bool:
        """Whether nothing was set aside and no file is torn."""
        return not self.set_aside and not self.torn

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    def __str__(self) -> str:
        lines = [f"{self.articles} articles in the graph"]
        lines += [f"set aside: {c.article} ({c.source}): {c.reason}" for c in self.set_aside]
        if self.waiting:
            lines.append(f"{self.waiting} articles were read by a run that was stopped: run the same command again")
        if self.stale:
            lines.append(f"stale exports: {', '.join(self.stale)}")
        if self.torn:
            lines.append(f"torn files: {', '.join(self.torn)}; repair the store: kg build --repair")
        return "\n".join(lines)


def store_status(path: str | Path) -> Status:
    """What was set aside and why, what waits, which exports are stale; raises StoreError where there is no store."""
    store = find_store(path)
    generation = current_generation(store)
    articles = generation.manifest.articles if generation else {}
    return Status(
        articles=len(articles),
        set_aside=tuple(case for _, case in sorted(read_cases(store).items(), key=lambda item: item[1].article)),
        waiting=len(set(list_records(store.articles)) - {entry.record for entry in articles.values()}),
        stale=tuple(stale_exports(store)),
        torn=tuple(torn_files(generation.path)) if generation else (),
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
