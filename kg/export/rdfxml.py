"""RDF/XML: all triples, those of named graphs too; typed elements, one property a line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import ExportError

from .layout import TYPE, lay_out, property_order
from .names import Names
from .rows import Description, Source, descriptions, iri_of, literal_of, merged, sorted_rows
from .xmltext import attribute, content

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TAIL = re.compile(r"[A-Za-z_][A-Za-z0-9_\-.]*\Z")
_RESERVED = {  # names of the syntax itself, never elements for a property or a class
    f"{_RDF}{name}"
    for name in (
        "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li", "Description", "aboutEach",
        "aboutEachPrefix", "bagID",
    )
}  # fmt: skip


def write_rdfxml(source: Source, stream: BinaryIO) -> None:
    """Writes the merged triples; raises ExportError for a property that has no XML name."""
    things = descriptions(merged(sorted_rows(source)))
    names = _XmlNames(things)
    stream.write(names.head().encode())
    for section in lay_out(things):
        for subject in section.subjects:
            stream.write("".join(_node(subject, things[subject], names)).encode())
    stream.write(b"</rdf:RDF>\n")


class _XmlNames:
    """Qualified element names; every namespace is declared once, on the root element."""

    def __init__(self, things: dict[str, Description]) -> None:
        self._known = {iri: prefix for prefix, iri in Names("").prefixes.items()}
        self._prefixes: dict[str, str] = {"rdf": _RDF}
        self._names: dict[str, str | None] = {}
        for about in things.values():
            for predicate in about:
                if self.of(predicate) is None:
                    raise ExportError(f"RDF/XML cannot write the property {predicate}; use -f turtle or -f nquads")
            for kind in about.get(TYPE, ())[:1]:
                self.of(kind)

    def of(self, term: str) -> str | None:
        """The element name of an IRI term, None where XML has none for it."""
        if term not in self._names:
            self._names[term] = self._name(iri_of(term)) if term.startswith("<") else None
        return self._names[term]

    def _name(self, iri: str) -> str | None:
        tail = _TAIL.search(iri)
        if not tail or not tail.start() or iri in _RESERVED:
            return None
        namespace = iri[: tail.start()]
        prefix = self._known.setdefault(namespace, f"ns{len(self._known)}")
        self._prefixes[prefix] = namespace
        return f"{prefix}:{tail[0]}"

    def head(self) -> str:
        """The XML declaration and the root element's start tag."""
        spaces = "\n".join(f'  xmlns:{p}="{attribute(iri)}"' for p, iri in sorted(self._prefixes.items()))
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n{spaces}>\n'


def _node(subject: str, about: Description, names: _XmlNames) -> Iterator[str]:
    kinds = about.get(TYPE, [])
    element = names.of(kinds[0]) if kinds else None
    tag = element or "rdf:Description"
    yield f"\n  <{tag} {_reference(subject, 'rdf:about')}>\n"
    for predicate in sorted(about, key=property_order):
        objects = about[predicate][1:] if predicate == TYPE and element else about[predicate]
        for term in objects:
            yield _property(names.of(predicate) or "", term)
    yield f"  </{tag}>\n"


def _property(name: str, term: str) -> str:
    if not term.startswith('"'):
        return f"    <{name} {_reference(term, 'rdf:resource')}/>\n"
    value, datatype, language = literal_of(term)
    kind = f' rdf:datatype="{attribute(datatype)}"' if datatype else ""
    if language:
        kind = f' xml:lang="{attribute(language)}"'
    return f"    <{name}{kind}>{content(value)}</{name}>\n"


def _reference(term: str, name: str) -> str:
    if term.startswith("_:"):
        return f'rdf:nodeID="{attribute(term[2:])}"'
    return f'{name}="{attribute(iri_of(term))}"'
