"""A store on disk and what keeps it up to date: build, add, update, remove, check, repair, back up, restore."""

from .backups import backup_store, restore_store
from .changes import add_articles, build_store, remove_articles, update_articles
from .checking import Damage, check_store
from .decided import keep_rulings
from .exports import stale_exports, write_exports
from .figures import Status, store_figures, store_manifest, store_status
from .quarantine import Case, read_cases
from .repair import Repair, repair_store
from .transaction import Change

__all__ = [
    "Case",
    "Change",
    "Damage",
    "Repair",
    "Status",
    "add_articles",
    "backup_store",
    "build_store",
    "check_store",
    "keep_rulings",
    "read_cases",
    "remove_articles",
    "repair_store",
    "restore_store",
    "stale_exports",
    "store_figures",
    "store_manifest",
    "store_status",
    "update_articles",
    "write_exports",
]
