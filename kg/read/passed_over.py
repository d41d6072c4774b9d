"""What of a folder is passed over, and why: the reader tells each, so that nothing vanishes."""

import os
from pathlib import Path
from typing import BinaryIO

from .kinds import reader_for, suffix_of
from .resource import Resource

ABOUT = ("readme", "license", "licence", "changelog", "contributing")  # files about a folder, not articles
STORE = "kg-store.json"  # lies in every store (kg.store.folder)
_BUILT = "what kg has built; it is no input"


def why_not_entered(folder: Path) -> str | None:
    """Why a folder in a folder is passed over, if it is."""
    if folder.name.startswith("."):
        return "a hidden folder"
    if folder.is_symlink():
        return "a link to a folder is not followed"
    if _holds(folder, STORE) or _is_build(folder) or _is_export(folder):
        return _BUILT
    return None


def why_left_out(path: Path) -> str | None:
    """Why a file of a folder is passed over, if it is."""
    if path.name.startswith("."):
        return "a hidden file"
    if path.stem.lower() in ABOUT:
        return "tells about its folder; name it to read it"
    if _is_export(path):
        return _BUILT
    if suffix_of(path.name) is None and not (path.suffix == "" and _is_known(path)):
        return "not a kind of file that kg reads"
    return None


def _is_export(path: Path) -> bool:
    return (path.name == "report.json" or path.name.startswith("kg.")) and _is_build(path.parent)


def _is_build(folder: Path) -> bool:
    """Whether `kg build` wrote into a folder."""
    return _holds(folder / "store", STORE) or (_holds(folder, "report.json") and _holds(folder, "kg.ttl"))


def _holds(folder: Path, name: str) -> bool:
    return os.path.isfile(folder / name)  # noqa: PTH113 - Path.is_file raises where the folder is closed


def _is_known(path: Path) -> bool:
    """Whether a file without a suffix begins like a page, a feed or another kind that tells itself."""
    if not path.is_file():
        return False

    def opened() -> BinaryIO:
        return path.open("rb")

    return reader_for(Resource(str(path), opened), sniff_text=False) is not None
