"""Changes of a store: each makes a new generation beside the old and swaps it in when it is complete."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.annotate import model_language
from kg.durable import sync_file
from kg.model import BuildReport
from kg.pipeline import OnProblem, Progress
from kg.read import read_articles
from kg.store import StoreFolder
from kg.store.database import create_database
from kg.store.folder import make_store
from kg.store.generations import Generation, current_generation, discard_generations, publish, workplace
from kg.store.lock import writer_lock
from kg.store.manifest import Manifest
from kg.store.records import list_records, record_path
from kg.vocab import DEFAULT_BASE

from .composition import compose
from .decided import resolution_fingerprint
from .fingerprints import extraction_fingerprint
from .reading import no_room, read_records, record_key


@dataclass(frozen=True, slots=True)
class Change:
    """What a command did to a store: ids of articles, in order."""

    store: StoreFolder
    manifest: Manifest
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def build_store(
    out: str | Path, inputs: Iterable[str | Path], *, base_iri: str | None = None, model: str | None = None,
    workers: int = 1, date: str | None = None, publisher: str | None = None,
    columns: Mapping[str, str] | None = None, fetch: bool = False, progress: Progress | None = None,
    on_problem: OnProblem | None = None, report: BuildReport | None = None,
) -> Change:
    """Makes the store in the folder OUT hold the articles of the inputs and no others; options are those of
    build_graph. What was read before is not read again. Raises StoreError where another thing stands in the
    store's place, another writer is at work, or the disk is full."""
    store = make_store(Path(out), base_iri or DEFAULT_BASE)
    with writer_lock(store.lock):
        before = current_generation(store)
        articles = read_articles(
            inputs, date=date, publisher=publisher, columns=columns, language=model_language(model), fetch=fetch,
            on_problem=on_problem, report=report,
        )  # fmt: skip
        by_key = {record_key(article, model): article for article in articles}
        known = {e.record: e.sha256 for e in before.manifest.articles.values()} if before else {}
        records = read_records(store, by_key, model=model, workers=workers, progress=progress, on_problem=on_problem,
                               report=report, known=known)  # fmt: skip
        return replace_articles(store, before, records, extraction_fingerprint(model), model)


def replace_articles(
    store: StoreFolder, before: Generation | None, records: Mapping[str, str], extraction: str, model: str | None
) -> Change:
    """Makes the graph of exactly these records current, given as key -> SHA-256."""
    old = before.manifest if before else None
    same = old is not None and {e.record for e in old.articles.values()} == set(records)
    if old and same and old.assembly == resolution_fingerprint(store):
        return Change(store, old)
    try:
        made = compose(store, records, extraction, model)
        work = workplace(store)
        create_database(work / "database", made.rows)
        for key in records:
            sync_file(record_path(store.articles, key))
        after = publish(store, work, made.manifest, {})
    except OSError as error:
        raise no_room(store.root, error) from error
    clear(store, records)
    return _change(store, old, after.manifest)


def clear(store: StoreFolder, records: Collection[str]) -> None:
    """Removes what no generation needs any more; what somebody still reads stays until the next change."""
    if not discard_generations(store):
        for key in list_records(store.articles):
            if key not in records:
                record_path(store.articles, key).unlink(missing_ok=True)


def _change(store: StoreFolder, old: Manifest | None, new: Manifest) -> Change:
    before = old.articles if old else {}
    return Change(
        store, new,
        added=tuple(sorted(new.articles.keys() - before.keys())),
        changed=tuple(n for n in sorted(new.articles) if n in before and before[n].record != new.articles[n].record),
        removed=tuple(sorted(before.keys() - new.articles.keys())),
    )  # fmt: skip
