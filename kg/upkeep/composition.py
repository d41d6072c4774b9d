"""Records -> the graph of their articles: rows, and the manifest that they are checked against."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.assemble import Names, assemble_rows, comparison_graph, text_row
from kg.collector import collector_paused
from kg.graph import count_rows
from kg.model import Article
from kg.resolve import resolve_findings
from kg.store import StoreFolder
from kg.store.database import line_of
from kg.store.manifest import Entry, Manifest, Rows
from kg.store.memory import Row
from kg.store.records import read_record

from .decided import kept_rulings, resolution_fingerprint


class Composition(NamedTuple):
    """The rows of a graph, texts among them, and what its manifest says."""

    rows: list[Row]
    manifest: Manifest


def compose(store: StoreFolder, records: Mapping[str, str], extraction: str, model: str | None) -> Composition:
    """The graph of the records, given as key -> SHA-256."""
    names = Names(store.base_iri)
    with collector_paused():
        findings = [read_record(store.articles, key, digest) for key, digest in records.items()]
        keys = {one.article.id: key for one, key in zip(findings, records, strict=True)}
        rows = assemble_rows(resolve_findings(findings, kept_rulings(store)), store.base_iri)
        articles = {one.article.id: one.article for one in findings}
        counts = count_rows(rows)
        rows += [text_row(article, names) for article in articles.values()]
        graphs = _digests(rows)
    entries = {
        name: _entry(articles[name], keys[name], records, graphs[names.article(name)]) for name in sorted(articles)
    }
    return Composition(rows, Manifest(
        base_iri=store.base_iri, extraction=extraction, assembly=resolution_fingerprint(store), model=model,
        articles=entries,
        comparison=graphs.get(comparison_graph(names), Rows.of(())),
        counts={name: getattr(counts, name) for name in counts.__slots__},
    ))  # fmt: skip


def _digests(rows: Iterable[Row]) -> dict[str, Rows]:
    lines = defaultdict(list)
    for row in rows:
        lines[row[3]].append(line_of(row))
    return {graph: Rows.of(found) for graph, found in lines.items()}


def _entry(article: Article, key: str, records: Mapping[str, str], rows: Rows) -> Entry:
    return Entry(
        record=key, sha256=records[key], rows=rows, words=len(article.text.split()), title=article.title,
        date=article.date, publisher=article.publisher, source=article.source,
    )  # fmt: skip
