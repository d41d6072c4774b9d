"""Around every answer: who may ask, and the headers that keep a browser safe. An ASGI middleware."""

import json
import time
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .access import Access
from .problem import Problem

_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SAFETY = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_PIECE = 256 * 1024  # bytes handed to the connection at a time
Log = Callable[[str], None]


class Guard:
    """Lets requests through that may pass, and adds the headers."""

    def __init__(self, app: ASGIApp, *, access: Access, log: Log | None = None) -> None:
        self._app, self._access, self._log = app, access, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.monotonic(), 0

        async def send_safely(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._add_headers(MutableHeaders(raw=message["headers"]))
            await self._send_in_pieces(message, send)

        try:
            headers = Headers(scope=scope)
            _refuse_oddities(scope, headers)
            self._access.check(scope["method"], headers)
        except Problem as problem:
            await send_problem(problem, send_safely)
        else:
            await self._app(scope, receive, send_safely)
        if self._log is not None:
            self._log(_line(scope, status, time.monotonic() - started))

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in SAFETY.items():
            headers.setdefault(name, value)
        if self._access.allows_all_sites:
            headers["access-control-allow-origin"] = "*"
            headers["access-control-allow-methods"] = "GET, HEAD, POST, OPTIONS"
            headers["access-control-allow-headers"] = "Accept, Authorization, Content-Type, If-None-Match"
            headers["access-control-max-age"] = "86400"
            headers["access-control-expose-headers"] = "ETag, Link, Content-Location, Retry-After"
        else:
            headers["cross-origin-resource-policy"] = "same-origin"

    @staticmethod
    async def _send_in_pieces(message: Message, send: Send) -> None:
        """Sends a long body piece by piece, so that no more than one waits in the connection's buffer."""
        body = message.get("body", b"")
        if message["type"] != "http.response.body" or len(body) <= _PIECE:
            await send(message)
            return
        view = memoryview(body)
        for start in range(0, len(view), _PIECE):
            is_last = start + _PIECE >= len(view)
            piece = {"type": message["type"], "body": bytes(view[start : start + _PIECE]),
                     "more_body": not is_last or message.get("more_body", False)}  # fmt: skip
            await send(piece)


def _refuse_oddities(scope: Scope, headers: Headers) -> None:
    """Raises Problem for another HTTP, and a body that a proxy may have cut elsewhere (smuggling, RFC 9112, 6.3)."""
    if scope["http_version"] not in ("1.0", "1.1"):
        raise Problem(505, "this server speaks HTTP/1.1", {}, {"connection": "close"})
    if "transfer-encoding" in headers and "content-length" in headers:
        raise Problem(400, "the request has two lengths", {}, {"connection": "close"})


async def send_problem(problem: Problem, send: Send) -> None:
    """Sends a problem as JSON."""
    body = json.dumps(problem.body()).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body)), **problem.headers}
    raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def _line(scope: Scope, status: int, seconds: float) -> str:
    """A line of the log: no query strings, no headers, so that neither tokens nor questions are kept."""
    client = scope.get("client") or ("-",)
    path = "".join(character if character.isprintable() else "?" for character in scope["path"][:200])
    return f"{client[0]} {scope['method']} {path} {status} {seconds * 1000:.0f} ms"
