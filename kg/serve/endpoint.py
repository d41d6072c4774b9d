"""/sparql: queries in each form of the protocol, and the description of the service where none is asked."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from .negotiation import GRAPHS, HTML, choose_form
from .protocol import read_request
from .service import Service, takes_gzip


async def sparql(request: Request) -> Response:
    """Answers a query; GET without one describes the service, and leads a browser to the page."""
    service = Service.of(request)
    asked = await read_request(request, service.limits)
    if asked.query is None:
        if choose_form(request.headers.get("accept"), (*GRAPHS, HTML)) is HTML:
            return RedirectResponse("/query", 303, {"vary": "Accept"})
        return await service.answer(
            request, "kg.serve.description.describe_service", endpoint=str(request.url.replace(query="")),
            accept=request.headers.get("accept"), limit=service.limits.result, zipped=takes_gzip(request),
        )  # fmt: skip
    response = await service.answer(
        request,
        "kg.serve.answers.answer_query",
        query=asked.query,
        accept=request.headers.get("accept"),
        form=asked.form,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        limit=service.limits.result,
        zipped=takes_gzip(request),
    )
    if response.headers["content-type"].startswith("text/csv"):
        response.headers["content-disposition"] = 'attachment; filename="results.csv"'
    return response
