"""Short names for IRIs: which prefixes a graph needs, and how a name is written in Turtle."""

import re
from collections import Counter
from collections.abc import Iterable

from kg.vocab import DEFAULT_BASE, NAMESPACES

from .rows import Row

PREFIXES = {
    **NAMESPACES,
    "dcterms": "http://purl.org/dc/terms/",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
}

# PN_CHARS_U, PN_CHARS of Turtle 1.1; characters that a local name may hold behind a backslash
_BASE = (
    "A-Za-zÀ-ÖØ-öø-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHAR = rf"[{_BASE}0-9_·\u0300-\u036f\u203f\u2040-]"
_ESCAPED = "~!$&'()*+,;="
_LOCAL = re.compile(
    rf"(?:[{_BASE}0-9_{_ESCAPED}]|%[0-9A-Fa-f]{{2}})"
    rf"(?:(?:{_CHAR}|[.{_ESCAPED}]|%[0-9A-Fa-f]{{2}})*(?:{_CHAR}|[{_ESCAPED}]|%[0-9A-Fa-f]{{2}}))?"
)
_TO_ESCAPE = re.compile(f"[{re.escape(_ESCAPED)}]")
_PLAIN_BASE = re.compile(r"https?://[^/?#]+/(?:[^?#]*/)?")
_PASSAGE = re.compile(r"[a-z]+/(?!\.+#)[A-Za-z0-9._~-]+#char=\d+,\d+")
_REMEMBERED = 100_000  # names
_KIND = re.compile(r"(.*/)(article|statement|entity|event|position)/[^/]+")


def find_base(iris: Iterable[str]) -> str:
    """The base IRI under which most of the resources of the graph model stand; each is given once."""
    return base_of(Counter(base for iri in iris if (base := kind_base(iri)) is not None))


def kind_base(iri: str) -> str | None:
    """The base under which a resource of the graph model stands; None for any other."""
    match = _KIND.fullmatch(iri)
    return match[1] if match else None


def base_of(found: Counter[str]) -> str:
    """The base that most resources have."""
    return min(found, key=lambda base: (-found[base], base)) if found else DEFAULT_BASE


class Names:
    """Writes IRI terms as prefixed names or relative references, each computed once."""

    def __init__(self, base: str, kinds: Iterable[str] = ()) -> None:
        """`kinds` are the folders under the base that get a prefix of their own: article, entity…"""
        self.base = base
        self.prefixes = dict(PREFIXES)
        for kind in sorted(kinds):
            self.prefixes.setdefault(kind, f"{base}{kind}/")
        self._by_namespace = {iri: prefix for prefix, iri in self.prefixes.items()}
        self._relative = bool(_PLAIN_BASE.fullmatch(base))
        self._written: dict[str, str] = {}
        self.used: set[str] = set()

    @classmethod
    def of(cls, rows: list[Row]) -> "Names":
        """The names that fit a graph: its base, and a prefix for every kind of thing under it."""
        base = find_base({row[0][1:-1] for row in rows if row[0].startswith("<")})
        kind = re.compile(rf"<{re.escape(base)}([a-z]{{2,20}})/[^/<>]+>")
        terms = {row[0] for row in rows} | {row[2] for row in rows if row[2].startswith("<")}
        return cls(base, {match[1] for term in terms if (match := kind.fullmatch(term))})

    def split(self, iri: str) -> tuple[str, str] | None:
        """(prefix, local part) of an IRI that has a known namespace, else None."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        return None if prefix is None else (prefix, iri[cut:])

    def turtle(self, term: str) -> str:
        """An IRI term as Turtle writes it best."""
        written = self._written.get(term)
        if written is None:
            if len(self._written) >= _REMEMBERED:
                self._written.clear()
            written = self._written[term] = self._write(term)
        return written

    def _write(self, term: str) -> str:
        if not term.startswith("<"):
            return term
        iri = term[1:-1]
        parts = self.split(iri)
        if parts and _LOCAL.fullmatch(parts[1]):
            self.used.add(parts[0])
            return f"{parts[0]}:{_TO_ESCAPE.sub(lambda m: chr(92) + m[0], parts[1])}"
        if self._relative and iri.startswith(self.base) and _PASSAGE.fullmatch(iri, len(self.base)):
            return f"<{iri[len(self.base) :]}>"
        return term
