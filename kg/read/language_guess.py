"""The likeliest language of a text. Runs in the confined process, which gives its 100 MB back."""

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def guess_language(data: bytes) -> dict[str, Any]:
    """`language`, a two-letter code, and its `certainty` between 0 and 1."""
    language, certainty = _identifier().classify(data.decode("utf-8", "replace"))
    return {"language": str(language), "certainty": float(certainty)}


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
