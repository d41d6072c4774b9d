"""What sources say beside each other: values that differ, and texts that are one text. Standard library only."""

from .claims import Claim, Divergence, Kind
from .copies import Copy, find_copies, match_shingles, shingles
from .divergences import FUNCTIONAL, find_divergences

__all__ = [
    "FUNCTIONAL",
    "Claim",
    "Copy",
    "Divergence",
    "Kind",
    "find_copies",
    "find_divergences",
    "match_shingles",
    "shingles",
]
