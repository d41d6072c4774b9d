"""What every handler needs: the source, its workers, the limits."""

from dataclasses import dataclass
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

from .frames import Reply
from .limits import Limits
from .pool import WorkerPool
from .requests import client_of, while_connected
from .search_index import SearchIndex
from .source import Source


@dataclass(frozen=True, slots=True)
class Service:
    """One server at work."""

    source: Source
    pool: WorkerPool
    index: SearchIndex
    limits: Limits

    @classmethod
    def of(cls, request: Request) -> "Service":
        """The service that a request came to."""
        return cast(Service, request.app.state.service)

    async def answer(self, request: Request, function: str, **kwargs: Any) -> Response:
        """The response with what a function finds in a worker."""
        work = self.pool.run(function, kwargs, client=client_of(request))
        return respond(await while_connected(request, work))


def respond(reply: Reply) -> Response:
    """A worker's reply as a response."""
    headers = {"content-type": reply.head["type"], "vary": "Accept, Accept-Encoding", "cache-control": "no-cache"}
    if reply.head.get("zipped"):
        headers["content-encoding"] = "gzip"
    return Response(reply.body, headers=headers)


def takes_gzip(request: Request) -> bool:
    """Whether the client takes a zipped answer."""
    accepted = request.headers.get("accept-encoding", "").lower().split(",")
    return any(part.strip().partition(";")[0] == "gzip" and "q=0" not in part.replace(" ", "") for part in accepted)
