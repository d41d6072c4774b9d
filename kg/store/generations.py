"""Generations: the graph of a store at one moment, never changed once it is current.

A new one is made beside the old and takes its place by the renaming of one small file, so that readers
see the old or the new. Readers may hold a generation; a writer then leaves it where it is.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from kg.durable import sync_folder, sync_tree, write_file
from kg.errors import StoreError

from .folder import StoreFolder, find_store
from .manifest import Manifest, read_manifest, write_manifest

_DATABASE, _MANIFEST, _FILES, _HELD = "database", "manifest.json", "files.json", "held"
PARTS = "parts.sqlite"  # kg.store.parts


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
    that leads nowhere. Where the pointer is missing, as when the first build was killed at its very end, the newest
    generation is the current one: only complete ones have a name."""
    try:
        name = store.pointer.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return max(store.generations.glob("gen-*"), key=_number, default=None)
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
    if torn := torn_files(found):
        raise StoreError(f"{found}: damaged ({', '.join(torn)}); repair the store: kg build --repair")
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


@contextmanager
def held_database(path: str | Path) -> Iterator[Path]:
    """The current database of the store at OUT or OUT/store, which stays while the block runs."""
    with ExitStack() as held:
        for _ in range(20):
            database = current_database(path)
            with suppress(FileNotFoundError):  # a writer may have been quicker
                held.enter_context(hold_generation(database))
                if database.is_dir():
                    break
        else:
            raise StoreError(f"{path}: the store changes too quickly to be read; try again")
        yield database


def workplace(store: StoreFolder) -> Path:
    """An empty folder to make the next generation in; what a killed process left there is gone."""
    work = store.generations / ".next"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def publish(
    store: StoreFolder, work: Path, manifest: Manifest, known: Mapping[str, tuple[int, str]] | None = None
) -> Generation:
    """Makes the database in `work` the current generation. `known` are the digests of files that it shares
    with the generation before, which are not read again."""
    number = 1 + max(map(_number, store.generations.iterdir()), default=0)
    path = store.generations / f"gen-{number}"
    text = write_manifest(manifest)
    files = {name: (known or {}).get(name) or digest_file(path) for name, path in present_files(work).items()}
    (work / _FILES).write_text(json.dumps({"manifest": hashlib.sha256(text).hexdigest(), "files": files}, indent=0))
    (work / _MANIFEST).write_bytes(text)
    (work / _HELD).touch()
    sync_tree(work)
    write_file(manifest_copy(store, path), text)
    work.rename(path)
    sync_folder(store.generations)
    write_file(store.pointer, f"{path.name}\n".encode())
    return Generation(path, manifest)


def present_files(generation: Path) -> dict[str, Path]:
    """The files that a generation is made of, by their names in it; what tells about them is left out."""
    told = (_MANIFEST, _FILES, _HELD)
    paths = sorted(path for path in generation.rglob("*") if path.is_file() and path.name not in told)
    return {path.relative_to(generation).as_posix(): path for path in paths}


def manifest_copy(store: StoreFolder, generation: Path) -> Path:
    """Where a second copy of the manifest lies: which articles a store has is told by nothing else."""
    return store.articles / f"{generation.name}.json"


def file_digests(generation: Path) -> dict[str, tuple[int, str]]:
    """Size and SHA-256 of each file of a generation's database as it was made; raises StoreError."""
    path = generation / _FILES
    try:
        found = json.loads(path.read_bytes())["files"]
        return {name: (int(size), str(digest)) for name, (size, digest) in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: cannot be read; repair the store: kg build --repair") from error


def torn_files(generation: Path) -> list[str]:
    """Names of files that are missing or have another size than they were made with: what a torn write or a lost
    file shows at once. Damage inside files is found by `kg check`."""
    found = {name: path.stat().st_size for name, path in present_files(generation).items()}
    return sorted(name for name, (size, _) in file_digests(generation).items() if found.get(name) != size)


def shared_files(generation: Path) -> dict[str, tuple[int, str]]:
    """The digests of those files of a database that are never changed, and so are shared with its successors."""
    return {name: digest for name, digest in file_digests(generation).items() if name.endswith(".sst")}


def is_intact(generation: Path, names: Iterable[str]) -> bool:
    """Whether some files of a generation are byte for byte what they were made."""
    expected = file_digests(generation)
    return all(expected.get(name) == digest_file(generation / name) for name in names)


def last_manifest(store: StoreFolder) -> Manifest | None:
    """The manifest of the current generation, else of the newest that can be read, from either of its copies."""
    try:
        current = current_path(store)
    except StoreError:
        current = None
    newest = sorted(store.generations.glob("gen-*"), key=_number, reverse=True)
    copies = sorted(store.articles.glob("gen-*.json"), key=lambda p: _number(p.with_suffix("")), reverse=True)
    made = [*([current] if current else []), *newest]
    for path in [*(p for one in made for p in (one / _MANIFEST, manifest_copy(store, one))), *copies]:
        try:
            return read_manifest(path)
        except StoreError:
            continue
    return None


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
    needed = {manifest_copy(store, path) for path in (current, *kept) if path}
    for path in store.articles.glob("gen-*.json"):
        if path not in needed:
            path.unlink(missing_ok=True)
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
