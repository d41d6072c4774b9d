"""Node ids that every reader takes: XML name tokens, as GraphML's schema asks (xs:NMTOKEN)."""

import re
from collections.abc import Iterable
from hashlib import blake2b

_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
_OTHER = re.compile(r"[^A-Za-z0-9._/-]")


def node_ids(iris: Iterable[str], base: str) -> dict[str, str]:
    """IRI -> id, in the order given: what follows the base, with : for /, such as `entity:mara-lind`.

    An IRI with other characters gets `_` for each and a digest behind, so that ids stay apart.
    """
    return {iri: node_id(iri, base) for iri in iris}


def node_id(iri: str, base: str) -> str:
    """The id of one IRI."""
    rest = iri.removeprefix(base)
    if _PLAIN.fullmatch(rest):
        return rest.replace("/", ":")
    digest = blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{_OTHER.sub('_', rest)[:80].replace('/', ':')}.{digest}"
