"""The one place where the stages meet: articles -> findings -> identity -> graph."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import TYPE_CHECKING, Protocol, TypedDict, TypeVar, Unpack

from kg.errors import KgError, ReadError
from kg.model import Annotation, Article, BuildReport, Findings, State

if TYPE_CHECKING:
    from kg.annotate import Annotator
    from kg.graph import Graph
    from kg.resolve import Ruling

_T = TypeVar("_T")
Progress = Callable[[int, int], None]  # articles done, articles in all
OnProblem = Callable[[KgError], None]
OnFailure = Callable[[Article, str], None]  # an article that could not be read, and why


class Options(TypedDict, total=False):
    """How articles are read: `date` and `publisher` stand in where an input names none; `columns` tells which column
    of a table or key of a JSON object has the "text", "date" and so on; with `fetch`, addresses of the web are read;
    `model` names a spaCy pipeline; `workers` is the number of processes; `decisions` are a person's on identity, or
    files of them (kg.resolve.rulings); `gazetteers` are SKOS files whose names and concepts help to tell who is who.

    What cannot be read goes to `on_problem`; without one, the first such error is raised. What becomes of each
    input is added to `report`. `progress` is told how many articles are done, of how many.
    """

    model: str | None
    workers: int
    date: str | None
    publisher: str | None
    columns: Mapping[str, str] | None
    decisions: Iterable["str | Path | Ruling"]
    gazetteers: Iterable[str | Path]
    fetch: bool
    progress: Progress | None
    on_problem: OnProblem | None
    report: BuildReport | None


class Annotations(Protocol):
    """Annotations of articles that were made before."""

    def find(self, article: Article) -> Annotation | None:
        """That of an article as it stands; None where it has to be made."""

    def keep(self, article: Article, annotation: Annotation) -> None:
        """Keeps one that was made."""


def _raise(error: KgError) -> None:
    raise error


def _same(findings: Findings) -> Findings:
    return findings


def extract_articles(
    articles: Iterable[Article],
    then: Callable[[Findings], _T],
    *,
    load: "Callable[[], Annotator] | None" = None,
    workers: int = 1,
    progress: Progress | None = None,
    on_problem: OnProblem | None = None,
    report: BuildReport | None = None,
    on_failure: OnFailure | None = None,
    annotations: Annotations | None = None,
) -> Iterator[_T]:
    """What `then` makes of the findings of each article in turn, with identifiers local to it.

    `then` runs where the article is read: with several workers only what it returns is sent to this process.
    `load` gives the spaCy pipeline, kg's own without it; it raises ModelError when that is not installed. An article
    that cannot be read goes to `on_problem`, which raises the error when none is given, and is noted in `report`,
    which read_articles has filled. Who gives `on_failure` gets article and reason, and does both. `annotations` are
    those made before, and where new ones go.
    """
    from kg.annotate import load_annotator
    from kg.extract import EXTRACTORS, extract_findings, plugin_extractors
    from kg.scale import map_articles

    articles = list(articles)
    if not articles:
        return
    tell = on_problem or _raise
    annotator = (load or load_annotator)()
    extractors = (*EXTRACTORS, *plugin_extractors())

    def read(group: Sequence[Article]) -> list[tuple[str, float, _T]]:
        started = perf_counter()
        annotated = list(_annotated(group, annotator, annotations))
        share = (perf_counter() - started) / max(1, sum(len(article.text) for article in group))
        made = []
        for article, annotation in zip(group, annotated, strict=True):
            started = perf_counter()
            result = then(extract_findings(article, annotation, extractors))
            annotation.free()
            made.append((article.id, share * len(article.text) + perf_counter() - started, result))
        return made

    def fail(article: Article, reason: str) -> None:
        if report is not None:
            report.change(article.id, State.FAILED, f"could not be read ({reason})")
        tell(ReadError(f"{article.source or article.id}: article {article.id!r} could not be read ({reason})"))

    reading = map_articles(read, articles, workers=workers, on_failure=on_failure or fail)
    for done, (name, seconds, made) in enumerate(reading, 1):
        if report is not None:
            report.spend(name, seconds)
        if progress:
            progress(done, len(articles))
        yield made


def _annotated(
    articles: Sequence[Article], annotator: "Annotator", known: Annotations | None
) -> Iterator[Annotation]:
    """The annotations of articles, those that are known and those that are made now."""
    found = {article.id: known.find(article) for article in articles} if known else {}
    made = annotator.annotate_all([article for article in articles if found.get(article.id) is None])
    for article in articles:
        annotation = found.get(article.id)
        if annotation is None:
            annotation = next(made)
            if known:
                known.keep(article, annotation)
        yield annotation


def extract_resolved(
    inputs: Iterable[str | Path], then: Callable[[Findings], _T], **options: Unpack[Options]
) -> Iterator[_T]:
    """What `then` makes of the findings of each article of the inputs, by article id, with identifiers that hold
    across them. It runs in the workers, and findings wait on disk: this process holds those of no article.
    """
    from kg.annotate import load_meanwhile, model_language
    from kg.collector import collector_paused
    from kg.gazetteer import identity_rulings
    from kg.read import read_articles
    from kg.resolve import apply_resolution, profile_article, resolve_profiles
    from kg.scale import Spool, map_items, packed

    rulings = identity_rulings(options.get("decisions", ()), options.get("gazetteers", ()))
    model, workers, report = options.get("model"), options.get("workers", 1), options.get("report")
    load = load_meanwhile(model)  # reading waits for processes of its own
    articles = read_articles(
        inputs, date=options.get("date"), publisher=options.get("publisher"), columns=options.get("columns"),
        language=model_language(model), fetch=options.get("fetch", False), on_problem=options.get("on_problem"),
        report=report,
    )  # fmt: skip
    with TemporaryFile(prefix="kg-") as file:
        spool, profiles = Spool(file), []
        for profile, data in extract_articles(
            articles, lambda findings: (profile_article(findings), packed(findings)), load=load, workers=workers,
            progress=options.get("progress"), on_problem=options.get("on_problem"), report=report,
        ):  # fmt: skip
            profiles.append(profile)
            spool.add(profile.article, data)
        with collector_paused():
            resolution = resolve_profiles(profiles, rulings)
            yield from map_items(
                lambda article: then(apply_resolution(spool.read(article), resolution)), spool.articles(),
                workers=workers,
            )  # fmt: skip


def extract_all(inputs: Iterable[str | Path], **options: Unpack[Options]) -> list[Findings]:
    """Findings of all articles of the inputs, ordered by article id, with identifiers that hold across them."""
    return list(extract_resolved(inputs, _same, **options))


def assemble_graph(findings: Iterable[Findings], *, base_iri: str | None = None) -> "Graph":
    """The graph that resolved findings say (design/graph-model.md)."""
    from kg.collector import collector_paused
    from kg.graph import Graph
    from kg.vocab import DEFAULT_BASE

    with collector_paused():
        return Graph.from_findings(findings, base_iri=base_iri or DEFAULT_BASE)


def build_graph(inputs: Iterable[str | Path], *, base_iri: str | None = None, **options: Unpack[Options]) -> "Graph":
    """The graph of the articles in files, folders and globs; the options are those of kg.pipeline.Options.

    Articles of another language than the model's are skipped.
    """
    return assemble_graph(extract_resolved(inputs, _same, **options), base_iri=base_iri)
