"""In a worker: the look-ups of kg.explore, with the parameters of a URL."""

from collections.abc import Mapping
from typing import Any

from pyoxigraph import Store

from kg.explore import API, answer, write_index

from .problem import Problem


def look_up(store: Store, *, name: str, parameters: Mapping[str, str], index: str) -> Any:
    """What kg.explore.API[name] finds; raises Problem 404 for an unknown name."""
    if name not in API:
        raise Problem(404, "there is no such look-up", {"offered": sorted(API)})
    return answer(store, name=name, parameters=parameters, index=index)


def make_index(store: Store, *, path: str) -> str:
    """Writes the search index of the store, and returns its path."""
    return str(write_index(store, path))
