"""What a generation holds: its articles, with the digests of their records and rows."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Rows:
    """How many quads a graph has, and the SHA-256 of their sorted lines of N-Quads."""

    quads: int
    digest: str

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Rows":
        """The count and digest of distinct lines, in any order."""
        ordered = sorted(lines)
        return cls(len(ordered), hashlib.sha256("\n".join(ordered).encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a generation: its record, what a list shows of it, and its rows."""

    record: str  # key of the record
    sha256: str  # of the record's bytes
    rows: Rows
    words: int
    asserted: int = 0
    attributed: int = 0
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    source: str | None = None
    signature: str = ""  # of all that its rows depend on


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of a generation. `extraction` and `assembly` tell with which code and word lists its findings and its
    rows were made, `model` with which spaCy pipeline."""

    base_iri: str
    extraction: str
    assembly: str
    model: str | None
    articles: Mapping[str, Entry]
    comparison: Rows  # the graph of what comparing articles shows
    counts: Mapping[str, int]
    drift: int = 0  # quads that were taken out since the database was made anew: what they leave behind grows with it

    @property
    def quads(self) -> int:
        """The quads of all its graphs."""
        return self.comparison.quads + sum(entry.rows.quads for entry in self.articles.values())


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest as JSON; equal manifests give equal bytes."""
    return (json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True, indent=0) + "\n").encode()


def read_manifest(path: Path) -> Manifest:
    """The manifest of a file; raises StoreError when it is missing or damaged."""
    try:
        found = json.loads(path.read_bytes())
        return Manifest(
            base_iri=found["base_iri"],
            extraction=found["extraction"],
            assembly=found["assembly"],
            model=found["model"],
            articles={name: Entry(**{**e, "rows": Rows(**e["rows"])}) for name, e in found["articles"].items()},
            comparison=Rows(**found["comparison"]),
            counts=found["counts"],
            drift=found["drift"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: the manifest cannot be read; repair the store: kg build --repair") from error
