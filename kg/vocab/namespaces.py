"""The prefixes of the graph model (design/graph-model.md) and what they stand for."""

import re
from functools import cache

DEFAULT_BASE = "https://w3id.org/kg-news/id/"

NAMESPACES: dict[str, str] = {
    "kgo": "https://w3id.org/kg-news/ontology#",
    "rel": "https://w3id.org/kg-news/relation#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_UNSAFE = re.compile(r"[^\w\-.~]")
_BY_LENGTH = sorted(NAMESPACES.items(), key=lambda item: (-len(item[1]), item[0]))


def percent_encode(text: str, *, keep: str = "") -> str:
    """The text with every character that may not stand in an IRI path segment percent-encoded.

    Letters and digits of all scripts stay (RFC 3987), as do the characters in `keep`.
    """
    return _UNSAFE.sub(lambda m: m[0] if m[0] in keep else _encoded(m[0]), text)


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


@cache
def expand(name: str) -> str:
    """The IRI of a prefixed name; raises KeyError for a prefix that is not ours."""
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + percent_encode(local)


def shorten(iri: str) -> str | None:
    """The prefixed name of an IRI, or None where no prefix of ours fits."""
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and re.fullmatch(r"[\w\-.]+", iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None
