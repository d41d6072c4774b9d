"""The exports beside a store: which there are, and whether they show its current graph."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from kg.collector import trim_memory
from kg.durable import write_file
from kg.errors import StoreError
from kg.export import export_graph, find_exporter
from kg.store import StoreFolder
from kg.store.folder import FOLDER
from kg.store.generations import current_path, digest_file
from kg.stored import StoredGraph

_LIST = "exports.json"


def write_exports(store: StoreFolder, formats: Iterable[str], *, stem: str = "kg") -> list[Path]:
    """Writes the graph of the store in these formats beside it, and anew in those that stand there already.
    Returns the files written; one that is up to date is left as it is. Raises ExportError or
    StoreError where the disk is full."""
    known, folder = _read(store), store.root.parent
    wanted = {f"{stem}{find_exporter(name).suffix}": find_exporter(name).name for name in formats}
    stale = set(stale_exports(store))
    due = {name: form for name, form in {**{n: known[n][0] for n in known}, **wanted}.items()
           if name not in known or name in stale}  # fmt: skip
    if not due:
        return []
    generation = _generation(store)
    with closing(StoredGraph(store.root)) as graph:
        for name, form in due.items():
            trim_memory()
            export_graph(graph, folder / name, form)
            known[name] = (form, generation, _digest(folder / name))
            _note(store, known)
    return [folder / name for name in due]


def _note(store: StoreFolder, exports: Mapping[str, tuple[str, str, str]]) -> None:
    path = store.root / _LIST
    try:
        write_file(path, f"{json.dumps(exports, sort_keys=True)}\n".encode())
    except OSError as error:
        reason = error.strerror or error
        raise StoreError(f"{path}: cannot be written ({reason}); run the same command again") from error


def stale_exports(store: StoreFolder) -> list[str]:
    """Names of the export files beside the store that do not show its current graph."""
    generation = _generation(store)
    return [name for name, (_, made, digest) in _read(store).items()
            if made != generation or _digest(store.root.parent / name) != digest]  # fmt: skip


def _generation(store: StoreFolder) -> str:
    path = current_path(store)
    return path.name if path else ""


def _read(store: StoreFolder) -> dict[str, tuple[str, str, str]]:
    """File -> format, generation, SHA-256; only a store in a folder of a build has exports beside it."""
    try:
        found: Mapping[str, tuple[str, str, str]] = json.loads((store.root / _LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    return dict(found) if store.root.name == FOLDER else {}


def _digest(path: Path) -> str:
    """The SHA-256 of a file, or of a folder's files with their names; "" where there is none."""
    if path.is_dir():
        files = [f"{file.name} {digest_file(file)[1]}" for file in sorted(path.iterdir()) if file.is_file()]
        return hashlib.sha256("\n".join(files).encode()).hexdigest()
    return digest_file(path)[1] if path.is_file() else ""
