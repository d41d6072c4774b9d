"""Articles -> records: what was read once, under the same key, is not read again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from kg.errors import StoreError
from kg.model import Article, BuildReport
from kg.pipeline import OnProblem, Progress, extract_articles
from kg.store import StoreFolder
from kg.store.records import record_hash, record_path, write_record

from .fingerprints import extraction_fingerprint


def record_key(article: Article, model: str | None) -> str:
    """The key of an article's record: a hash over all that its findings depend on. The file that an article came in
    is not among it, so that a dump of another name is no news."""
    fields = json.dumps(asdict(replace(article, source=None)), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(f"{extraction_fingerprint(model)}\n{fields}".encode()).hexdigest()[:40]


def read_records(
    store: StoreFolder, articles: Mapping[str, Article], *, model: str | None, workers: int,
    progress: Progress | None, on_problem: OnProblem | None, report: BuildReport | None,
    known: Mapping[str, str],
) -> dict[str, str]:
    """The SHA-256 of the record of each key. `articles` are those whose records are wanted, by key; those
    without a sound record are read. An article that cannot be read goes to `on_problem` and is left out.
    `known` are the hashes of records that the current generation has; whether they are sound is for `kg check`."""
    found = {key: digest for key in articles if (digest := _digest(store, key, known))}
    missing = {article.id: key for key, article in articles.items() if key not in found}
    todo: Sequence[Article] = [articles[key] for key in missing.values()]
    for findings in extract_articles(
        todo, lambda found: found, model=model, workers=workers, progress=progress, on_problem=on_problem, report=report
    ):
        key = missing[findings.article.id]
        try:
            found[key] = write_record(store.articles, key, findings)
        except OSError as error:
            raise no_room(store.root, error) from error
    return found


def _digest(store: StoreFolder, key: str, known: Mapping[str, str]) -> str | None:
    if key in known and record_path(store.articles, key).is_file():
        return known[key]
    return record_hash(store.articles, key)


def no_room(path: Path, error: OSError) -> StoreError:
    """The error of a disk that is full or cannot be written, with the remedy."""
    return StoreError(
        f"{path}: cannot be written ({error.strerror or error}); the graph is as it was: "
        "free some space and run the same command again, it goes on where it ended"
    )
