"""The page and its files."""

from starlette.requests import Request
from starlette.responses import Response

from .problem import Problem
from .service import takes_gzip
from .static import File


async def page(request: Request) -> Response:
    """The page; the view that it shows is in the URL."""
    return _send(request, "index.html")


async def read_file(request: Request) -> Response:
    """A file of the page."""
    return _send(request, request.path_params["name"])


def _send(request: Request, name: str) -> Response:
    file: File | None = request.app.state.bundle.get(name)
    if file is None:
        raise Problem(404, "there is no such file")
    headers = {"content-type": file.content_type, "etag": file.etag, "cache-control": "no-cache",
               "vary": "Accept-Encoding"}  # fmt: skip
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if file.zipped is not None and takes_gzip(request):
        return Response(file.zipped, headers=headers | {"content-encoding": "gzip"})
    return Response(file.content, headers=headers)
