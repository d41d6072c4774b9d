"""Questions in batches to a service; answers from the cache where it has them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .answers import Answer, read_candidates
from .cache import AnswerCache
from .questions import Question
from .service import Service

Progress = Callable[[int, int], None]
WIKIDATA = "http://www.wikidata.org/entity/"
_WIKIDATA_TYPES = {
    "schema:Person": "Q5", "schema:Country": "Q6256", "schema:City": "Q486972", "schema:Organization": "Q43229",
    "schema:GovernmentOrganization": "Q43229", "schema:NewsMediaOrganization": "Q1193236",
    "schema:PoliticalParty": "Q7278", "schema:Corporation": "Q4830453", "schema:EducationalOrganization": "Q2385804",
    "schema:SportsTeam": "Q847017", "kgo:ArmedGroup": "Q17149090",
}  # fmt: skip
_WIKIDATA_PROPERTIES = {"schema:nationality": "P27", "schema:containedInPlace": "P131", "kgo:holdsPosition": "P39",
                        "schema:birthDate": "P569"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """How the questions are put; classes and properties of ours are named as the service names them."""

    types: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    batch: int = 10
    limit: int = 5  # candidates a question


def reconcile(
    questions: Sequence[Question], service: Service, cache: AnswerCache, settings: Settings,
    progress: Progress | None = None,
) -> Iterator[Answer]:
    """The answers in the order of the questions, each kept in the cache before the next batch is asked.

    Raises RemoteError where the service does not answer; what it has answered is in the cache.
    """
    settings = _for_service(settings, service)
    for start in range(0, len(questions), settings.batch):
        group = questions[start : start + settings.batch]
        queries = [make_query(question, settings) for question in group]
        known = [cache.get(query) for query in queries]
        missing = {f"q{n}": query for n, query in enumerate(queries) if known[n] is None}
        if missing:
            found = service.ask(missing)
            for key in missing:
                read_candidates(found[key], service.url)
            cache.put((query, found[key]) for key, query in missing.items())
            known = [found[f"q{n}"] if answer is None else answer for n, answer in enumerate(known)]
        for question, answer in zip(group, known, strict=True):
            yield Answer(question, read_candidates(answer, service.url))
        if progress:
            progress(min(start + settings.batch, len(questions)), len(questions))


def make_query(question: Question, settings: Settings) -> dict[str, Any]:
    """The query of the API: name, class, properties."""
    query: dict[str, Any] = {"query": question.label, "limit": settings.limit}
    if kind := settings.types.get(question.type):
        query |= {"type": kind, "type_strict": "should"}
    told = [
        {"pid": settings.properties[name], "v": value} for name, value in question.told if name in settings.properties
    ]
    return query | ({"properties": told} if told else {})


def _for_service(settings: Settings, service: Service) -> Settings:
    """The settings with what is known of Wikidata, where the service's identifiers are Wikidata's."""
    if service.space != WIKIDATA:
        return settings
    return Settings(
        {**_WIKIDATA_TYPES, **settings.types}, {**_WIKIDATA_PROPERTIES, **settings.properties}, settings.batch,
        settings.limit,
    )  # fmt: skip
