"""In a worker: the look-ups of kg.explore, with the parameters of a URL."""

import json
from collections.abc import Mapping

from pyoxigraph import Store

from kg.explore import API, answer, write_index

from .frames import Reply
from .negotiation import Form
from .problem import Problem
from .replies import make_reply, within_limit

_JSON = Form("json", "application/json")


def look_up(
    store: Store,
    *,
    name: str,
    parameters: Mapping[str, str],
    index: str,
    limit: int,
    zipped: bool = False,
    accept: str | None = None,
) -> Reply:
    """What kg.explore.API[name] finds, as JSON whatever is accepted; raises Problem 404 for an unknown name."""
    if name not in API:
        raise Problem(404, "there is no such look-up", {"offered": sorted(API)})
    found = answer(store, name=name, parameters=parameters, index=index)
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return make_reply(within_limit(lambda sink: sink.write(body), limit), _JSON, zipped)


def make_index(store: Store, *, path: str) -> str:
    """Writes the search index of the store, and returns its path."""
    return str(write_index(store, path))
