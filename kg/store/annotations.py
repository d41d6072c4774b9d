"""The annotations of a store's articles: what costs most of reading, kept so that a change of word lists or of the
extractors does not run the model again. A cache: what is missing, old or damaged is made again.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.durable import replaced

_SUFFIX = ".bin"


def write_annotation(folder: Path, article: str, key: str, data: bytes) -> None:
    """Keeps the annotation of an article, in the place of an older one. `key` is that of all that it depends on."""
    path = _path(folder, article)
    path.parent.mkdir(parents=True, exist_ok=True)
    with replaced(path, sync=False) as stream:
        stream.write(_head(key, data) + data)


def read_annotation(folder: Path, article: str, key: str) -> bytes | None:
    """The annotation of an article that was kept under this key; None where there is none, or it is damaged."""
    try:
        found = _path(folder, article).read_bytes()
    except OSError:
        return None
    head, _, data = found.partition(b"\n")
    return data if head + b"\n" == _head(key, data) else None


def keep_annotations(folder: Path, articles: Iterable[str]) -> None:
    """Removes the annotations of all other articles, and what killed processes have left."""
    kept = {_path(folder, article) for article in articles}
    for path in folder.glob("??/*"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _path(folder: Path, article: str) -> Path:
    name = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return folder / name[:2] / f"{name}{_SUFFIX}"


def _head(key: str, data: bytes) -> bytes:
    return f"{key} {hashlib.sha256(data).hexdigest()}\n".encode()
