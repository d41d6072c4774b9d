"""Records of articles: text, metadata and findings of one article as it was read, each in a file of its own.

A record is two lines, compressed: a header with the SHA-256 of the second line, and the findings as JSON
(kg.model.codec). Its name is the key of all that its findings depend on, so that the folder is also the
cache of extraction.
"""

import gzip
import hashlib
import json
import zlib
from pathlib import Path

from kg.durable import replaced
from kg.errors import StoreError
from kg.model import Findings
from kg.model.codec import findings_from_json, findings_to_json

_SUFFIX = ".json.gz"
_LEVEL = 5


def record_path(articles: Path, key: str) -> Path:
    """Where the record of a key lies."""
    return articles / key[:2] / f"{key}{_SUFFIX}"


def write_record(articles: Path, key: str, findings: Findings) -> str:
    """Writes a record in one piece and returns the SHA-256 of its file; raises OSError where there is no room.

    It outlives the process; a generation that names it makes it outlive a loss of power."""
    line = findings_to_json(findings).encode("utf-8", "surrogatepass")
    header = json.dumps({"kg-record": 1, "key": key, "sha256": hashlib.sha256(line).hexdigest()}).encode()
    data = gzip.compress(header + b"\n" + line + b"\n", _LEVEL, mtime=0)
    path = record_path(articles, key)
    path.parent.mkdir(exist_ok=True)
    with replaced(path, sync=False) as stream:
        stream.write(data)
    return hashlib.sha256(data).hexdigest()


def read_record(articles: Path, key: str, sha256: str | None = None) -> Findings:
    """The findings of a record; raises StoreError when it is missing, damaged or not the one meant."""
    path = record_path(articles, key)
    try:
        return findings_from_json(record_line(path.read_bytes(), key, sha256).decode("utf-8", "surrogatepass"))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: the record is damaged or missing ({error}); add its article again") from error


def record_line(data: bytes, key: str, sha256: str | None = None) -> bytes:
    """The findings in the bytes of a record; raises ValueError when they are not what header and name say."""
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("its bytes are not those of the manifest")
    head, line, rest = gzip.decompress(data).split(b"\n")
    header = json.loads(head)
    if header["kg-record"] != 1 or header["key"] != key or rest:
        raise ValueError("its header is not that of its name")
    if hashlib.sha256(line).hexdigest() != header["sha256"]:
        raise ValueError("its findings are not those of its header")
    return line


def record_hash(articles: Path, key: str) -> str | None:
    """The SHA-256 of a whole record; None where it is missing or damaged."""
    try:
        data = record_path(articles, key).read_bytes()
        record_line(data, key)
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None
    return hashlib.sha256(data).hexdigest()


def list_records(articles: Path) -> list[str]:
    """The keys of all records that are there, in order."""
    return sorted(path.name.removesuffix(_SUFFIX) for path in articles.glob(f"??/[!.]*{_SUFFIX}"))
