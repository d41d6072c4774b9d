"""A folder for bulk loaders (QLever, Virtuoso, GraphDB): sorted N-Quads in compressed parts, with a manifest."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .folders import MARK
from .rows import Source, sorted_lines

PART = 500_000  # quads a part: some 15 MB compressed
_LEVEL = 6
_LOADERS = {
    "QLever": "in the Qleverfile: CAT_INPUT_FILES = zcat part-*.nq.gz, FORMAT = nq; then qlever index",
    "Virtuoso": "in isql: ld_dir('FOLDER', 'part-*.nq.gz', 'urn:kg'); rdf_loader_run(); checkpoint;",
    "GraphDB": "importrdf load -f -c repository.ttl -m parallel part-*.nq.gz",
    "Oxigraph": "zcat part-*.nq.gz | oxigraph load --location DIR --format nq",
}


def write_bulk(source: Source, folder: Path) -> None:
    """Writes part-0001.nq.gz … and manifest.json; the same bytes for the same quads."""
    lines = sorted_lines(source)
    starts = range(0, len(lines), PART) if lines else [0]
    parts = [_part(folder, number, lines[at : at + PART]) for number, at in enumerate(starts, 1)]
    manifest = {"format": "N-Quads", "sorted": True, "quads": len(lines), "parts": parts, "load": _LOADERS}
    (folder / MARK).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _part(folder: Path, number: int, lines: Sequence[str]) -> dict[str, Any]:
    """Writes one part; returns what the manifest says of it. The checksum is that of the file as it lies there."""
    data = "".join(f"{line}\n" for line in lines).encode()
    packed = gzip.compress(data, _LEVEL, mtime=0)
    path = folder / f"part-{number:04}.nq.gz"
    path.write_bytes(packed)
    return {
        "file": path.name,
        "quads": len(lines),
        "bytes": len(packed),
        "sha256": hashlib.sha256(packed).hexdigest(),
        "sha256_unpacked": hashlib.sha256(data).hexdigest(),
    }
