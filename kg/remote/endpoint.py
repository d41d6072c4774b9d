"""Where a server answers: the addresses of its graph store, its queries and its updates."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import RemoteError

PRODUCTS = {  # what stands behind the address of a server or dataset: graph store, query, update
    "oxigraph": ("/store", "/sparql", "/update"),
    "fuseki": ("/data", "/query", "/update"),
    "graphdb": ("/rdf-graphs/service", "", "/statements"),
    "virtuoso": ("/sparql-graph-crud-auth", "/sparql", ""),
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL server; `update` is "" where it takes none, and graphs go one by one."""

    product: str
    url: str
    graph_store: str
    query: str
    update: str


def find_endpoint(url: str, product: str | None = None) -> Endpoint:
    """The addresses of a server. The product is told by the address where none is named.

    An address with /repositories/ is GraphDB's (or another RDF4J server's), one with a path is a dataset of
    Fuseki, one without is Oxigraph's. Raises RemoteError for what is no address, or holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RemoteError(f"the endpoint is no address of a server ({error})") from error
    if parts.username is not None or parts.password is not None:
        raise RemoteError(
            "the endpoint holds a user name or a password; give them by KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD"
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or port == 0:
        raise RemoteError(f"{url[:200]!r} is no endpoint; name one such as http://localhost:7878")
    base = url.rstrip("/")
    if product is None:
        path = parts.path.rstrip("/")
        product = "graphdb" if "/repositories/" in path else "fuseki" if path else "oxigraph"
    graph_store, query, update = PRODUCTS[product]
    return Endpoint(product, base, base + graph_store, base + query, base + update if update else "")


def is_local(endpoint: Endpoint) -> bool:
    """True for a server on this machine."""
    return urlsplit(endpoint.url).hostname in ("localhost", "127.0.0.1", "::1")
