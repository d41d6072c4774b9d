"""A store on disk and what keeps it up to date: build, add, update, remove, check."""

from .changes import Change, build_store
from .decided import keep_rulings
from .exports import stale_exports, write_exports

__all__ = ["Change", "build_store", "keep_rulings", "stale_exports", "write_exports"]
