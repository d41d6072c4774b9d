"""A person's decisions on identity in a store: kept beside the records, and replayed by every change."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from kg.durable import write_file
from kg.resolve import Ruling, gather_rulings, read_rulings, ruling_row
from kg.store import StoreFolder
from kg.store.lock import writer_lock

from .fingerprints import assembly_fingerprint


def keep_rulings(store: StoreFolder, decisions: Iterable[str | Path | Ruling]) -> None:
    """Puts decisions, or those of files, in the place of what the store has; the next change replays them.

    Raises ReadError, and changes nothing, where a file cannot be read.
    """
    lines = [json.dumps(ruling_row(ruling), ensure_ascii=False) for ruling in gather_rulings(decisions)]
    data = "".join(f"{line}\n" for line in lines).encode()
    path = store.decisions
    if data != (path.read_bytes() if path.exists() else b""):
        with writer_lock(store.lock):
            write_file(path, data)


def kept_rulings(store: StoreFolder) -> tuple[Ruling, ...]:
    """The decisions that the store replays."""
    return read_rulings(store.decisions) if store.decisions.exists() else ()


def resolution_fingerprint(store: StoreFolder) -> str:
    """Of what the rows depend on besides the findings, decisions among it."""
    data = store.decisions.read_bytes() if store.decisions.exists() else b""
    return assembly_fingerprint() + (f"+{hashlib.sha256(data).hexdigest()[:32]}" if data else "")

