"""The SPARQL 1.1 Protocol: a request and what it asks, in each of the three ways of asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from .limits import Limits
from .problem import Problem
from .requests import read_body

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ONLY = "this endpoint is read-only: updates are refused; change the graph with `kg build` or `kg add`"
_MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, None where none was given, with the dataset and the form of the answer that the request names."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    form: str | None = None


async def read_request(request: Request, limits: Limits) -> Asked:
    """What a GET or POST asks (sections 2.1 and 2.2 of the protocol); raises Problem 400, 403, 413 or 415."""
    in_url = _fields(request.url.query)
    if request.method != "POST":
        return _asked(in_url)
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type == UPDATE:
        raise Problem(403, _READ_ONLY)
    if media_type not in (FORM, DIRECT):
        raise Problem(415, f"a POST carries a query as {DIRECT}, or as the field query of {FORM}", {},
                      {"accept-post": f"{DIRECT}, {FORM}"})  # fmt: skip
    text = _decoded(await read_body(request, limit=limits.body, seconds=limits.transfer), parameters)
    if media_type == FORM:
        asked = _asked([*in_url, *_fields(text)])
    else:
        if any(name == "query" for name, _ in in_url):
            raise Problem(400, "the query stands in the URL and in the body; give one")
        asked = _asked([*in_url, ("query", text)])
    if asked.query is None:
        raise Problem(400, "the field query is missing")
    return asked


def _asked(fields: Sequence[tuple[str, str]]) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise Problem(403, _READ_ONLY)
    if len(queries) > 1:
        raise Problem(400, "one request carries one query")
    defaults, named = (
        tuple(value for name, value in fields if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    forms = [value for name, value in fields if name in ("format", "output")]
    has_dataset = bool(defaults or named)
    return Asked(
        queries[0] if queries else None,
        defaults if has_dataset else None,
        named if has_dataset else None,
        forms[0] if forms else None,
    )


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:  # among them UnicodeDecodeError
        raise Problem(400, "the parameters of the request are not valid UTF-8, or too many") from error


def _decoded(body: bytes, parameters: str) -> str:
    charset = parameters.lower().partition("charset=")[2].strip(' "') or "utf-8"
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "the body of a request is UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "the body of the request is not valid UTF-8") from error
