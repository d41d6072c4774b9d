"""/sparql and /store: queries in each form of the protocol, whole graphs, and what the service says of itself."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from .negotiation import GRAPHS, HTML, choose_form
from .problem import Problem
from .protocol import read_request
from .service import Service


async def sparql(request: Request) -> Response:
    """Answers a query; GET without one describes the service, and leads a browser to the page."""
    service = Service.of(request)
    asked = await read_request(request, service.limits)
    if asked.query is None:
        if choose_form(request.headers.get("accept"), (*GRAPHS, HTML)) is HTML:
            return RedirectResponse("/query", 303, {"vary": "Accept"})
        return await service.answer(request, "kg.serve.description.describe_service", root=root_of(request))
    return await service.answer(
        request,
        "kg.serve.answers.answer_query",
        query=asked.query,
        form=asked.form,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )


async def store(request: Request) -> Response:
    """Reads a graph: ?graph=IRI or ?default (SPARQL 1.1 Graph Store HTTP Protocol, indirect identification)."""
    graphs, wants_default = request.query_params.getlist("graph"), "default" in request.query_params
    if len(graphs) + wants_default != 1:
        raise Problem(400, "name one graph: ?graph=IRI, or ?default for all articles together")
    return await Service.of(request).answer(
        request,
        "kg.serve.graphs.read_graph",
        graph=graphs[0] if graphs else None,
        form=request.query_params.get("format"),
    )


async def dataset(request: Request) -> Response:
    """/.well-known/void and /dcat: what there is and where to get it."""
    service = Service.of(request)
    return await service.answer(
        request,
        "kg.serve.description.describe_dataset",
        root=root_of(request),
        title=service.source.title,
        base=service.source.base_iri,
    )


def root_of(request: Request) -> str:
    """The address of the server as the client knows it."""
    return str(request.base_url)
