"""Generations: the graph of a store at one moment, never changed once it is current.

A new one is made beside the old and takes its place by the renaming of one small file, so that readers
see the old or the new. Readers may hold a generation; a writer then leaves it where it is.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.durable import sync_folder, sync_tree, write_file
from kg.errors import StoreError

from .folder import StoreFolder, find_store
from .manifest import Manifest, read_manifest, write_manifest

_DATABASE, _MANIFEST, _HELD = "database", "manifest.json", "held"
_CHUNK = 1 << 20


class Generation(NamedTuple):
    """A folder of generations/ and what it holds."""

    path: Path
    manifest: Manifest

    @property
    def database(self) -> Path:
        """The pyoxigraph database."""
        return self.path / _DATABASE


def current_path(store: StoreFolder) -> Path | None:
    """The folder of the current generation; None where nothing was built yet. Raises StoreError for a pointer
    that leads nowhere."""
    try:
        name = store.pointer.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{store.pointer}: cannot be read; repair the store: kg build --repair") from error
    path = store.generations / name
    if not name.startswith("gen-") or not (path / _DATABASE).is_dir():
        raise StoreError(f"{store.pointer}: leads to no generation; repair the store: kg build --repair")
    return path


def current_generation(store: StoreFolder) -> Generation | None:
    """The current generation; None where nothing was built yet. Raises StoreError when it is damaged."""
    path = current_path(store)
    return None if path is None else Generation(path, read_manifest(path / _MANIFEST))


def current_database(path: str | Path) -> Path:
    """The pyoxigraph database of the store at OUT or OUT/store, to be opened read-only."""
    store = find_store(path)
    found = current_path(store)
    if found is None:
        raise StoreError(f"{store.root}: nothing was built here yet; run `kg build` again, it goes on where it ended")
    return found / _DATABASE


@contextmanager
def hold_generation(database: Path) -> Iterator[Path]:
    """Keeps writers from removing the generation of a database while the block runs, or any process forked in it."""
    handle = os.open(database.parent / _HELD, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        yield database
    finally:
        os.close(handle)


def workplace(store: StoreFolder) -> Path:
    """An empty folder to make the next generation in; what a killed process left there is gone."""
    work = store.generations / ".next"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def publish(store: StoreFolder, work: Path, manifest: Manifest, known: Mapping[str, tuple[int, str]]) -> Generation:
    """Makes the database in `work` the current generation. `known` are the digests of files that it shares
    with the generation before, which are not read again."""
    files = {p.name: known.get(p.name) or digest_file(p) for p in sorted((work / _DATABASE).iterdir())}
    manifest = replace(manifest, files=files)
    (work / _MANIFEST).write_bytes(write_manifest(manifest))
    (work / _HELD).touch()
    sync_tree(work)
    path = store.generations / f"gen-{1 + max(map(_number, store.generations.iterdir()), default=0)}"
    work.rename(path)
    sync_folder(store.generations)
    write_file(store.pointer, f"{path.name}\n".encode())
    return Generation(path, manifest)


def digest_file(path: Path) -> tuple[int, str]:
    """Size and SHA-256 of a file."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return path.stat().st_size, digest


def discard_generations(store: StoreFolder) -> list[Path]:
    """Removes the generations before the current one; returns those that stay because somebody reads them."""
    current, kept = current_path(store), []
    for path in sorted(store.generations.iterdir()):
        if path != current and not _discard(path):
            kept.append(path)
    return kept


def _discard(path: Path) -> bool:
    try:
        handle = os.open(path / _HELD, os.O_RDONLY)
    except OSError:
        shutil.rmtree(path, ignore_errors=True)
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        shutil.rmtree(path, ignore_errors=True)
        return True
    finally:
        os.close(handle)


def _number(path: Path) -> int:
    digits = path.name.removeprefix("gen-")
    return int(digits) if digits.isdecimal() else 0
