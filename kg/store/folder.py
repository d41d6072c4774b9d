"""The folder of a store: where its parts lie, and how to tell a store from any other folder.

    kg-store.json     the marker: format of the folder, base IRI
    articles/         records of articles: the truth
    annotations/      what the model made of their texts: a cache
    generations/      gen-N: a pyoxigraph database with its manifest, derived from the records
    CURRENT           the name of the generation that readers open
"""

import json
from dataclasses import dataclass
from pathlib import Path

from kg.durable import sync_folder, write_file
from kg.errors import FormatError, StoreError

FORMAT = 1
MARKER = "kg-store.json"
FOLDER = "store"  # of a build: OUT/store


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A folder that bears our marker; `base_iri` is where the names of its articles and entities begin."""

    root: Path
    base_iri: str

    @property
    def articles(self) -> Path:
        """The folder of the records."""
        return self.root / "articles"

    @property
    def annotations(self) -> Path:
        """The folder of the annotations, which may be missing."""
        return self.root / "annotations"

    @property
    def generations(self) -> Path:
        """The folder of the generations."""
        return self.root / "generations"

    @property
    def pointer(self) -> Path:
        """The file that names the current generation."""
        return self.root / "CURRENT"

    @property
    def lock(self) -> Path:
        """The file that a writer locks."""
        return self.root / "lock"

    @property
    def decisions(self) -> Path:
        """The file of a person's decisions on identity."""
        return self.root / "decisions.jsonl"

    @property
    def set_aside(self) -> Path:
        """The file that lists articles which could not be read."""
        return self.root / "set-aside.json"


def is_store(path: str | Path) -> bool:
    """Whether the path is a store, or the folder of a build with one in it."""
    return _root(Path(path)) is not None


def find_store(path: str | Path) -> StoreFolder:
    """The store at the path, which may be OUT or OUT/store; raises StoreError where there is none of ours."""
    root = _root(Path(path))
    if root is None:
        raise StoreError(f"{path}: there is no store here; make one with `kg build INPUT... -o {path}`")
    return read_marker(root)


def read_marker(root: Path) -> StoreFolder:
    """The store whose marker lies in the folder; raises StoreError for a damaged one and for another format."""
    marker = root / MARKER
    try:
        found = json.loads(marker.read_bytes())
        if (version := found["format"]) != FORMAT:
            raise FormatError(_another_format(root, version))
        return StoreFolder(root, str(found["base_iri"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{marker}: cannot be read ({error}); repair the store: kg build --repair") from error


def _another_format(root: Path, version: object) -> str:
    """Tells of a store that this kg must neither read nor write; what is no number is of times to come."""
    older = isinstance(version, int) and version < FORMAT
    maker, remedy = ("an older kg", "") if older else ("a newer kg", "use that one, or ")
    return (
        f"{root}: a store of format {version}, made by {maker}, where this one reads format {FORMAT}: {remedy}"
        "build it anew from its inputs, in another folder (-o)"
    )


def make_store(out: Path, base_iri: str) -> StoreFolder:
    """The store in the folder OUT, made where there is none.

    Raises StoreError, and touches nothing, where another thing has its place or another base IRI.
    """
    root = out if (out / MARKER).is_file() else out / FOLDER
    if (root / MARKER).is_file():
        store = find_store(root)
        if store.base_iri != base_iri:
            raise StoreError(f"{root}: its names begin with {store.base_iri}: give --base-iri, or another folder (-o)")
        return store
    if root.exists() and not (root.is_dir() and not any(root.iterdir())):
        raise StoreError(f"{root}: no store of kg stands there; name another folder (-o), or leave it out (--no-store)")
    store = StoreFolder(root, base_iri)
    try:
        for folder in (store.articles, store.generations):
            folder.mkdir(parents=True, exist_ok=True)
        write_marker(store)
        sync_folder(out)
    except OSError as error:
        raise StoreError(f"{root}: cannot be made: {error.strerror or error}") from error
    return store


def write_marker(store: StoreFolder) -> None:
    """Writes the marker of a store."""
    write_file(store.root / MARKER, f"{json.dumps({'format': FORMAT, 'base_iri': store.base_iri})}\n".encode())


def _root(path: Path) -> Path | None:
    return next((root for root in (path, path / FOLDER) if (root / MARKER).is_file()), None)
