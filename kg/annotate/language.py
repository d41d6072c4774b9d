"""Which language a spaCy pipeline reads, told without loading it."""

import json
from importlib.util import find_spec
from pathlib import Path

from .pipeline import DEFAULT_MODEL


def model_language(model: str | None = None) -> str | None:
    """The two-letter code of a pipeline's language, by its meta.json; None where it cannot be told."""
    if model is None or model == DEFAULT_MODEL:
        return "en"
    folder = Path(model)
    if not folder.is_dir():
        spec = find_spec(model) if model.isidentifier() else None
        if spec is None or not spec.submodule_search_locations:
            return None
        folder = Path(spec.submodule_search_locations[0])
    for path in sorted((folder / "meta.json", *folder.glob("*/meta.json"))):
        try:
            return str(json.loads(path.read_text(encoding="utf-8"))["lang"])
        except (OSError, ValueError, KeyError):
            continue
    return None
