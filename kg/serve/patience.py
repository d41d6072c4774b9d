"""How long a connection may keep others waiting: slow heads of requests, and answers that nobody takes."""

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol


class _Impatient(H11Protocol):
    """HTTP/1.1 that ends a connection whose next request head does not come whole in time (slowloris), and one
    that takes nothing of its answer."""

    head_seconds: float
    taking_seconds: float
    _head: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head = self.loop.call_later(self.head_seconds, self._close_if_waiting)

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        super().data_received(data)
        if self._head is not None and self.cycle is not before:
            self._head.cancel()
            self._head = None
        elif self._head is None and self._is_waiting():
            self._head = self.loop.call_later(self.head_seconds, self._close_if_waiting)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._taking = self.loop.call_later(self.taking_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        for clock in (self._head, self._taking):
            if clock is not None:
                clock.cancel()
        super().connection_lost(exc)

    def _is_waiting(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _close_if_waiting(self) -> None:
        self._head = None
        if self._is_waiting() and not self.transport.is_closing():
            self.transport.close()


def impatient(head_seconds: float, taking_seconds: float) -> type[asyncio.Protocol]:
    """The protocol with its times: for the head of a request to arrive, for a piece of an answer to be taken."""
    return type("Impatient", (_Impatient,), {"head_seconds": head_seconds, "taking_seconds": taking_seconds})
