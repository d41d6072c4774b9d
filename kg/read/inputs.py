"""Inputs -> articles, with a record of what became of each."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article, BuildReport, Outcome, State

from .fetch import Fetcher
from .kinds import reader_for
from .language import language_of, reason_to_skip
from .naming import ReadArticle, name_articles
from .places import find_resources
from .records import Known, make_article
from .resource import Context, Draft, Item, Rejected, Resource

UNEXPECTED = "could not be read"  # a fault of a reader, which fuzzing looks for
OnProblem = Callable[[ReadError], None]


def _raise(error: ReadError) -> None:
    raise error


def read_articles(
    inputs: Iterable[str | Path],
    *,
    date: str | None = None,
    publisher: str | None = None,
    columns: Mapping[str, str] | None = None,
    language: str | None = None,
    fetch: bool | Fetcher = False,
    on_problem: OnProblem | None = None,
    report: BuildReport | None = None,
) -> list[Article]:
    """The articles of files of all kinds (READERS), folders, globs and "-" (standard input), ordered by id.

    `date` and `publisher` stand in where an input names none; `columns` tells which column of a table or
    key of a JSON object has the "text", "date" and so on. With `language`, a two-letter code, articles that
    are declared to be in another, or are by their words, are skipped. Addresses of the web are read with
    `fetch`. Ids are unique: where different articles share one, each gets a suffix from its content hash;
    the same article twice is kept once. What cannot be read goes to `on_problem`, which raises the ReadError
    when none is given; what becomes of every input is added to `report`.
    """
    defaults = Known(date=date, publisher=publisher)
    reading = _Reading(defaults, language, on_problem or _raise, report if report is not None else BuildReport())
    context = Context(columns or {})
    fetcher = Fetcher() if fetch is True else fetch or None
    found: list[ReadArticle] = []
    try:
        for place in find_resources(inputs, fetcher):
            found.extend(_with_digest(list(reading.read(place, context)), place))
    finally:
        context.parser.close()
        if fetcher:
            fetcher.parser.close()
    return name_articles(found, reading.report)


def _with_digest(found: list[ReadArticle], place: Item) -> list[ReadArticle]:
    """The articles with the hash of the file that they came in."""
    digest = place.sha256() if found and isinstance(place, Resource) else None
    return [replace(one, article=replace(one.article, source_sha256=digest)) for one in found]


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads resources and tells what becomes of them."""

    defaults: Known
    language: str | None  # of the articles that are wanted; None for all
    on_problem: OnProblem
    report: BuildReport

    def read(self, place: Item, context: Context) -> Iterator[ReadArticle]:
        """The articles of an item, whatever lies in it."""
        started = time.perf_counter()
        if isinstance(place, Rejected):
            self._reject(place, started)
        elif isinstance(place, Draft):
            read = self._read_draft(place, context, started)
            if isinstance(read, Rejected):
                self._reject(read, started)
            else:
                yield read
        else:
            yield from self._read_resource(place, context)

    def _read_draft(self, draft: Draft, context: Context, started: float) -> ReadArticle | Rejected:
        try:
            article = make_article(draft.text, draft.known, draft.source, self.defaults, draft.warnings)
        except ReadError as error:
            return Rejected(draft.name, _reason(error, draft.source))
        found = language_of(article.text, article.language, context.parser) if self.language else article.language
        if self.language and found and found != self.language:
            return Rejected(draft.name, reason_to_skip(found, self.language, article.language), skipped=True)
        return ReadArticle(article, draft.name, found, time.perf_counter() - started)

    def _read_resource(self, resource: Resource, context: Context) -> Iterator[ReadArticle]:
        started = time.perf_counter()
        for item in _items(resource, context):
            taken = time.perf_counter() - started
            if isinstance(item, Rejected):
                self._reject(item, started)
            else:
                for read in self.read(item, context):
                    yield replace(read, seconds=read.seconds + taken)
            started = time.perf_counter()

    def _reject(self, what: Rejected, started: float) -> None:
        state = State.SKIPPED if what.skipped else State.FAILED
        seconds = time.perf_counter() - started
        self.report.add(Outcome(what.name, state, reason=what.reason, seconds=seconds))
        if not what.skipped:
            self.on_problem(ReadError(f"{what.name}: {what.reason}"))


def _items(resource: Resource, context: Context) -> Iterator[Item]:
    """What the reader of a resource yields; where it fails, that is the last item. There is always one."""
    found = False
    try:
        reader = reader_for(resource)
        for item in reader(resource, context) if reader else [_unknown(resource)]:
            found = True
            yield item
        if not found:
            yield Rejected(resource.name, "nothing in it", skipped=True)
    except ReadError as error:
        yield Rejected(resource.name, _reason(error, resource.name))
    except Exception as error:  # whatever a reader raises on damaged or hostile bytes, the run goes on
        told = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        yield Rejected(resource.name, f"{UNEXPECTED} ({told}); please report it")


def _unknown(resource: Resource) -> Rejected:
    """Of what was named, an error; of what lies in an archive or a crawl, nothing more than a note."""
    if resource.depth:
        return Rejected(resource.name, "not a kind of file that kg reads", skipped=True)
    return Rejected(resource.name, "unknown suffix; kg build --help lists what kg reads")


def _reason(error: ReadError, name: str) -> str:
    """What an error says behind the name of its input."""
    return str(error).removeprefix(f"{name}: ")
