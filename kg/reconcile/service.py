"""A service of the W3C Reconciliation Service API 0.2: its manifest, and batches of queries."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import RemoteError
from kg.version import VERSION

if TYPE_CHECKING:
    import httpx

TRIES = 6
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0  # seconds; each wait is twice the one before
_AWAY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CONNECT, _ANSWER = 10.0, 60.0  # seconds
_LARGEST = 20_000_000  # bytes of an answer


@dataclass(slots=True)
class Pace:
    """Keeps requests at least `interval` seconds apart."""

    interval: float
    _next: float = field(default=0.0)

    def wait(self) -> None:
        """Sleeps until the next request may be sent."""
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + self.interval


@dataclass(frozen=True, slots=True)
class Service:
    """An open connection to a service, with what its manifest says of it."""

    url: str
    http: "httpx.Client"
    pace: Pace
    name: str = ""
    space: str = ""  # where the IRIs of its things begin
    tries: int = TRIES
    first_wait: float = _FIRST_WAIT

    def iri(self, identifier: str) -> str:
        """The IRI of a thing that the service knows."""
        return identifier if identifier.startswith(("http://", "https://")) else f"{self.space}{identifier}"

    def ask(self, queries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """The `result` objects of a batch, by the keys of the queries. Raises RemoteError."""
        answer = self.send("POST", data={"queries": json.dumps(queries, ensure_ascii=False)})
        missing = [key for key in queries if not isinstance(answer.get(key), dict)]
        if missing:
            raise RemoteError(f"{self.url}: {missing[0]} of the batch was not answered")
        return answer

    def send(self, method: str, **body: Any) -> dict[str, Any]:
        """The JSON object that the service answers; waits and tries again while it is away or speaks no JSON."""
        import httpx

        reason, wait = "", self.first_wait
        for attempt in range(self.tries):
            if attempt:
                time.sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)
            self.pace.wait()
            try:
                answer = self.http.request(method, self.url, **body)
            except httpx.TransportError as error:
                reason = f"cannot be reached ({error or type(error).__name__})"
                continue
            if answer.is_success:
                if (found := _object(answer.content)) is not None:
                    return found
                reason = "answers something that is no JSON object; is it a reconciliation service?"
                continue
            reason = f"answers {answer.status_code} {answer.reason_phrase}"
            if answer.status_code not in _AWAY:
                break
            wait = max(wait, min(_seconds(answer.headers.get("Retry-After", "")), _LONGEST_WAIT))
        raise RemoteError(f"{self.url}: {reason}; what was answered is kept: run the same command again to go on")


def _object(content: bytes) -> dict[str, Any] | None:
    if len(content) > _LARGEST:
        return None
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0


@contextmanager
def open_service(
    url: str, *, rate: float = 2.0, tries: int = TRIES, first_wait: float = _FIRST_WAIT
) -> Iterator[Service]:
    """A service whose manifest has been read; `rate` is the most requests a second. Raises RemoteError."""
    import httpx

    headers = {"User-Agent": f"kg-news/{VERSION} (links names of news to identifiers) httpx/{httpx.__version__}",
               "Accept": "application/json"}  # fmt: skip
    timeout = httpx.Timeout(_ANSWER, connect=_CONNECT)
    with httpx.Client(headers=headers, timeout=timeout, follow_redirects=True) as http:
        bare = Service(url, http, Pace(1 / rate), tries=tries, first_wait=first_wait)
        manifest = bare.send("GET")
        space = manifest.get("identifierSpace")
        if not isinstance(space, str) or not space.startswith(("http://", "https://")):
            raise RemoteError(f"{url}: the manifest has no identifierSpace; is it a reconciliation service?")
        yield Service(url, http, bare.pace, str(manifest.get("name") or url), space, tries, first_wait)
