"""The IRIs of the graph, answered here: /id/entity/NAME stands for BASE entity/NAME, as data or as a page."""

import re
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from .negotiation import GRAPHS, HTML
from .problem import Problem
from .service import Service

_SHOWN = ("entity", "event", "article")  # kinds of things that the page shows
_SUFFIX = re.compile(rf"(.+)\.({'|'.join(form.name for form in (*GRAPHS, HTML))})")
_ASCII_ESCAPE = re.compile(r"%[0-7][0-9A-Fa-f]")


def prefixes(base_iri: str) -> list[str]:
    """The paths below which IRIs are answered: /id/, and the path of the base IRI itself."""
    path = urlsplit(base_iri).path
    own = re.fullmatch(r"(?:/[\w.~-]+)+/", path, re.ASCII) and path.split("/")[1] not in (*_SHOWN, "static", "api")
    return list(dict.fromkeys((*([path] if own else []), "/id/")))


async def resource(request: Request) -> Response:
    """RDF of the resource that the address names, or 303 to where people read of it."""
    service = Service.of(request)
    name = _written(request)
    plain = match[1] if (match := _SUFFIX.fullmatch(name)) else name
    readings: list[tuple[str, str | None]] = [(service.source.base_iri + name, None)]
    if match:
        readings.append((service.source.base_iri + plain, match[2]))
    address = f"/id/{quote(plain, safe='/%')}"
    return await service.answer(
        request,
        "kg.serve.graphs.describe_resource",
        {"link": ", ".join(f'<{address}.{form.name}>; rel="alternate"; type="{form.media_type}"' for form in GRAPHS)},
        readings=readings,
        page=f"/{quote(plain, safe='/%')}" if plain.partition("/")[0] in _SHOWN else None,
    )


def _written(request: Request) -> str:
    """The path below /id/ as the IRI has it: escapes of ASCII characters stay, those of letters are read."""
    raw = request.scope["raw_path"].decode("latin-1")
    name = next(
        raw[len(prefix) :] for prefix in prefixes(Service.of(request).source.base_iri) if raw.startswith(prefix)
    )
    kept = _ASCII_ESCAPE.sub(lambda match: match[0].replace("%", "%25"), name)
    try:
        found = unquote(kept, errors="strict")
    except UnicodeDecodeError as error:
        raise Problem(404, "nothing here has that IRI") from error
    if any(part in ("..", ".") for part in found.split("/")):
        raise Problem(404, "nothing here has that IRI")
    return found
