"""Formats of several files: a folder that is replaced only when the new one is complete."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.durable import exchange, remove_leftovers, sync_folder, sync_tree, temporary_name
from kg.errors import ExportError

MARK = "manifest.json"  # every folder that kg writes has one, and no other is ever replaced


@contextmanager
def open_folder(target: str | Path) -> Iterator[Path]:
    """A new folder to write files into, which takes the place of the target at the end.

    Raises ExportError where the target is a file, or a folder that kg has not written.
    """
    path = Path(target).absolute()
    if path.exists() and not _is_ours(path):
        raise ExportError(f"{target}: is in the way and not an export of kg; name another folder or remove it")
    fresh = temporary_name(path)
    try:
        remove_leftovers(path)
        fresh.mkdir(parents=True)
        yield fresh
        sync_tree(fresh)
        _swap(fresh, path)
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_ours(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and ((path / MARK).is_file() or not any(path.iterdir()))


def _swap(fresh: Path, path: Path) -> None:
    """The old folder is left in the place of the fresh one, or nowhere."""
    if not path.exists():
        fresh.rename(path)
    elif not exchange(fresh, path):
        old = temporary_name(path.with_name(f"{path.name}.old"))
        path.rename(old)
        fresh.rename(path)
        shutil.rmtree(old, ignore_errors=True)
    sync_folder(path.parent)
