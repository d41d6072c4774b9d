"""Names made comparable: folding, transliteration, initials, generic words of organizations."""

import re
from functools import lru_cache

from kg.resources import lexicon_words
from kg.vocab.folding import fold as fold
from kg.vocab.generations import generation as generation
from kg.vocab.generations import without_generation

_GLUE = frozenset({"of", "the", "and", "for", "in", "on", "at", "to", "de", "la", "du", "des", "&"})
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "bint", "abu", "de", "da", "di", "van", "von", "der", "den"})
_TRANSLITERATION = (
    (re.compile(r"^(?:al|el|an|ar|as|ash|ad)[-' ](?=\w{3})"), ""),
    (re.compile(r"ch(?=[aeiou])"), "c"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"(?:ou|oo|o|u|w)+"), "u"),
    (re.compile(r"(?:ee|ie|ei|ey|y|j|i)+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?:a|e)h?$"), "a"),
    (re.compile(r"(?<=\w)e(?=\w)"), "a"),
    (re.compile(r"['’`-]"), ""),
)


@lru_cache(maxsize=20_000)
def transliterated(token: str) -> str:
    """A key that spellings of one foreign name share: Seyed/Seyyed, Nakhalah/Nakhaleh, Ziyad/Ziad.

    Only what romanization leaves open is levelled: doubled letters, vowel length, final -ah/-eh, the
    Arabic article. Final vowels stay, so that Maria and Marie differ.
    """
    text = token.casefold()
    for pattern, replacement in _TRANSLITERATION:
        text = pattern.sub(replacement, text)
    return text


@lru_cache(maxsize=20_000)
def person_tokens(name: str) -> tuple[str, ...]:
    """Given names and surname in order, folded; particles (al, bin, van) are joined to what follows."""
    out: list[str] = []
    glue = ""
    for token in re.split(r"[\s-]+", fold_keeping_hyphens(without_generation(name))):
        if token in _PARTICLES:
            glue = "" if token in ("al", "el") else glue + token
        elif token and token not in ("jr", "sr"):
            out.append(glue + token)
            glue = ""
    return tuple(out)


def fold_keeping_hyphens(name: str) -> str:
    """Like fold, but hyphens stay."""
    return " ".join("-".join(fold(part) for part in word.split("-")) for word in name.split()).strip("- ")


def compare_given(one: str, other: str) -> tuple[float, str]:
    """How well two given names agree, 0 to 1, and how: equal, spelling variants, nickname, initial."""
    if one == other:
        return 1.0, one
    if transliterated(one) == transliterated(other):
        return 0.9, f"{one} / {other}: spelling variants"
    if len(one) == 1 or len(other) == 1:
        return (0.75, f"{one} / {other}: an initial") if one[0] == other[0] else (0.0, "")
    if frozenset((one, other)) in _nicknames():
        return 0.85, f"{one} / {other}: a short form"
    return 0.0, ""


def has_nickname(given: str) -> bool:
    """True for a given name that has short forms, and for a short form."""
    return given in _with_nicknames()


@lru_cache(maxsize=1)
def _with_nicknames() -> frozenset[str]:
    return frozenset(name for pair in _nicknames() for name in pair)


@lru_cache(maxsize=1)
def _nicknames() -> frozenset[frozenset[str]]:
    pairs = set()
    for line in lexicon_words("nicknames.txt"):
        full, *short = line.split()
        pairs |= {frozenset((full, s)) for s in short}
    return frozenset(pairs)


def acronym(name: str) -> str:
    """Initials of the words of a name of three or more, without glue words: "British Transport Police" -> "btp"."""
    words = [w for w in re.split(r"[\s-]+", name) if w and w.casefold() not in _GLUE]
    return "".join(w[0] for w in words if w[0].isalnum()).casefold() if len(words) >= 2 else ""


def is_acronym(name: str) -> bool:
    """True for BTP, RAIB, TfL, U.N."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and " " not in bare and sum(c.isupper() for c in bare) >= max(2, len(bare) - 2)


@lru_cache(maxsize=20_000)
def core_words(name: str) -> tuple[str, ...]:
    """The words of an organization's or a facility's name that tell it apart: no legal form, no generic last noun."""
    words = [w for w in fold(name).split() if w not in _GLUE]
    generic = lexicon_words("generic_name_words.txt")
    while len(words) > 1 and words[-1] in generic:
        words.pop()
    return tuple(w.removesuffix("s") if len(w) > 4 else w for w in words)


def turned(name: str) -> str:
    """ "Department of the Treasury" as "treasury department", folded; "" for a name of another form."""
    head, *rest = fold(name).split() or [""]
    if len(rest) < 2 or rest[0] != "of" or "of" in rest[1:]:
        return ""
    return " ".join([*(rest[2:] if rest[1] == "the" else rest[1:]), head])


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """The name as a part of an IRI: ASCII where folding gives it, words joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold(text)).strip("-") or "unnamed"
