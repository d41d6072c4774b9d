"""The words of RDF terms as rows write them, and names in the form in which they are compared."""

import re
import unicodedata

from pyoxigraph import RdfFormat, parse

from kg.vocab import NAMESPACES
from kg.vocab.namespaces import expand

_POSSESSIVE = re.compile(r"[’'`´]s\b")
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|an?) (?=.)")


def words_of(literal: str) -> str:
    """The words of a literal as N-Quads writes it."""
    if "\\" not in literal:
        return literal[1 : literal.rindex('"')]
    quad = next(parse(f"<a:a> <a:a> {literal} .", RdfFormat.N_QUADS, lenient=True))
    return str(getattr(quad.object, "value", ""))


def folded(name: str) -> str:
    """A name without case, accents, punctuation, possessive and leading article."""
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name)).casefold()
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return _ARTICLE.sub("", _NO_WORD.sub(" ", plain).strip(), count=1)


def node_of(name: str) -> str | None:
    """The node of a prefixed name ("kgo:deaths"); None for any other words."""
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in NAMESPACES or not local or " " in local:
        return None
    return f"<{expand(name)}>"
