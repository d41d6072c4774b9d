"""In a worker: answers within their limit, as bytes in the form that was chosen."""

import gzip
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pyoxigraph import RdfFormat, Triple, serialize

from kg.vocab import NAMESPACES

from .frames import Reply
from .negotiation import Form, choose_form
from .problem import Problem

_GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML}
_NAMES = {"json-ld": "jsonld", "turtle": "ttl", "n3": "ttl", "ntriples": "nt", "n-triples": "nt", "xml": "rdf",
          "rdf+xml": "rdf", "rdfxml": "rdf"}  # fmt: skip
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMELESS = b"<oxprefix: "  # an element without a local name
_WORTH_ZIPPING = 1000  # bytes


def wanted_form(name: str | None, accept: str | None, forms: Sequence[Form]) -> Form:
    """The form that a parameter names, if this kind of answer has it, else the one that Accept prefers."""
    known = {form.name: form for form in forms}
    name = (name or "").lower()
    return known.get(name) or known.get(_NAMES.get(name, "")) or choose_form(accept, forms)


def graph_reply(
    triples: Iterable[Triple], form: Form, *, limit: int, zipped: bool, prefixes: dict[str, str] | None = None
) -> Reply:
    """Triples in the form of a graph; raises Problem 413 beyond the limit, in bytes."""
    known = NAMESPACES | (prefixes or {})
    body = within_limit(lambda sink: serialize(triples, sink, _GRAPHS[form.name], prefixes=known), limit)
    if form.name == "rdf":
        if _NAMELESS in body:
            raise Problem(
                406, "RDF/XML cannot write one of the properties: its IRI does not end in a name; take Turtle"
            )
        body = well_formed(body)
    return make_reply(body, form, zipped)


def make_reply(body: bytes, form: Form, zipped: bool) -> Reply:
    """The reply with a body, zipped where the client takes it and it gains."""
    head: dict[str, Any] = {"type": form.content_type, "form": form.name}
    if zipped and len(body) > _WORTH_ZIPPING:
        return Reply(gzip.compress(body, 5, mtime=0), {**head, "zipped": True})
    return Reply(body, head)


def within_limit(write: Callable[[Any], object], limit: int) -> bytes:
    """What is written; raises Problem 413 as soon as it is more than the limit, in bytes."""
    sink = _Sink(limit)
    write(sink)
    return sink.content()


def well_formed(body: bytes) -> bytes:
    """XML with U+FFFD in place of the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", body.decode()).encode()


class _Sink(io.RawIOBase):
    """A buffer that refuses more than its limit."""

    def __init__(self, limit: int) -> None:
        self._parts = io.BytesIO()
        self._limit = limit

    def write(self, data: Any) -> int:
        if self._parts.tell() + len(data) > self._limit:
            raise Problem(
                413,
                f"the answer is longer than the {self._limit:,} bytes that are allowed; add a LIMIT, ask for fewer "
                "columns, or query the graph with `kg query`",
                {"reason": "result too large", "limit": self._limit},
            )
        return self._parts.write(data)

    def content(self) -> bytes:
        return self._parts.getvalue()
