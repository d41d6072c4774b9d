"""What every handler needs: the source, its workers, the answers that are kept, the limits."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.version import VERSION

from .cache import AnswerCache
from .frames import Reply
from .limits import Limits
from .pool import WorkerPool
from .requests import client_of, while_connected
from .search_index import SearchIndex
from .source import Source

_CHANGING = re.compile(r"\b(?:now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)
_VARY = "Accept, Accept-Encoding"


@dataclass(frozen=True, slots=True)
class Service:
    """One server at work."""

    source: Source
    pool: WorkerPool
    cache: AnswerCache
    index: SearchIndex
    limits: Limits

    @classmethod
    def of(cls, request: Request) -> "Service":
        """The service that a request came to."""
        return cast(Service, request.app.state.service)

    async def answer(
        self, request: Request, function: str, headers: Mapping[str, str] | None = None, **kwargs: Any
    ) -> Response:
        """The response with what a function finds in a worker.

        The same question about the same state of the graph has the same ETag, unless it asks for the time or for
        chance; it is worked out once for all who ask it.
        """
        kwargs = {"accept": request.headers.get("accept"), "limit": self.limits.result, **kwargs}
        kwargs["zipped"] = takes_gzip(request)
        question = json.dumps([function, kwargs], sort_keys=True)
        if _CHANGING.search(kwargs.get("query", "")):
            work = self.pool.run(function, kwargs, client=client_of(request))
            return _respond(await while_connected(request, work), None, headers)
        etag = _etag(self.source.current().name, question)
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": etag, "vary": _VARY, **(headers or {})})
        work = self.cache.get(etag, lambda: self.pool.run(function, kwargs, client=client_of(request)))
        reply = await while_connected(request, work)
        return _respond(reply, _etag(reply.head["generation"], question), headers)


def _etag(generation: str, question: str) -> str:
    """Weak: the rows may come in another order."""
    digest = blake2b(f"{VERSION}\0{generation}\0{question}".encode(), digest_size=12).hexdigest()
    return f'W/"{digest}"'


def _respond(reply: Reply, etag: str | None, extra: Mapping[str, str] | None) -> Response:
    headers = {"content-type": reply.head["type"], "vary": _VARY}
    headers |= {"cache-control": "no-cache", "etag": etag} if etag else {"cache-control": "no-store"}
    if (see := reply.head.get("see")) is not None:
        return RedirectResponse(see, 303, headers)
    if reply.head.get("zipped"):
        headers["content-encoding"] = "gzip"
    if reply.head.get("form") == "csv":
        headers["content-disposition"] = 'attachment; filename="results.csv"'
    return Response(reply.body, headers=headers | dict(extra or {}))


def takes_gzip(request: Request) -> bool:
    """Whether the client takes a zipped answer."""
    accepted = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(part.partition(";")[0] == "gzip" and not re.fullmatch(r"gzip;q=0(\.0*)?", part) for part in accepted)
