"""Copies of a store that can be moved anywhere, and the way back."""

import shutil
from pathlib import Path

from kg.durable import remove_leftovers, sync_folder, sync_tree, temporary_name
from kg.errors import StoreError
from kg.store import StoreFolder, find_store, held_database
from kg.store.folder import FOLDER, write_marker
from kg.store.generations import manifest_copy
from kg.store.manifest import read_manifest
from kg.store.records import record_path

from .checking import check_store


def backup_store(path: str | Path, target: str | Path) -> StoreFolder:
    """Copies the store to a new folder, while others read it or write to it, and checks the copy.

    The copy is a store of its own. Raises StoreError where the target is taken, or the store is damaged.
    """
    return _copy_checked(find_store(path), Path(target))


def restore_store(backup: str | Path, out: str | Path) -> StoreFolder:
    """Puts a backup in place as the store of the folder OUT. Raises StoreError, and changes nothing, where a store is
    there already or the backup is damaged."""
    return _copy_checked(find_store(backup), Path(out) / FOLDER)


def _copy_checked(store: StoreFolder, target: Path) -> StoreFolder:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise StoreError(f"{target}: something is there already; name a new folder, or remove it")
    copy = StoreFolder(temporary_name(target), store.base_iri)
    try:
        remove_leftovers(target)
        _copy(store, copy)
        if damage := check_store(copy.root):
            raise StoreError(f"{store.root}: damaged, and not copied: {damage[0]} (kg check tells all)")
        sync_tree(copy.root)
        copy.root.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({_reason(error)}); nothing was changed") from error
    finally:
        shutil.rmtree(copy.root, ignore_errors=True)
    return StoreFolder(target, store.base_iri)


def _reason(error: OSError) -> str:
    """Why a file could not be written; a whole folder fails with the errors of all its files."""
    if isinstance(error, shutil.Error):
        _, _, first = error.args[0][0]
        return str(first)
    return error.strerror or str(error)


def _copy(store: StoreFolder, copy: StoreFolder) -> None:
    """Copies the current generation with the records that it names."""
    with held_database(store.root) as database:
        generation = database.parent
        manifest = read_manifest(generation / "manifest.json")
        shutil.copytree(generation, copy.generations / generation.name)
        for entry in manifest.articles.values():
            path = record_path(copy.articles, entry.record)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(record_path(store.articles, entry.record), path)
        copy.articles.mkdir(exist_ok=True)
        shutil.copyfile(manifest_copy(store, generation), manifest_copy(copy, generation))
    for name in (store.set_aside.name, store.decisions.name):
        if (store.root / name).is_file():
            shutil.copyfile(store.root / name, copy.root / name)
    copy.pointer.write_text(f"{generation.name}\n", encoding="ascii")
    write_marker(copy)
