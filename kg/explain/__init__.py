"""Everything a graph says about one thing: its names, what is told and claimed of it, by whom and where."""

from .account import explain_thing
from .lookup import find_things, suggest_names
from .records import Account, Identity, Line, Mark, NameUse, Place, Quote

__all__ = [
    "Account",
    "Identity",
    "Line",
    "Mark",
    "NameUse",
    "Place",
    "Quote",
    "explain_thing",
    "find_things",
    "suggest_names",
]
