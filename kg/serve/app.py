"""The server as one ASGI application: routes to handlers, and what stands around all of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.explore import INDEXED, VIEWS

from .access import Access
from .cache import AnswerCache
from .endpoint import dataset, sparql, store
from .guard import Guard, Log
from .limits import Limits
from .pages import page, read_file
from .pool import WorkerPool
from .problem import Problem
from .resources import prefixes, resource
from .search_index import SearchIndex
from .service import Service
from .source import Source
from .static import read_bundle

THINGS = ("entity", "event", "article")


def create_app(source: Source, *, limits: Limits | None = None, access: Access | None = None,
               log: Log | None = None, is_noisy: bool = False) -> Starlette:  # fmt: skip
    """The application that serves a source; its workers start and end with it."""
    limits, access = limits or Limits(), access or Access()
    pool = WorkerPool(source, limits, is_noisy=is_noisy)
    index = SearchIndex(source, pool)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        warming = asyncio.create_task(index.warm())
        try:
            yield
        finally:
            warming.cancel()
            await pool.close()
            index.close()

    app = Starlette(
        routes=_routes(source),
        middleware=[Middleware(Guard, access=access, log=log)],
        exception_handlers={
            Problem: _problem,
            KgError: _unreadable,
            HTTPException: _http_error,
            ClientDisconnect: _gone,
            Exception: _failed,
        },
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False
    app.state.service = Service(source, pool, AnswerCache(limits.cache), index, limits)
    app.state.bundle = read_bundle()
    return app


def _routes(source: Source) -> list[Route]:
    pages = ["/", *(f"/{view}" for view in VIEWS), *(f"/{thing}/{{name:path}}" for thing in THINGS)]
    return [
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/store", store, methods=["GET"]),
        Route("/.well-known/void", dataset, methods=["GET"]),
        Route("/dcat", dataset, methods=["GET"]),
        *(Route(f"{prefix}{{name:path}}", resource, methods=["GET"]) for prefix in prefixes(source.base_iri)),
        Route("/api/{name}", look_up, methods=["GET"]),
        Route("/static/{name:path}", read_file, methods=["GET"]),
        *(Route(path, page, methods=["GET"]) for path in pages),
    ]


async def look_up(request: Request) -> Response:
    """/api/NAME: a look-up of kg.explore."""
    service = Service.of(request)
    index = await service.index.path() if request.path_params["name"] in INDEXED else ""
    return await service.answer(
        request,
        "kg.serve.lookup.look_up",
        name=request.path_params["name"],
        parameters=dict(request.query_params.multi_items()),
        index=index,
    )


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return JSONResponse(error.body(), error.status, dict(error.headers))


async def _unreadable(request: Request, error: Exception) -> Response:
    """A store that is damaged or gone."""
    return JSONResponse(Problem(503, str(error)).body(), 503)


async def _http_error(request: Request, error: Exception) -> Response:
    """404 and 405 of the routes, and what OPTIONS tells; nothing of the request is repeated in the answer."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if "Allow" in headers:
        headers["Allow"] += ", OPTIONS"
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "OPTIONS":
        return Response(status_code=204, headers=headers)
    problem = Problem(error.status_code, HTTPStatus(error.status_code).phrase.lower(), {}, headers)
    return await _problem(request, problem)


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=499)


async def _failed(request: Request, error: Exception) -> Response:
    return JSONResponse(Problem(500, "the server failed; its log tells more").body(), 500)
