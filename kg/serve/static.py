"""The files of the page: all read at start, found by name only, so that no path leads anywhere else."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
_PLACEHOLDER = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>kg</title>
<p>The page is not part of this installation; the SPARQL endpoint is at <a href="/sparql">/sparql</a>.</p></html>
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent."""

    content: bytes
    zipped: bytes | None  # None where compression gains nothing
    content_type: str
    etag: str


def read_bundle(folder: Path | None = None) -> dict[str, File]:
    """The files of the packaged page by their relative path; index.html is always there."""
    folder = folder or Path(str(files("kg"))) / "_page"
    found = {"index.html": _file("index.html", _PLACEHOLDER)}
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                name = path.relative_to(folder).as_posix()
                found[name] = _file(name, path.read_bytes())
    return found


def _file(name: str, content: bytes) -> File:
    kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    zipped = gzip.compress(content, 6, mtime=0) if kind.startswith(_TEXT) and len(content) > 1000 else None
    charset = "; charset=utf-8" if kind.startswith(_TEXT) else ""
    return File(content, zipped, kind + charset, f'"{hashlib.sha256(content).hexdigest()[:20]}"')


_TYPES: Mapping[str, str] = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".woff2": "font/woff2",
}
