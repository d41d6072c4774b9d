"""What arrives: the body within its limits, and work that stops when its client has gone."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import ClientDisconnect, Request

from .problem import Problem

Answer = TypeVar("Answer")


async def read_body(request: Request, *, limit: int, seconds: float) -> bytes:
    """The body of a request; raises Problem 413 for a longer one, 408 for one that comes too slowly."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit:
        raise _too_long(limit)
    found = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                found += piece
                if len(found) > limit:
                    raise _too_long(limit)
    except TimeoutError as error:
        raise Problem(408, "the body of the request came too slowly", {}, {"connection": "close"}) from error
    return bytes(found)


async def while_connected(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """The result of the work; cancels it and raises ClientDisconnect when the client goes away."""
    job, gone = asyncio.create_task(work), asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({job, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not job.done():
            raise ClientDisconnect
        return job.result()
    finally:
        for task in (job, gone):
            task.cancel()
        await asyncio.gather(job, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def client_of(request: Request) -> str:
    """The address that a request came from."""
    return request.client.host if request.client else ""


def _too_long(limit: int) -> Problem:
    return Problem(413, f"the body of the request is longer than {limit:,} bytes", {}, {"connection": "close"})
