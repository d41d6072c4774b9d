"""The server as a process: a socket, uvicorn with limits on slow and long requests, and the words when it is ready."""

import contextlib
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from kg.errors import KgError

from .limits import Limits
from .patience import impatient

_LONGEST_HEAD = 80 * 1024  # bytes of request line and headers; a query in a URL is longer than it looks
_MOST_CONNECTIONS = 512


def open_socket(host: str, port: int) -> socket.socket:
    """A listening socket; raises KgError where the address or port cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        reason = error.strerror or str(error)
        raise KgError(f"cannot listen on {host} port {port} ({reason}); choose another --port (0: any free)") from error
    listener.listen(256)
    return listener


def run_app(
    app: Starlette, listener: socket.socket, limits: Limits, on_ready: Callable[[], None] | None = None
) -> None:
    """Serves the application until Ctrl-C or SIGTERM; raises what made its start fail."""
    server = make_server(app, limits)
    if on_ready is not None:
        _tell_when_ready(server, on_ready)
    signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(KeyboardInterrupt):  # the usual way to end a server
        server.run(sockets=[listener])


def _end(number: int, frame: object) -> None:
    """An end that lets the temporary folders be removed; uvicorn has closed everything by then."""
    sys.exit(128 + number)


def make_server(app: Starlette, limits: Limits) -> uvicorn.Server:
    """uvicorn with the limits: of heads in size and time, of connections, and nothing said of ourselves."""
    config = uvicorn.Config(
        app,
        http=impatient(limits.headers, limits.transfer),
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        backlog=256,
        timeout_keep_alive=limits.idle,  # type: ignore[arg-type]  # call_later takes fractions
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    return uvicorn.Server(config)


def _tell_when_ready(server: uvicorn.Server, on_ready: Callable[[], None]) -> None:
    startup = server.startup

    async def start_and_tell(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets)
        if server.started:
            on_ready()

    server.startup = start_and_tell  # type: ignore[method-assign]
