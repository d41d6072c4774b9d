"""Changes of a store: build, add, update, remove."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Unpack
from urllib.parse import unquote

from kg.annotate import model_language
from kg.collector import release_memory
from kg.errors import StoreError
from kg.model import Article, State
from kg.read import read_articles
from kg.store import find_store
from kg.store.folder import make_store
from kg.store.records import read_record
from kg.vocab import DEFAULT_BASE

from .composition import Target
from .fingerprints import extraction_fingerprint
from .quarantine import close_cases, read_cases
from .reading import ReadingOptions, read_records, record_key
from .transaction import Change, Writing, settle, writing


def build_store(
    out: str | Path, inputs: Iterable[str | Path], *, base_iri: str | None = None, model: str | None = None,
    **options: Unpack[ReadingOptions],
) -> Change:
    """Makes the store in the folder OUT hold the articles of the inputs and no others; options are those of
    build_graph. What was read before is not read again. Raises StoreError where another thing stands in the
    store's place, another writer is at work, the disk is full, or nothing at all could be read where there were
    articles before."""
    with writing(make_store(Path(out), base_iri or DEFAULT_BASE)) as at:
        articles = _read(inputs, model, options)
        if at.articles and not articles:
            raise StoreError(
                f"{at.store.root}: no article among the inputs; the store keeps its {len(at.articles)} articles "
                "(`kg remove` takes them out)"
            )
        keys = {record_key(article, model) for article in articles}
        records = read_records(at.store, articles, at.records, model, options)
        del articles  # what follows reads records, and needs no model
        release_memory()
        change = settle(at, Target(records, extraction_fingerprint(model), model))
        close_cases(at.store, read_cases(at.store).keys() - keys, ())
        return change


def add_articles(path: str | Path, inputs: Iterable[str | Path], **options: Unpack[ReadingOptions]) -> Change:
    """Adds the articles of the inputs to a store. One that is there with other content is left as it is, and told
    to `on_problem` as a StoreError: update_articles replaces it."""
    with writing(find_store(path)) as at:
        return _put(at, _only_new(at, _read(inputs, at.model, options), options), options)


def update_articles(path: str | Path, inputs: Iterable[str | Path], **options: Unpack[ReadingOptions]) -> Change:
    """Puts the articles of the inputs into a store: one whose content changed replaces its old self."""
    with writing(find_store(path)) as at:
        return _put(at, _read(inputs, at.model, options), options)


def remove_articles(path: str | Path, names: Iterable[str], *, erase: bool = False) -> Change:
    """Takes articles, named by id or IRI, out of a store, with all that was read from them. Raises StoreError,
    and takes none out, where one is not there. The database may keep their words on disk, where no query finds
    them, until it is next made anew: `erase` does so now."""
    with writing(find_store(path)) as at:
        gone = {_article_id(at, name) for name in names}
        kept = {e.record: e.sha256 for name, e in at.articles.items() if name not in gone}
        change = settle(at, Target(kept, at.extraction, at.model, anew=erase))
        close_cases(at.store, (), gone)
        return change


def _put(at: Writing, articles: list[Article], options: ReadingOptions) -> Change:
    """Adds articles or replaces their old selves; the others are read again only where kg itself has changed."""
    store, model = at.store, at.model
    extraction = extraction_fingerprint(model)
    if at.before and at.extraction != extraction:
        names = {article.id for article in articles}
        others = [entry for name, entry in at.articles.items() if name not in names]
        articles = articles + [read_record(store.articles, e.record, e.sha256).article for e in others]
    read = read_records(store, articles, at.records, model, options)
    replaced = {article.id for article in articles if record_key(article, model) in read}
    kept = {entry.record: entry.sha256 for name, entry in at.articles.items() if name not in replaced}
    return settle(at, Target(kept | read, extraction, model))


def _only_new(at: Writing, articles: list[Article], options: ReadingOptions) -> list[Article]:
    model, new = at.model, []
    for article in articles:
        entry = at.articles.get(article.id)
        if entry is None or entry.record == record_key(article, model):
            new.append(article)
            continue
        error = StoreError(
            f"{article.source or article.id}: article {article.id!r} is in the store with other content; "
            "`kg update` replaces it, another id adds it"
        )
        if (report := options.get("report")) is not None:
            report.change(article.id, State.SKIPPED, "in the store with other content; kg update replaces it")
        if (tell := options.get("on_problem")) is None:
            raise error
        tell(error)
    return new


def _read(inputs: Iterable[str | Path], model: str | None, options: ReadingOptions) -> list[Article]:
    return read_articles(
        inputs, date=options.get("date"), publisher=options.get("publisher"), columns=options.get("columns"),
        language=model_language(model), fetch=options.get("fetch", False),
        on_problem=options.get("on_problem"), report=options.get("report"),
    )  # fmt: skip


def _article_id(at: Writing, name: str) -> str:
    wanted = unquote(name.removeprefix(at.store.base_iri).removeprefix("article/"))
    for identifier in (name, wanted):
        if identifier in at.articles:
            return identifier
    near = get_close_matches(wanted, at.articles, n=3)
    hint = f"did you mean {', '.join(near)}?" if near else "`kg list` tells which there are"
    raise StoreError(f"{at.store.root}: no article is called {name!r}; {hint}")
