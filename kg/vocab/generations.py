"""What tells bearers of one name apart: Jr., Sr., the Elder, the numbers of popes and kings."""

import re

_GENERATION = re.compile(r",?\s+(?:(?i:(jr|sr|junior|senior)\b\.?|the (elder|younger))|([IVX]{2,5}))$")
_SAME_GENERATION = {"junior": "jr", "younger": "jr", "senior": "sr", "elder": "sr"}


def generation(name: str) -> str:
    """The end of a name that tells its bearers apart: "jr", "sr", "ii"; "" where it has none.

    "the younger" and "Junior" are "jr", "the elder" and "Senior" are "sr".
    """
    found = _GENERATION.search(name)
    word = next(filter(None, found.groups())).casefold() if found else ""
    return _SAME_GENERATION.get(word, word)


def without_generation(name: str) -> str:
    """The name without that end."""
    return _GENERATION.sub("", name)
