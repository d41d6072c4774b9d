"""Names made comparable: without case, accents, punctuation, a leading article and a possessive ending."""

import re
import unicodedata
from functools import lru_cache

_ARTICLES = ("the", "a", "an")


@lru_cache(maxsize=30_000)
def fold(name: str) -> str:
    """The name in lower case, without accents, punctuation, a leading article and a possessive ending."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return _without_article(" ".join(name.lower().split()))
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[’'`]s\b", "", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
    text = re.sub(r"[^\w\s]", " ", text)
    return _without_article(re.sub(r"\s+", " ", text).strip())


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first in _ARTICLES else text
