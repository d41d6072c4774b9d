"""The server that a command talks to."""

from typing import TYPE_CHECKING

import click

from .console import say

if TYPE_CHECKING:
    from kg.remote import Credentials, Endpoint

product = click.option(
    "--product", type=click.Choice(["oxigraph", "fuseki", "graphdb", "virtuoso"]),
    help="What the server is, where its address does not tell: graphdb has /repositories/, fuseki another path, "
    "oxigraph none.",
)  # fmt: skip


def endpoint_of(url: str, product: str | None) -> tuple["Endpoint", "Credentials"]:
    """The addresses of a server, and who we are to it; warns before a password goes over the net in the clear."""
    from kg.remote import find_endpoint, read_credentials
    from kg.remote.endpoint import is_local

    endpoint, who = find_endpoint(url, product), read_credentials()
    if who and endpoint.url.startswith("http:") and not is_local(endpoint):
        say("the address begins with http: whoever is on the way can read the password; use https if the server can")
    return endpoint, who
