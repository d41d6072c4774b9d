"""JSON-LD 1.1 with the context of our ontology written into the file, so that it stands alone.

Nothing is fetched to read it. Named graphs are kept; a value is written plainly where the context says
what it is, and in full (`@value`, `@type`) where it does not.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.resources import ontology_dir

from .layout import TYPE, lay_out, property_order
from .names import Names
from .rows import Description, Row, Source, descriptions, iri_of, literal_of, sorted_rows

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def write_jsonld(source: Source, stream: BinaryIO) -> None:
    """Writes the dataset: things of the default graph, then one object for each named graph."""
    rows = sorted_rows(source)
    context = _Context(rows)
    stream.write(f'{{\n"@context": {_dump(context.document)},\n"@graph": ['.encode())
    before = "\n"
    for node in _nodes(rows, context):
        stream.write(f"{before}{node}".encode())
        before = ",\n"
    stream.write(b"\n]\n}\n")


def _nodes(rows: list[Row], context: "_Context") -> Iterator[str]:
    graphs: dict[str, list[Row]] = {}
    for row in rows:
        graphs.setdefault(row[3], []).append(row)
    for graph, part in sorted(graphs.items()):
        things = descriptions(part)
        nodes = [
            _dump(_node(subject, things[subject], context))
            for section in lay_out(things)
            for subject in section.subjects
        ]
        if graph:
            yield f'{{"@id": {_dump(context.reference(graph))}, "@graph": [\n' + ",\n".join(nodes) + "\n]}"
        else:
            yield from nodes


def _node(subject: str, about: Description, context: "_Context") -> dict[str, Any]:
    node: dict[str, Any] = {"@id": context.reference(subject)}
    for predicate in sorted(about, key=property_order):
        if predicate == TYPE and all(o.startswith("<") for o in about[predicate]):
            node["@type"] = _single([context.reference(o) for o in about[predicate]])
            continue
        key, coercion = context.key(predicate)
        node[key] = _single([_value(term, coercion, context) for term in about[predicate]])
    return node


def _value(term: str, coercion: str, context: "_Context") -> Any:
    if not term.startswith('"'):
        reference = context.reference(term)
        return reference if coercion == "@id" else {"@id": reference}
    value, datatype, language = literal_of(term)
    if language:
        return {"@value": value, "@language": language}
    if coercion:
        return value if datatype and coercion == datatype else _typed(value, datatype, context)
    if datatype == f"{_XSD}boolean" and value in ("true", "false"):
        return value == "true"
    if datatype == f"{_XSD}integer" and _INTEGER.fullmatch(value):
        return int(value)
    return _typed(value, datatype, context) if datatype or context.has_language else value


def _typed(value: str, datatype: str, context: "_Context") -> dict[str, str]:
    return {"@value": value, "@type": context.reference(f"<{datatype}>")} if datatype else {"@value": value}


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Context:
    """The context of the document, and how IRIs are written under it."""

    def __init__(self, rows: list[Row]) -> None:
        shipped = _shipped_context()
        self.has_language = "@language" in shipped or "@vocab" in shipped
        names = Names.of(rows)
        clashing = {m[1] for term in _iris(rows) if (m := _SCHEME.match(term[1:-1]))}
        self._terms: dict[str, tuple[str, str]] = {}
        prefixes = {k: v for k, v in names.prefixes.items() if k not in shipped}  # `feature` is a property there
        prefixes |= {k: v for k, v in shipped.items() if _is_prefix(v)}
        self._prefixes = {iri: p for p, iri in sorted(prefixes.items()) if p not in clashing}
        for term, definition in shipped.items():
            self._define(term, definition, prefixes)
        extra: dict[str, str | None] = {p: iri for iri, p in self._prefixes.items() if shipped.get(p) != iri}
        extra |= {prefix: None for prefix in clashing if prefix in prefixes}
        self.document: Any = [shipped, dict(sorted(extra.items()))] if extra and shipped else shipped or extra
        self._written: dict[str, str] = {}

    def _define(self, term: str, definition: Any, prefixes: dict[str, str]) -> None:
        """Notes a term that stands for a property with at most a type; other definitions are not used."""
        row = {"@id": definition} if isinstance(definition, str) else definition
        if term.startswith("@") or not isinstance(row, dict) or set(row) - {"@id", "@type"} or _is_prefix(definition):
            return
        iri = _expand(str(row.get("@id") or term), prefixes)
        kind = str(row.get("@type", ""))
        if kind != "@vocab" and "://" in iri:
            self._terms[iri] = (term, kind if kind.startswith("@") else _expand(kind, prefixes))

    def key(self, predicate: str) -> tuple[str, str]:
        """The key of a property and the type its plain values have under the context ("" for none)."""
        iri = iri_of(predicate)
        return self._terms[iri] if iri in self._terms else (self.reference(predicate), "")

    def reference(self, term: str) -> str:
        """An IRI or blank node as the value of `@id`."""
        if not term.startswith("<"):
            return term
        written = self._written.get(term)
        if written is None:
            iri = term[1:-1]
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefixes.get(iri[:cut])
            written = self._written[term] = f"{prefix}:{iri[cut:]}" if prefix and iri[cut:] else iri
        return written


def _iris(rows: list[Row]) -> set[str]:
    return {term for row in rows for term in row if term.startswith("<")}


def _is_prefix(definition: Any) -> bool:
    return isinstance(definition, str) and definition.endswith(("#", "/")) and "://" in definition


def _expand(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else name


def _shipped_context() -> dict[str, Any]:
    path = ontology_dir() / "context.jsonld"
    if not path.is_file():
        return {}
    document = json.loads(path.read_text(encoding="utf-8"))
    context: dict[str, Any] = document.get("@context", document)
    return context
