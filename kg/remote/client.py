"""Requests to a SPARQL server: retried while it is away, and told in one line when it refuses."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import sleep
from typing import TYPE_CHECKING, Any

from kg.errors import RemoteError

from .credentials import PASSWORD, TOKEN, USER, Credentials
from .endpoint import Endpoint

if TYPE_CHECKING:
    import httpx

TRIES = 6
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0  # seconds; each wait is twice the one before
_AWAY = {408, 425, 429, 500, 502, 503, 504}
_CONNECT, _ANSWER = 10.0, 300.0  # seconds


@dataclass(frozen=True, slots=True)
class Client:
    """An open connection to a server."""

    endpoint: Endpoint
    credentials: Credentials
    http: "httpx.Client"
    tries: int = TRIES

    def put_graph(self, graph: str, triples: bytes) -> None:
        """Replaces a graph ("": the default one) by N-Triples."""
        self._send("PUT", self.endpoint.graph_store, graph=graph, content=triples,
                   headers={"Content-Type": "application/n-triples"})  # fmt: skip

    def drop_graph(self, graph: str) -> None:
        """Removes a graph; one that is not there is no error."""
        self._send("DELETE", self.endpoint.graph_store, graph=graph, missing_ok=True)

    def get_graph(self, graph: str) -> bytes:
        """A graph ("": the default one) as N-Triples; empty where there is none."""
        accept = "application/n-triples, text/plain;q=0.5"
        answer = self._send("GET", self.endpoint.graph_store, graph=graph, headers={"Accept": accept}, missing_ok=True)
        return b"" if answer.status_code == 404 else answer.content

    def count_graphs(self) -> dict[str, int]:
        """The named graphs of the server, with the number of triples in each."""
        rows = self.select("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        return {row["g"]: int(row["n"]) for row in rows if ":" in row.get("g", "")}

    def update(self, sparql: str) -> None:
        """Runs a SPARQL update."""
        self._send("POST", self.endpoint.update, content=sparql.encode(),
                   headers={"Content-Type": "application/sparql-update"})  # fmt: skip

    def select(self, sparql: str) -> list[dict[str, str]]:
        """The rows of a SELECT query, each variable with its value as text."""
        answer = self._send("POST", self.endpoint.query, data={"query": sparql},
                            headers={"Accept": "application/sparql-results+json"})  # fmt: skip
        try:
            rows = answer.json()["results"]["bindings"]
            return [{name: str(cell["value"]) for name, cell in row.items()} for row in rows]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RemoteError(f"{self.endpoint.query}: gives no SPARQL JSON; is it a SPARQL server?") from error

    def _send(
        self,
        method: str,
        url: str,
        *,
        graph: str | None = None,
        missing_ok: bool = False,
        headers: Mapping[str, str] | None = None,
        **body: Any,
    ) -> "httpx.Response":
        """The answer of the server; waits and tries again while it is away. Raises RemoteError."""
        import httpx

        params = None if graph is None else {"graph": graph} if graph else {"default": ""}
        reason, wait = "", _FIRST_WAIT
        for attempt in range(self.tries):
            if attempt:
                sleep(wait)
                wait = min(2 * wait, _LONGEST_WAIT)
            try:
                answer = self.http.request(method, url, params=params, headers=dict(headers or {}), **body)
            except httpx.TransportError as error:
                reason = f"cannot be reached ({error or type(error).__name__})"
                continue
            if answer.is_success or (missing_ok and answer.status_code == 404):
                return answer
            reason = self._refusal(answer)
            if answer.status_code not in _AWAY:
                break
            wait = max(wait, min(_seconds(answer.headers.get("Retry-After", "")), _LONGEST_WAIT))
        raise RemoteError(self.credentials.hide(f"{url}: {reason}"))

    def _refusal(self, answer: "httpx.Response") -> str:
        if answer.is_redirect:
            return f"is elsewhere ({answer.headers.get('Location', '')[:200]}); name that address"
        if answer.status_code in (401, 403):
            return f"refuses us ({answer.status_code}); set {TOKEN}, or {USER} and {PASSWORD}"
        told = " ".join(answer.text.split())[:200] if answer.headers.get("content-type", "").startswith("text/") else ""
        return f"answers {answer.status_code} {answer.reason_phrase}{': ' if told else ''}{told}"


@contextmanager
def open_client(endpoint: Endpoint, credentials: Credentials, *, tries: int = TRIES) -> Iterator[Client]:
    """A client that is closed at the end. Virtuoso asks for digest authentication, the others for basic."""
    import httpx

    auth: Any = None
    if credentials.user:
        kind = httpx.DigestAuth if endpoint.product == "virtuoso" else httpx.BasicAuth
        auth = kind(credentials.user, credentials.password)
    headers = {"Authorization": f"Bearer {credentials.token}"} if credentials.token else {}
    timeout = httpx.Timeout(_ANSWER, connect=_CONNECT)
    with httpx.Client(auth=auth, headers=headers, timeout=timeout, trust_env=False, follow_redirects=False) as http:
        yield Client(endpoint, credentials, http, tries)


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0
