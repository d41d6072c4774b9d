"""One identifier for each thing: where two want the same, the class and then a number tell them apart."""

from collections import defaultdict
from collections.abc import Iterable

from .cluster import Key
from .entity_index import OpenTable
from .names import slug
from .tables import Table

Claim = tuple[Key, str, str]  # cluster, the identifier that it wants, its class
_Claimants = tuple[tuple[Key, str], ...]  # clusters with their kinds, sorted


class Identifiers:
    """Who wants which identifier."""

    def __init__(self, open_table: OpenTable) -> None:
        self._claims: Table[str, _Claimants] = open_table("claims")

    def change(self, gone: Iterable[Claim], come: Iterable[Claim]) -> set[Key]:
        """Takes claims back and makes others; the clusters whose identifier may have changed by it."""
        left: dict[str, set[tuple[Key, str]]] = defaultdict(set)
        joined: dict[str, set[tuple[Key, str]]] = defaultdict(set)
        for claims, into in ((gone, left), (come, joined)):
            for key, wanted, type_ in claims:
                into[wanted].add((key, _kind(type_)))
        touched: set[Key] = set()
        for name in left.keys() | joined.keys():
            old = set(self._claims.get(name) or ())
            new = (old - left.get(name, set())) | joined.get(name, set())
            if old != new:
                self._claims.put(name, tuple(sorted(new)) or None)
                near = {name.rpartition("-")[0], *(f"{name}-{kind}" for _, kind in old | new)}
                touched |= {key for one in near for key, _ in self._claims.get(one) or ()}
                touched |= {key for key, _ in new}
        return touched

    def of(self, key: Key, wanted: str, type_: str) -> str:
        """The identifier of a cluster."""
        alone = len(self._claims[wanted]) == 1
        if alone and len(self._claims.get(wanted.rpartition("-")[0]) or ()) < 2:
            return wanted
        name = wanted if alone else f"{wanted}-{_kind(type_)}"
        claimants = self._claimants(name)
        return name if len(claimants) == 1 else f"{name}-{claimants.index(key) + 1}"

    def _claimants(self, name: str) -> list[Key]:
        """Those who want a name for themselves alone, and those whom their class has given it."""
        plain = self._claims.get(name) or ()
        stem, _, kind = name.rpartition("-")
        several = self._claims.get(stem) or ()
        found = [key for key, _ in plain] if len(plain) == 1 else []
        if len(several) > 1:
            found += [key for key, own in several if own == kind]
        return sorted(found)


def _kind(type_: str) -> str:
    return slug(type_.split(":")[-1])
