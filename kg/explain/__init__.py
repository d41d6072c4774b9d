"""Everything a graph says about one thing: its names, what is told and claimed of it, by whom and where."""

from .account import explain_thing
from .lookup import find_things, suggest_names
from .records import Account, Identity, Line, NameUse, Quote

__all__ = ["Account", "Identity", "Line", "NameUse", "Quote", "explain_thing", "find_things", "suggest_names"]
