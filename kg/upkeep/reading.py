"""Articles -> records: what was read once, under the same key, is not read again."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import TypedDict

from kg import annotate
from kg.errors import KgError, ReadError
from kg.model import Article, BuildReport, Findings, State
from kg.pipeline import Progress, extract_articles
from kg.store import StoreFolder
from kg.store.records import record_hash, record_path, write_record

from .annotating import kept_annotations
from .fingerprints import extraction_fingerprint
from .quarantine import Case, add_case, read_cases


class ReadingOptions(TypedDict, total=False):
    """The options of kg.pipeline.Options that are about reading, and `retry`: try again what was set aside before."""

    workers: int
    date: str | None
    publisher: str | None
    columns: Mapping[str, str] | None
    fetch: bool
    progress: Progress | None
    on_problem: Callable[[KgError], None] | None
    report: BuildReport | None
    retry: bool


def record_key(article: Article, model: str | None) -> str:
    """The key of an article's record: a hash over all that its findings depend on. The file that an article came in
    is not among it, so that another dump with the same article is no news."""
    own = replace(article, source=None, source_sha256=None)
    fields = json.dumps(asdict(own), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(f"{extraction_fingerprint(model)}\n{fields}".encode()).hexdigest()[:40]


def read_records(
    store: StoreFolder, articles: Iterable[Article], known: Mapping[str, str], model: str | None,
    options: ReadingOptions,
) -> dict[str, str]:
    """Key -> SHA-256 of the records of articles; those without a sound record are read.

    An article that cannot be read is set aside with the reason (kg.upkeep.quarantine), told to `on_problem`
    and left out. `known` are the hashes of records that the current generation has; whether they are still
    sound is for `kg check`.
    """
    by_key = {record_key(article, model): article for article in articles}
    found = {key: digest for key in by_key if (digest := _digest(store, key, known))}
    cases = {} if options.get("retry") else read_cases(store)
    for key in sorted(by_key.keys() & cases.keys() - found.keys()):
        _fail(by_key[key], cases[key].reason, options)
    missing = {by_key[key].id: key for key in by_key if key not in found and key not in cases}

    def fail(article: Article, reason: str) -> None:
        add_case(store, missing[article.id], Case(article.id, article.source, reason))
        _fail(article, reason, options)

    def keep(findings: Findings) -> tuple[str, str | OSError]:
        key = missing[findings.article.id]
        try:
            return key, write_record(store.articles, key, findings)
        except OSError as error:  # the fault of the disk, for which the article is not set aside
            return key, error

    for key, written in extract_articles(
        [by_key[key] for key in missing.values()], keep, load=partial(annotate.load_annotator, model),
        workers=options.get("workers", 1), progress=options.get("progress"), on_failure=fail,
        report=options.get("report"), annotations=kept_annotations(store, model),
    ):  # fmt: skip
        if isinstance(written, OSError):
            raise written
        found[key] = written
    return found


def _digest(store: StoreFolder, key: str, known: Mapping[str, str]) -> str | None:
    if key in known and record_path(store.articles, key).is_file():
        return known[key]
    return record_hash(store.articles, key)


def _fail(article: Article, reason: str, options: ReadingOptions) -> None:
    """Notes in the report, and tells, that an article could not be read."""
    if (report := options.get("report")) is not None and report.has(article.id):
        report.change(article.id, State.FAILED, f"could not be read ({reason})")
    error = ReadError(f"{article.source or article.id}: article {article.id!r} could not be read ({reason})")
    if (tell := options.get("on_problem")) is None:
        raise error
    tell(error)

