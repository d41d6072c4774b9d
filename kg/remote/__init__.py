"""Other stores: a graph goes to a SPARQL 1.1 server (`push`), and comes back from one (`pull`).

Only the address that is named is contacted: no redirect is followed, no proxy or .netrc is read.
"""

from .client import Client, open_client
from .credentials import Credentials, read_credentials
from .endpoint import PRODUCTS, Endpoint, find_endpoint
from .pulling import pull_rows
from .pushing import Pushed, push_rows
from .state import PushState, state_file

__all__ = [
    "PRODUCTS", "Client", "Credentials", "Endpoint", "PushState", "Pushed", "find_endpoint", "open_client", "pull_rows",
    "push_rows", "read_credentials", "state_file",
]  # fmt: skip
