"""Comparables as bytes, and back."""

from kg.assemble import Comparable
from kg.model.packing import pack, unpack

_MODULES = frozenset({"kg.assemble.comparables", "kg.compare.claims"})


def packed_comparable(comparable: Comparable) -> bytes:
    """A comparable as a store keeps it."""
    return pack(comparable)


def read_comparable(data: bytes) -> Comparable:
    """The comparable that the bytes hold; raises UnpicklingError for anything else."""
    found: Comparable = unpack(data, _MODULES)
    return found
