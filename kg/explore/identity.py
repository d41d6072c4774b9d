"""Why names were taken for one thing, or kept apart."""

from pyoxigraph import NamedNode, Store

from .terms import Json, subjects, value

_NAMES = ("left", "right", "verdict", "reason")


def identity_of(store: Store, iri: NamedNode) -> list[Json]:
    """The decisions on a thing: {left, right, verdict, reason, score}, the surest first."""
    found = []
    for one in subjects(store, "kgo:decidedFor", iri):
        decision: Json = {name: value(store, one, f"kgo:{name}") for name in _NAMES}
        found.append({**decision, "score": float(value(store, one, "kgo:score") or 0)})
    return sorted(found, key=lambda d: (-d["score"], d["left"], d["right"], d["reason"]))
