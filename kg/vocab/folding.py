"""Names made comparable: without case, accents, punctuation, a leading article and a possessive ending."""

import re
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """The name in lower case, without accents, punctuation, a leading article and a possessive ending."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[’'`]s\b", "", text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
    text = re.sub(r"[^\w\s]", " ", text)
    return _ARTICLE.sub("", re.sub(r"\s+", " ", text).strip())
