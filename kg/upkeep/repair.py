"""Makes the graph of a store again from the records of its articles."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import FormatError, StoreError
from kg.store import StoreFolder, find_store
from kg.store.folder import FOLDER, read_marker, write_marker
from kg.store.generations import Generation, last_manifest
from kg.store.lock import writer_lock
from kg.store.manifest import Manifest
from kg.store.records import record_hash, record_path

from .composition import Target
from .transaction import Change, Writing, failing_clearly, settle


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did; `lost` are the articles whose records are damaged, which have to be added again."""

    change: Change
    lost: tuple[str, ...]


def repair_store(path: str | Path) -> Repair:
    """Makes the graph of the store at OUT or OUT/store again: the same bytes, from the records of its articles.

    Raises StoreError where there is no store, or no copy of its manifest can be read.
    """
    store, manifest = _find(Path(path))
    with writer_lock(store.lock), failing_clearly(store):
        write_marker(store)
        sound, lost = {}, []
        for name, entry in manifest.articles.items():
            if record_hash(store.articles, entry.record) == entry.sha256:
                sound[entry.record] = entry.sha256
            else:
                record_path(store.articles, entry.record).unlink(missing_ok=True)
                lost.append(name)
        change = settle(
            Writing(store, Generation(store.generations, manifest), torn=True),
            Target(sound, manifest.extraction, manifest.model),
        )
    return Repair(change, tuple(sorted(lost)))


def _find(path: Path) -> tuple[StoreFolder, Manifest]:
    """The store and its manifest, also where the marker is damaged or lost."""
    root = next((root for root in (path, path / FOLDER) if _looks_like_one(root)), None)
    if root is None:
        find_store(path)
    manifest = last_manifest(StoreFolder(root or path, ""))
    if manifest is None:
        raise StoreError(f"{path}: no list of its articles can be read; restore a backup, or build the store again")
    try:
        return read_marker(root or path), manifest
    except FormatError:
        raise
    except StoreError:
        return StoreFolder(root or path, manifest.base_iri), manifest


def _looks_like_one(root: Path) -> bool:
    return (root / "articles").is_dir() and (root / "generations").is_dir()
